import type { Diagnostic, Fix } from "../syntax/tree.ts";
import { make } from "./make.ts";

/** What is wrong, and buttons that mend it. Screen readers say what is new. */
export interface Messages {
  readonly element: HTMLElement;
  render(diagnostics: readonly Diagnostic[], isDisabled: boolean): void;
}

interface Message {
  readonly element: HTMLLIElement;
  diagnostic: Diagnostic;
}

export function makeMessages(mend: (fix: Fix) => void): Messages {
  // A list of nothing is no list, but what is to be heard of must be there before it has anything to say.
  const list = make("ul", { class: "messages", role: "list" });
  const element = make("div", { part: "messages", id: "messages", "aria-live": "polite" }, list);
  let said: ReadonlyMap<string, Message> = new Map();
  list.hidden = true;
  return {
    element,
    render: (diagnostics, isDisabled) => {
      const messages = new Map<string, Message>();
      for (const diagnostic of diagnostics) {
        const key = keyOf(diagnostic, messages);
        // What is said already stays: it is not said again, and its button may be about to get the focus.
        const message = said.get(key) ?? makeMessage(diagnostic, mend);
        message.diagnostic = diagnostic;
        messages.set(key, message);
      }
      for (const [key, message] of said) if (!messages.has(key)) message.element.remove();
      for (const [place, message] of [...messages.values()].entries()) {
        const there = list.children[place] ?? null;
        if (there !== message.element) list.insertBefore(message.element, there);
      }
      said = messages;
      list.hidden = messages.size === 0;
      for (const button of list.querySelectorAll("button")) button.disabled = isDisabled;
    },
  };
}

function makeMessage(diagnostic: Diagnostic, mend: (fix: Fix) => void): Message {
  const { severity, message, fixes = [] } = diagnostic;
  const buttons = fixes.map(({ label }) => make("button", { part: "fix", type: "button", dir: "auto" }, label));
  const element = make(
    "li",
    { part: `message ${severity}`, class: severity },
    // The line has the page's direction, and so its place; the words in it have their own.
    make("div", {}, make("span", { dir: "auto" }, message)),
    ...(buttons.length === 0 ? [] : [make("div", { class: "fixes" }, ...buttons)]),
  );
  const made: Message = { element, diagnostic };
  for (const [place, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      // The same message may be about another place by now.
      const fix = made.diagnostic.fixes?.[place];
      if (fix !== undefined) mend(fix);
    });
  }
  return made;
}

/** What a message says, and which one of several that say it. */
function keyOf({ severity, message, fixes = [] }: Diagnostic, others: ReadonlyMap<string, Message>): string {
  const said = JSON.stringify([severity, message, ...fixes.map(({ label }) => label)]);
  let count = 0;
  while (others.has(`${said}${count}`)) count++;
  return `${said}${count}`;
}
