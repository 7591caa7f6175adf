import { type Token, tokens } from "../assist/tokens.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Diagnostic } from "../syntax/tree.ts";
import { make } from "./make.ts";

/** The coloured text over an input, whose own is transparent. */
export interface Mirror {
  readonly element: HTMLElement;
  render(language: AnyLanguage, diagnostics: readonly Diagnostic[]): void;
}

export function makeMirror(input: HTMLInputElement): Mirror {
  const element = make("div", { part: "text", class: "mirror", "aria-hidden": "true", dir: "auto" });
  const follow = () => {
    element.scrollLeft = input.scrollLeft;
  };
  input.addEventListener("scroll", follow);
  return {
    element,
    render: (language, diagnostics) => {
      const text = input.value;
      element.replaceChildren(
        ...tokens(text, language).flatMap((token) => colored(text, token, diagnostics)),
        // Room for the caret behind the last character, which the input has too.
        "\u200b",
      );
      follow();
    },
  };
}

/** A token in pieces: diagnostics may begin or end inside it. */
function colored(text: string, { from, to, tag }: Token, diagnostics: readonly Diagnostic[]): readonly Node[] {
  const cuts = new Set([from, to]);
  for (const { from: start, to: end } of diagnostics) {
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? from;
    const marked = diagnostics.find((diagnostic) => diagnostic.from <= start && end <= diagnostic.to);
    return make(
      "span",
      { part: tag, class: marked === undefined ? tag : `${tag} ${marked.severity}` },
      text.slice(start, end),
    );
  });
}
