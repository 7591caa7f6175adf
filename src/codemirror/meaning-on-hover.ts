import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { meaningAt } from "../search-bar/help.ts";
import type { Settings } from "../search-bar/settings.ts";
import type { ReadingField } from "./reading-field.ts";

/** Says what the term under the pointer means. */
export function meaningOnHover(reading: ReadingField, settings: Settings): Extension {
  return hoverTooltip((view, offset) => {
    const meaning = meaningAt(view.state.field(reading), offset, settings);
    if (meaning === undefined) return null;
    return {
      pos: meaning.from,
      end: meaning.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "querybar-meaning";
        dom.textContent = meaning.text;
        return { dom };
      },
    };
  });
}
