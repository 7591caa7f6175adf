import { visibleDiagnostics } from "../assist/diagnostics.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Help } from "./assistant-contract.ts";
import { settledAt, termAt } from "./help.ts";
import type { Host } from "./host.ts";
import { type Helpers, offerAt, type Trigger } from "./offer.ts";

/** All that is shown follows from this, the text and the settings. */
export interface State {
  trigger: Trigger;
  /** Where the term begins whose suggestions were closed. They stay closed until it is left. */
  dismissed: number | undefined;
  /** Whether the term at the cursor is being typed. */
  isTyping: boolean;
  isComposing: boolean;
  /** The text is being edited here, and the result is shown at the end. */
  isEditing: boolean;
  isComplaining: boolean;
  /** What was selected when help was last given. */
  selection: string;
  /** The key of the active row. */
  active: string | undefined;
}

export function initialState(): State {
  return {
    trigger: "nothing",
    dismissed: undefined,
    isTyping: false,
    isComposing: false,
    isEditing: false,
    isComplaining: false,
    selection: "",
    active: undefined,
  };
}

/** What is shown of a text in a state. */
export function helpFor(host: Host, state: State, helpers: Helpers): Help {
  const { reading, cursor, selectionStart, isFocused } = host;
  const { query } = reading;
  const canOffer = isFocused && host.isEditable && !isDismissed(host, state);
  return {
    offer: offerAt(reading, { selectionStart, cursor }, canOffer ? state.trigger : "nothing", helpers),
    diagnostics: state.isComplaining || !isFocused ? query.diagnostics : visibleDiagnostics(query.diagnostics, cursor),
    finished: state.isTyping && isFocused ? settledQuery(host, helpers) : query,
  };
}

/** Whether the suggestions for the term at the cursor were closed. */
export function isDismissed(host: Host, { trigger, dismissed }: State): boolean {
  return trigger === "typed" && dismissed === startOfTerm(host);
}

export function startOfTerm({ reading, cursor }: Host): number {
  return termAt(reading, cursor)?.from ?? cursor;
}

/** The query without the term that is still being typed. */
export function settledQuery({ reading, cursor }: Host, { values, counter }: Helpers): AnyQuery {
  const valuesOf = (field: string, offset: number) => [
    ...(Object.hasOwn(values.known, field) ? (values.known[field] ?? []) : []),
    ...(counter.at(reading.query, offset, field)?.keys() ?? []),
  ];
  return settledAt(reading, cursor, valuesOf);
}
