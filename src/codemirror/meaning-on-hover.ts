import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import type { ExplainOptions } from "../assist/catalogue.ts";
import { hover } from "../assist/hover.ts";
import type { AnyLanguage } from "../language/language.ts";

/** Tells what the term under the pointer means. */
export function meaningOnHover(language: AnyLanguage, options: ExplainOptions): Extension {
  return hoverTooltip((view, offset) => {
    const meaning = hover(view.state.doc.toString(), offset, language, options);
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
