import { applyFix } from "../assist/edits.ts";
import type { Edit, Fix } from "../syntax/diagnostic.ts";
import { makeActions } from "./actions.ts";
import type { Assistant, Help } from "./assistant-contract.ts";
import { helpFor, initialState, isDismissed, settledQuery, startOfTerm } from "./assistant-state.ts";
import { makeCounter } from "./counts.ts";
import type { Host } from "./host.ts";
import { noOffer, type Trigger } from "./offer.ts";
import type { Row } from "./rows.ts";
import { makeValues } from "./values.ts";

export function makeAssistant(host: Host): Assistant {
  const { settings } = host;
  const state = initialState();
  const values = makeValues(settings, () => update());
  const helpers = { settings, values, counter: makeCounter(settings) };
  let help: Help | undefined;

  const text = () => host.reading.query.text;
  const selection = () => `${host.selectionStart} ${host.cursor}`;
  const rows = () => help?.offer.rows ?? [];
  const active = () => rows().find(({ key }) => key === state.active);
  const isOpen = () => help !== undefined && (help.offer.rows.length > 0 || help.offer.note !== "");

  function look(): Help {
    state.selection = host.isFocused ? selection() : "";
    if (state.trigger === "typed" && !isDismissed(host, state)) state.dismissed = undefined;
    return helpFor(host, state, helpers);
  }

  function update(): void {
    help = look();
    if (!isOpen()) values.stop();
    if (active() === undefined) state.active = undefined;
    host.changed();
  }

  function ask(trigger: Trigger): void {
    state.trigger = trigger;
    state.dismissed = undefined;
    update();
  }

  function close(): void {
    state.trigger = "nothing";
    update();
  }

  function typed(isUndo = false): void {
    if (state.isEditing) return;
    state.isTyping = true;
    state.isComplaining = false;
    if (state.isComposing || isUndo) state.trigger = "nothing";
    else if (state.trigger !== "asked" || !isOpen()) state.trigger = "typed";
    state.active = undefined;
    update();
    host.typed();
  }

  function edit(edits: readonly Edit[], landing?: number, isFinished = true): void {
    const before = text();
    state.isEditing = true;
    host.edit(edits, landing);
    state.isEditing = false;
    if (!isFinished) {
      state.dismissed = undefined;
      typed();
      return;
    }
    const isChanged = text() !== before;
    state.isTyping = false;
    state.isComplaining = false;
    state.active = undefined;
    state.dismissed = undefined;
    close();
    if (!isChanged) return;
    host.typed();
    host.finished();
  }

  function accept({ act }: Row): void {
    switch (act.type) {
      case "insert":
        edit([act], act.cursor, act.isFinished);
        break;
      case "fix":
        fix(act.fix);
        break;
      case "retry":
        values.retry();
        update();
        break;
    }
  }

  function fix(chosen: Fix): void {
    edit(applyFix(text(), chosen));
  }

  function clear(): void {
    edit([{ from: 0, to: text().length, insert: "" }]);
  }

  function removeRecent({ label }: Row): void {
    host.removed(label);
    update();
  }

  const actions = makeActions(host, {
    rows,
    active,
    activate: (row) => {
      state.active = row?.key;
      host.changed();
    },
    ask,
    accept,
    dismiss: () => {
      state.dismissed = startOfTerm(host);
      close();
    },
    removeRecent,
    search: () => {
      state.isTyping = false;
      state.isComplaining = true;
      close();
      host.asked();
    },
    clear,
  });

  return {
    get reading() {
      return host.reading;
    },
    get settled() {
      return settledQuery(host, helpers);
    },
    get help() {
      help ??= look();
      return help;
    },
    get active() {
      return active();
    },
    get popup() {
      return !isOpen() ? "closed" : active() === undefined ? "open" : "active";
    },
    get isComplaining() {
      return state.isComplaining;
    },
    update,
    typed,
    moved: () => {
      if (state.isComposing || !host.isFocused || state.selection === selection()) return;
      if (!isOpen()) state.trigger = "nothing";
      state.isTyping = false;
      update();
    },
    compose: (isComposing) => {
      state.isComposing = isComposing;
      // Nothing may be offered in the place of a character that is being composed.
      if (isComposing) close();
      else ask("typed");
    },
    ask,
    close,
    leave: () => {
      state.trigger = "nothing";
      state.isTyping = false;
      state.isComposing = false;
      values.stop();
      if (help !== undefined) help = { ...help, offer: noOffer };
    },
    reset: () => {
      state.isTyping = false;
      state.isComplaining = false;
      close();
    },
    complain: () => {
      state.isComplaining = true;
      update();
    },
    accept,
    removeRecent,
    fix,
    edit: (edits) => edit(edits),
    clear,
    act: (action) => actions[action](),
  };
}
