import { defineQueryBar } from "querybar/element";

const heard: string[] = [];
document.addEventListener("input", (event) => {
  if (event instanceof CustomEvent) heard.push(event.detail.query.text);
});
Object.assign(window, { heard });

// The script comes when the test says so.
document.addEventListener("upgrade", () => defineQueryBar());
