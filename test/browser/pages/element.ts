import { defineQueryBar } from "querybar/element";

const branches = ["main", "maintenance", "a b"];

// Set before the element is defined, as a framework may do.
const bar = document.querySelector("query-bar");
if (bar !== null) bar.recent = ["failed branch:main"];

defineQueryBar();

if (bar !== null) bar.values = async ({ field }) => (field === "branch" ? branches : []);

const heard: string[] = [];
const output = document.querySelector("output");
for (const type of ["input", "change", "search"]) {
  document.addEventListener(type, ({ target }) => {
    heard.push(`${type} ${(target as HTMLInputElement).value}`);
    if (output !== null) output.value = heard.slice(-3).join("; ");
  });
}
document.querySelector("form")?.addEventListener("submit", (event) => {
  const { submitter } = event as SubmitEvent;
  heard.push(`submit ${submitter?.textContent ?? ""}`);
  if (new URLSearchParams(location.search).has("stay")) event.preventDefault();
});
Object.assign(window, { heard });
