/* Copies links and references, and says where a table goes on sideways; without it all can be done by hand. */
"use strict";
const COPIED = { sv: "Kopierat", en: "Copied" }[document.documentElement.lang];
document.querySelectorAll("button.copy").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = COPIED;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
});
document.querySelectorAll(".scroll").forEach((table) => {
  if (table.scrollWidth <= table.clientWidth + 1) return;
  const hint = document.createElement("p");
  hint.className = "scroll-hint note";
  hint.textContent = document.body.dataset.scrollHint;
  table.classList.add("overflows");
  table.after(hint);
});
