import { makeListAnnouncer, makeLiveRegion } from "./announcer.ts";
import type { Assistant } from "./assistant-contract.ts";
import { worded } from "./help.ts";
import { makeList } from "./list.ts";
import { makeMessages, mostMessages, type ShownDiagnostic } from "./messages.ts";
import { makePopup, type TextBox } from "./popup.ts";
import type { QueryBarMessages } from "./settings.ts";
import { type Say, sayWith } from "./words.ts";

/** The suggestions and the messages, as they are drawn. */
export interface HelpView {
  /** What is below the field: the messages, which also describe it. */
  readonly below: readonly HTMLElement[];
  /** The list, which is in the top layer, and what is only for screen readers. */
  readonly floating: readonly HTMLElement[];
  /** The id of the active option. */
  readonly activeId: string | undefined;
  render(help: ShownHelp): void;
  /** Closes the suggestions, and leaves the rest as it is. */
  hide(): void;
}

/** What is drawn. */
export interface ShownHelp extends Pick<Assistant, "reading" | "help" | "active"> {
  readonly messages: QueryBarMessages;
  /** Whether to say that the empty field must be filled in. */
  readonly isMissing: boolean;
  readonly isReadOnly: boolean;
  /** Shown where there is no message. */
  readonly hint: string;
  /** The key that accepts the active suggestion. */
  readonly acceptKey: string;
}

/** @param ids what all ids begin with. */
export function makeHelpView(
  ids: string,
  box: TextBox,
  { accept, removeRecent, fix }: Pick<Assistant, "accept" | "removeRecent" | "fix">,
): HelpView {
  const listSays = makeLiveRegion();
  const messagesSay = makeLiveRegion();
  const announceList = makeListAnnouncer(listSays);
  const list = makeList(`${ids}list`, accept, removeRecent);
  const messages = makeMessages(`${ids}messages`, fix);
  const popup = makePopup({ ...box, messages: messages.said, options: list.options }, ...list.parts);

  // A press on what belongs to the text leaves the focus in it.
  for (const element of [popup.element, messages.element])
    element.addEventListener("mousedown", (event) => event.preventDefault());

  function renderMessages({ reading, help, isMissing, isReadOnly, hint, ...shown }: ShownHelp, say: Say): void {
    const { diagnostics } = help;
    const diagnosed: ShownDiagnostic[] = [...worded(reading.query, diagnostics.slice(0, mostMessages), shown.messages)];
    if (isMissing) diagnosed.unshift({ severity: "error", message: say("required") });
    const more = Math.max(0, diagnostics.length - mostMessages);
    messages.render({ diagnostics: diagnosed, more, hint, isReadOnly }, say);
    messagesSay.say(diagnosed.map(({ message }) => message).join("\n"));
  }

  function renderOffer({ help: { offer }, active, acceptKey }: ShownHelp, say: Say): void {
    list.render(offer, active, say, acceptKey);
    const isShown = offer.rows.length > 0 || offer.note !== "";
    if (isShown) popup.show(offer.at);
    else popup.hide();
    announceList(offer, active, say);
  }

  return {
    below: [messages.element, messages.description],
    floating: [listSays.element, messagesSay.element, popup.element],
    get activeId() {
      return list.activeId;
    },
    render: (help) => {
      const say = sayWith(help.messages);
      renderMessages(help, say);
      renderOffer(help, say);
    },
    hide: () => popup.hide(),
  };
}
