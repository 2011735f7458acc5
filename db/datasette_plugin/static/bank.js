/* Copies links and references; without it they can be copied by hand. */
"use strict";
document.querySelectorAll("button.copy").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Kopierat";
    setTimeout(() => { button.textContent = words; }, 2000);
  });
});
