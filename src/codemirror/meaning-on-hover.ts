import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { hover } from "../assist/explain.ts";
import type { MessageOptions } from "../assist/messages.ts";
import type { QueryField } from "./query-field.ts";

/** Says what the term under the pointer means. */
export function meaningOnHover(query: QueryField, options: MessageOptions): Extension {
  return hoverTooltip((view, offset) => {
    const meaning = hover(view.state.field(query), offset, options);
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
