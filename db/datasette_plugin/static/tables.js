// Datasette's own pages of a bank: the names, roles and languages that they leave out, so that screen readers can use them.
const NAMES = { _filter_column: "Column", _filter_op: "Comparison", _filter_value: "Value", _sort: "Sort by" };

document.documentElement.lang ||= "en";
document.querySelector("section.content")?.setAttribute("role", "main");
for (const described of document.querySelectorAll(".metadata-description, .column-descriptions dd")) {
  described.lang = "sv";
}
for (const field of document.querySelectorAll("form.filters [name]")) {
  const name = NAMES[field.name.replace(/_\d+$/, "")];
  if (name) field.setAttribute("aria-label", name);
}
// The editor of SQL makes its own field when everything is loaded.
addEventListener("load", () => {
  for (const field of document.querySelectorAll("textarea")) {
    if (!field.labels.length) field.setAttribute("aria-label", "SQL");
  }
});
for (const wrapper of document.querySelectorAll(".table-wrapper, pre")) {
  wrapper.tabIndex = 0;
}
let above = 1;
for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
  const level = Math.min(Number(heading.tagName[1]), above + 1);
  heading.setAttribute("aria-level", level);
  above = level;
}
