import type { Diagnostic, Fix } from "../syntax/tree.ts";
import { make } from "./make.ts";

interface Message {
  readonly element: HTMLLIElement;
  diagnostic: Diagnostic;
}

/** What is wrong, and buttons that mend it. Screen readers say what is new. */
export class Messages {
  readonly element = make("ul", {
    part: "messages",
    class: "messages",
    id: "messages",
    role: "list",
    "aria-live": "polite",
  });
  readonly #mend: (fix: Fix) => void;
  #messages: ReadonlyMap<string, Message> = new Map();

  constructor(mend: (fix: Fix) => void) {
    this.#mend = mend;
  }

  render(diagnostics: readonly Diagnostic[], isDisabled: boolean): void {
    const messages = new Map<string, Message>();
    for (const diagnostic of diagnostics) {
      const key = keyOf(diagnostic, messages);
      // What is said already stays: it is not said again, and its button may be about to get the focus.
      const message = this.#messages.get(key) ?? this.#message(diagnostic);
      message.diagnostic = diagnostic;
      messages.set(key, message);
    }
    for (const [key, { element }] of this.#messages) if (!messages.has(key)) element.remove();
    for (const [place, { element }] of [...messages.values()].entries()) {
      const there = this.element.children[place] ?? null;
      if (there !== element) this.element.insertBefore(element, there);
    }
    this.#messages = messages;
    for (const button of this.element.querySelectorAll("button")) button.disabled = isDisabled;
  }

  #message(diagnostic: Diagnostic): Message {
    const { severity, message, fixes = [] } = diagnostic;
    const buttons = fixes.map(({ label }) => make("button", { part: "fix", type: "button", dir: "auto" }, label));
    const element = make(
      "li",
      { part: `message ${severity}`, class: severity },
      make("span", { dir: "auto" }, message),
      ...buttons,
    );
    const made: Message = { element, diagnostic };
    for (const [place, button] of buttons.entries()) {
      button.addEventListener("click", () => {
        // The same message may be about another place by now.
        const fix = made.diagnostic.fixes?.[place];
        if (fix !== undefined) this.#mend(fix);
      });
    }
    return made;
  }
}

/** What a message says, and which one of several that say it. */
function keyOf({ severity, message, fixes = [] }: Diagnostic, others: ReadonlyMap<string, Message>): string {
  const said = JSON.stringify([severity, message, ...fixes.map(({ label }) => label)]);
  let count = 0;
  while (others.has(`${said}${count}`)) count++;
  return `${said}${count}`;
}
