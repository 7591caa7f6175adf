import { parse } from "querybar";
import { explain } from "querybar/assist";

document.querySelector("input")?.addEventListener("input", ({ target }) => {
  const output = document.querySelector("output");
  if (output !== null) output.textContent = explain(parse((target as HTMLInputElement).value)).sentence;
});
