import type { Diagnostic, Fix, Severity } from "../syntax/diagnostic.ts";
import { make, setAttribute, setChildren, setText } from "./make.ts";
import type { Say } from "./words.ts";

/** So many messages are drawn. Of the others there is only a count. */
export const mostMessages = 10;

const severities: readonly Severity[] = ["error", "warning", "hint"];

/** What a message is about; the text need not have a place. */
export type ShownDiagnostic = Pick<Diagnostic, "severity" | "message" | "fixes">;

export interface ShownMessages {
  /** At most `mostMessages`. */
  readonly diagnostics: readonly ShownDiagnostic[];
  /** How many there are beside these. */
  readonly more: number;
  /** Shown where there is no message. */
  readonly hint: string;
  readonly isReadOnly: boolean;
}

/**
 * The worst diagnostic on one line, with a button that fixes it. The others, and all of a message that is too long for its line, are
 * shown on request: otherwise the page below would move.
 */
export interface Messages {
  readonly element: HTMLElement;
  /** The part that must always be seen: all but the hint. */
  readonly said: HTMLElement;
  /** What the input is described by: the messages without their buttons. */
  readonly description: HTMLElement;
  render(messages: ShownMessages, say: Say): void;
}

interface Message {
  readonly element: HTMLLIElement;
  diagnostic: ShownDiagnostic;
}

/** @param id the description's. */
export function makeMessages(id: string, apply: (fix: Fix) => void): Messages {
  const list = make("ul", { class: "messages", role: "list" });
  const unseen = make("p", { part: "more", class: "more" });
  const expand = make("button", { part: "expand", class: "expand", type: "button" });
  const said = make("div", { class: "said" }, list, unseen, expand);
  const hint = make("p", { part: "hint", class: "tip", dir: "auto", "aria-hidden": "true" });
  const element = make("div", { part: "messages", class: "below" }, said, hint);
  const description = make("div", { id });
  description.hidden = true;
  let shown: ReadonlyMap<string, Message> = new Map();
  let isExpanded = false;
  let redraw = () => {};
  expand.addEventListener("click", () => {
    isExpanded = !isExpanded;
    redraw();
  });
  return {
    element,
    said,
    description,
    render: (messages, say) => {
      const now = new Map<string, Message>();
      const seen = new Map<string, number>();
      for (const diagnostic of messages.diagnostics) {
        const text = textOf(diagnostic);
        const count = seen.get(text) ?? 0;
        seen.set(text, count + 1);
        // What is there stays: its button may be about to be pressed.
        const message = shown.get(`${count} ${text}`) ?? makeMessage(diagnostic, apply);
        message.diagnostic = diagnostic;
        now.set(`${count} ${text}`, message);
      }
      setChildren(
        list,
        [...now.values()].map((message) => message.element),
      );
      shown = now;
      redraw = () => {
        const drawn = [...now.values()];
        const worst = drawn.find(({ diagnostic }) => diagnostic.severity === worstOf(messages.diagnostics));
        const others = drawn.length - 1 + messages.more;
        for (const message of drawn) message.element.hidden = !isExpanded && message !== worst;
        list.hidden = drawn.length === 0;
        setText(unseen, say("messages-more", { count: messages.more }));
        unseen.hidden = !isExpanded || messages.more === 0;
        const more = others > 0 ? say("messages-more", { count: others }) : say("message-whole");
        setText(expand, isExpanded ? say("messages-less") : more);
        setAttribute(expand, "aria-expanded", String(isExpanded));
        expand.hidden = drawn.length === 0;
        expand.classList.toggle("alone", others === 0);
        said.classList.toggle("expanded", isExpanded);
        setText(hint, messages.hint);
        hint.hidden = drawn.length > 0;
      };
      if (now.size === 0) isExpanded = false;
      redraw();
      setText(description, messages.diagnostics.map(({ message }) => message).join("\n"));
      for (const button of list.querySelectorAll("button")) button.disabled = messages.isReadOnly;
    },
  };
}

function worstOf(diagnostics: readonly ShownDiagnostic[]): Severity | undefined {
  return severities.find((severity) => diagnostics.some((each) => each.severity === severity));
}

function textOf({ severity, message, fixes = [] }: ShownDiagnostic): string {
  return JSON.stringify([severity, message, ...fixes.map(({ label }) => label)]);
}

function makeMessage(diagnostic: ShownDiagnostic, apply: (fix: Fix) => void): Message {
  const { severity, message, fixes = [] } = diagnostic;
  // The line has the page's direction, and so its place; the words in it have their own.
  const element = make(
    "li",
    { part: `message ${severity}`, class: severity },
    make("span", { dir: "auto", title: message }, message),
  );
  const made: Message = { element, diagnostic };
  // The best fix has a button. At the term itself the list offers all of them.
  const [best] = fixes;
  if (best === undefined) return made;
  const button = make("button", { part: "fix", type: "button", dir: "auto", title: best.label }, best.label);
  button.addEventListener("click", () => {
    // The same message may be about another place by now.
    const [fix] = made.diagnostic.fixes ?? [];
    if (fix !== undefined) apply(fix);
  });
  element.append(button);
  return made;
}
