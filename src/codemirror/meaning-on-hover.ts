import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { hover } from "../assist/explain.ts";
import type { Settings } from "../search-bar/settings.ts";
import type { ReadingField } from "./reading-field.ts";

/** Says what the term under the pointer means. */
export function meaningOnHover(reading: ReadingField, settings: Settings): Extension {
  return hoverTooltip((view, offset) => {
    const meaning = hover(view.state.field(reading).query, offset, { catalogue: settings.messages });
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
