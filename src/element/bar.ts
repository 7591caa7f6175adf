import type { CompletionItem } from "../assist/complete.ts";
import { diagnosticsAwayFrom } from "../assist/diagnostics-away-from.ts";
import { applyFix, negateTerm, removeTerm } from "../assist/edits.ts";
import { translateDiagnostics } from "../assist/translate.ts";
import { parse } from "../syntax/parse.ts";
import type { Diagnostic, Edit } from "../syntax/tree.ts";
import { makeChips } from "./chips.ts";
import type { Settings } from "./contract.ts";
import { type Action, actionOf } from "./keyboard.ts";
import { makeList } from "./list.ts";
import { make } from "./make.ts";
import { makeMessages } from "./messages.ts";
import { makeMirror } from "./mirror.ts";
import { makeInput } from "./parts.ts";
import { makeSuggestions } from "./suggestions.ts";
import { editAsTyped, oneLine } from "./text-field.ts";
import { listenToTyping, whenReleased } from "./typing.ts";
import { type Say, sayWith } from "./words.ts";

/** What stands in the element: the text and all the help with it. */
export interface Bar {
  readonly parts: readonly HTMLElement[];
  readonly input: HTMLInputElement;
  readonly text: string;
  write(text: string): void;
  /** Shows what follows from the text and the settings. The input itself is never touched: somebody may be composing a character. */
  render(): void;
  /** Shows all that is wrong, under the cursor too. */
  complain(): void;
  /** Closes the suggestions. */
  close(): void;
}

/** What a bar asks of the element that it stands in. */
export interface Host {
  readonly settings: Settings;
  /** How the page calls it, if it does. */
  readonly label: () => string | undefined;
  /** Somebody has changed the text. */
  readonly changed: () => void;
  /** Somebody has asked for the search. */
  readonly asked: () => void;
  /** What is shown has followed the text. */
  readonly rendered: (error: Diagnostic | undefined) => void;
}

export function makeBar({ settings, label, changed, asked, rendered }: Host): Bar {
  const input = makeInput();
  const mirror = makeMirror(input);
  const list = makeList(input, accept);
  const messages = makeMessages((fix) => edit(applyFix(input.value, fix)));
  const chips = makeChips((action, offset) => {
    const edits = action === "negate" ? negateTerm : removeTerm;
    edit(edits(input.value, offset, settings.language));
  });
  const status = make("div", { class: "status", role: "status" });
  const suggestions = makeSuggestions((completion) => list.show(completion));
  const say: Say = (key, gaps) => sayWith(settings.messages)(key, gaps);
  /** Where the cursor was when help was last given; `undefined` without the focus. */
  let cursor: number | undefined;

  function accept({ kind, insert, cursor: landing }: CompletionItem): void {
    const { from, to } = list.completion;
    editAsTyped(input, [{ from, to, insert }]);
    input.setSelectionRange(landing, landing);
    // A field goes on with its values; any other term is finished.
    if (kind === "field") suggest();
    else close();
    render();
  }

  function edit(edits: readonly Edit[]): void {
    editAsTyped(input, edits);
    close();
    render();
  }

  function close(): void {
    suggestions.stop();
    list.hide();
    status.textContent = "";
  }

  function suggest(): void {
    const wasClosed = list.state === "closed";
    suggestions.ask(input.value, input.selectionEnd ?? input.value.length, settings);
    const { items } = list.completion;
    if (items.length === 0) status.textContent = "";
    else if (wasClosed) status.textContent = say("suggestions-count", { count: String(items.length) });
  }

  /** Help is about the place of the cursor: where that has moved without a change of the text, it is given anew. */
  function follow(): void {
    if (cursor === undefined || input.selectionEnd === cursor) return;
    if (list.state !== "closed") suggest();
    render();
  }

  /** Does what a key is for; whether it was something, so that the browser does nothing more. */
  function act(action: Action): boolean {
    switch (action) {
      case "next":
      case "previous":
        list.move(action === "next" ? 1 : -1);
        return true;
      case "open":
      case "open-first":
      case "open-last":
        suggest();
        if (action !== "open") list.move(action === "open-first" ? 1 : -1);
        return true;
      case "close":
        close();
        return true;
      case "accept":
        if (list.chosen !== undefined) accept(list.chosen);
        return true;
      case "search":
        close();
        asked();
        return true;
      case "clear":
        if (input.value === "") return false;
        edit([{ from: 0, to: input.value.length, insert: "" }]);
        return true;
      case "edit":
        list.leave();
        return false;
      default:
        return action satisfies never;
    }
  }

  function render(isAsked = false): void {
    const { language, messages: catalogue } = settings;
    const query = parse(input.value, language);
    const diagnostics = translateDiagnostics(query, catalogue);
    const isFocused = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
    cursor = isFocused ? (input.selectionEnd ?? undefined) : undefined;
    const shown = isAsked || cursor === undefined ? diagnostics : diagnosticsAwayFrom(diagnostics, cursor);
    mirror.render(language, shown);
    messages.render(shown, input.disabled);
    chips.render(query, catalogue, say, input.disabled);
    input.setAttribute("aria-label", label() || say("label"));
    list.element.setAttribute("aria-label", say("suggestions"));
    input.dir = input.value === "" ? "" : "auto";
    input.setAttribute("aria-invalid", String(shown.some(isError)));
    rendered(diagnostics.find(isError));
  }

  // A press on what belongs to the text leaves the focus in it.
  for (const { element } of [list, messages, chips]) {
    element.addEventListener("mousedown", (event) => event.preventDefault());
  }
  listenToTyping(input, {
    changed: () => {
      list.leave();
      changed();
      render();
    },
    settled: suggest,
    composing: close,
    pressed: (event) => {
      const state = suggestions.isWaiting && list.state === "closed" ? "awaited" : list.state;
      const action = actionOf(event, state);
      return action !== undefined && act(action);
    },
    moved: follow,
  });
  input.addEventListener("focus", () => render());
  input.addEventListener("blur", () => {
    close();
    whenReleased(input.ownerDocument, () => render());
  });

  const field = make("div", { part: "field", class: "bar" }, input, mirror.element, list.element);
  return {
    parts: [field, messages.element, chips.element, status],
    input,
    get text() {
      return input.value;
    },
    write: (text) => {
      const line = oneLine(text);
      if (line !== input.value) input.value = line;
      close();
      render();
    },
    render: () => render(),
    complain: () => render(true),
    close,
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
