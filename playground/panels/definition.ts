import type { AnyLanguage } from "querybar";
import { type Dashboard, dashboards } from "../dashboards.ts";
import { readDefinition, writeDefinition } from "../definition.ts";
import { byId } from "../dom.ts";

/** The definitions of the dashboards' languages, as they are being edited. */
export function definitionPanel(onChange: () => void) {
  const editor = byId("definition", HTMLTextAreaElement);
  const verdict = byId("verdict", HTMLElement);
  const reset = byId("reset", HTMLButtonElement);
  const sample = byId("sample", HTMLElement);
  const drafts = new Map(dashboards.map(({ name, language }) => [name, { json: writeDefinition(language), language }]));
  let current: Dashboard = dashboards[0];

  const languageOf = ({ name, language }: Dashboard): AnyLanguage => drafts.get(name)?.language ?? language;

  /** Reads the definition; while it has an error, the last valid language is used. */
  const read = () => {
    const json = editor.value;
    const reading = readDefinition(json);
    const isFine = "language" in reading;
    editor.setAttribute("aria-invalid", String(!isFine));
    verdict.className = isFine ? "fine" : "trouble";
    verdict.textContent = isFine ? "This is the language of the search above." : reading.trouble;
    drafts.set(current.name, { json, language: isFine ? reading.language : languageOf(current) });
    return isFine;
  };
  const write = (json: string) => {
    editor.value = json;
    return read();
  };

  editor.addEventListener("input", () => {
    if (read()) onChange();
  });
  reset.addEventListener("click", () => {
    if (write(writeDefinition(current.language))) onChange();
  });
  return {
    languageOf,
    show: (dashboard: Dashboard) => {
      current = dashboard;
      write(drafts.get(dashboard.name)?.json ?? writeDefinition(dashboard.language));
      sample.textContent = JSON.stringify(dashboard.records[0], null, 2);
    },
  };
}
