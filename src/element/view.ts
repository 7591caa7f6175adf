import { makeAnnouncer } from "../search-bar/announcer.ts";
import { type Reading, worded } from "../search-bar/help.ts";
import { icon } from "../search-bar/icons.ts";
import { type List, makeList } from "../search-bar/list.ts";
import { make, setAttribute } from "../search-bar/make.ts";
import { makeMessages, mostMessages, type Said } from "../search-bar/messages.ts";
import type { Offer, Row } from "../search-bar/offer.ts";
import { makePopup } from "../search-bar/popup.ts";
import type { QueryBarMessages } from "../search-bar/settings.ts";
import { type Say, sayWith } from "../search-bar/words.ts";
import type { Diagnostic, Fix } from "../syntax/diagnostic.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import { chipsOf } from "./chip-terms.ts";
import { type ChipAction, makeChips } from "./chips.ts";
import { makeMirror } from "./mirror.ts";
import { makeInput } from "./text-field.ts";

/** All that is drawn. */
export interface View {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly list: List;
  readonly isOpen: boolean;
  render(shown: Shown): void;
  /** Closes the suggestions, and leaves the rest as it is. */
  hide(): void;
}

/** What is drawn. */
export interface Shown {
  readonly reading: Reading;
  /** What is wrong, but for what is withheld. */
  readonly diagnostics: readonly Diagnostic[];
  readonly error: Diagnostic | undefined;
  /** Whether to say that the empty field must be filled in. */
  readonly isMissing: boolean;
  /** The finished terms. */
  readonly finished: AnyQuery;
  readonly isFocused: boolean;
  readonly offer: Offer;
  readonly messages: QueryBarMessages;
  readonly label: string | undefined;
  attribute(name: string): string | null;
}

/** What a person does with a button or a row. */
export interface ViewListener {
  accept(row: Row): void;
  removeRecent(row: Row): void;
  fix(fix: Fix): void;
  changeTerm(action: ChipAction, offset: number): void;
  clear(): void;
}

/** Where screen readers may not read the active row by themselves. */
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

export function makeView({ accept, removeRecent, fix, changeTerm, clear: clearText }: ViewListener): View {
  const input = makeInput();
  const mirror = makeMirror(input);
  const listSays = makeAnnouncer();
  const messagesSay = makeAnnouncer();
  const list = makeList(input, accept, removeRecent, (row) => {
    if (isApple() && row !== undefined) listSays.say(row.label);
  });
  const messages = makeMessages(fix);
  const chips = makeChips(changeTerm, () => input.focus());
  const clear = make("button", { part: "clear", class: "clear", type: "button" }, icon("cross"));
  const shortcut = make("kbd", { part: "shortcut", class: "shortcut", "aria-hidden": "true" });
  const text = make("div", { class: "text" }, input, mirror.element);
  const field = make("div", { part: "field", class: "box" }, icon("search"), text, shortcut, clear);
  const popup = makePopup(
    { field, messages: messages.said, input, mirror: mirror.element, options: list.options },
    ...list.parts,
  );
  const root = make(
    "div",
    { class: "root" },
    field,
    messages.element,
    messages.description,
    chips.element,
    listSays.element,
    messagesSay.element,
    popup.element,
  );

  clear.addEventListener("click", clearText);
  // A press on what belongs to the text leaves the focus in it, or brings it there.
  for (const element of [popup.element, messages.element, chips.element, field])
    element.addEventListener("mousedown", (event) => {
      if (event.target === input) return;
      event.preventDefault();
      if (element === field) input.focus();
    });

  function renderField(shown: Shown, say: Say): void {
    const { attribute } = shown;
    const isInvalid = shown.isMissing || (shown.error !== undefined && shown.diagnostics.includes(shown.error));
    setAttribute(input, "aria-label", shown.label || say("label"));
    setAttribute(input, "aria-invalid", String(isInvalid));
    setAttribute(input, "aria-required", attribute("required") === null ? undefined : "true");
    setAttribute(input, "placeholder", attribute("placeholder") ?? undefined);
    setAttribute(input, "dir", input.value === "" ? undefined : "auto");
    setAttribute(clear, "aria-label", say("clear"));
    setAttribute(clear, "title", say("clear"));
    clear.hidden = input.value === "" || isFixed();
    clear.disabled = isFixed();
    shortcut.textContent = attribute("shortcut");
    shortcut.hidden = !shortcut.textContent || input.value !== "" || shown.isFocused;
  }

  function renderMessages({ reading, diagnostics, isMissing, attribute, ...shown }: Shown, say: Say): void {
    const said: Said[] = [...worded(reading.query, diagnostics.slice(0, mostMessages), shown.messages)];
    if (isMissing) said.unshift({ severity: "error", message: say("required") });
    const key = attribute("shortcut");
    const hint = shown.isFocused || !key ? say("hint") : say("hint-shortcut", { key });
    const more = Math.max(0, diagnostics.length - mostMessages);
    messages.render({ diagnostics: said, more, hint, isReadOnly: isFixed() }, say);
    messagesSay.say(said.map(({ message }) => message).join("\n"));
  }

  function renderOffer({ offer, attribute }: Shown, say: Say): void {
    list.render(offer, say, attribute("tab") === "accept" ? "Tab" : "Enter");
    const isShown = offer.rows.length > 0 || offer.note !== "";
    setAttribute(input, "aria-expanded", String(isShown));
    if (isShown) popup.show(offer.at);
    else popup.hide();
    listSays.say(isShown ? announcementOf(offer, say) : "");
  }

  function isFixed(): boolean {
    return input.disabled || input.readOnly;
  }

  return {
    root,
    input,
    list,
    get isOpen() {
      return popup.isOpen;
    },
    hide: () => {
      popup.hide();
      setAttribute(input, "aria-expanded", "false");
    },
    render: (shown) => {
      const { reading, attribute } = shown;
      const say: Say = sayWith(shown.messages);
      const terms = chipsOf(shown.finished, shown.messages);
      const place = attribute("chips");
      const isBelow = place !== "field" && place !== "none";
      input.readOnly = attribute("readonly") !== null;
      mirror.render(reading.query.text, reading.tokens, shown.diagnostics, place === "field" ? terms : []);
      renderMessages(shown, say);
      chips.element.hidden = !isBelow;
      chips.render(isBelow ? terms : [], say, isFixed());
      renderField(shown, say);
      renderOffer(shown, say);
    },
  };
}

function announcementOf({ rows, note }: Offer, say: Say): string {
  const count = rows.filter(({ kind }) => kind !== "retry").length;
  const counted = count === 0 ? "" : say("suggestions-count", { count });
  return [counted, note].filter((part) => part !== "").join(". ");
}
