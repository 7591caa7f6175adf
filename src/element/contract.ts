import type { Catalogue } from "../assist/catalogue.ts";
import type { ValuesRequest } from "../assist/complete-async.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { ElementWords } from "./words.ts";

/** Finds values of a field while somebody types one: at once, or later. */
export type ValuesProvider = (
  request: ValuesRequest<AnyLanguage>,
) => readonly string[] | PromiseLike<readonly string[]>;

/** What a page may set. */
export interface Settings {
  /** The language of the queries; Layer's, unless set. */
  language: AnyLanguage;
  /** Finds values of the fields that take any text or number. */
  values: ValuesProvider | undefined;
  /** So many milliseconds nobody has typed, before `values` is asked. 100, unless set. */
  delay: number;
  /** Earlier searches, offered where nothing is written. */
  recent: readonly string[];
  /** Its words, where they are to be others. */
  messages: QueryBarMessages;
}

/** What the element says, in other words; what is lacking is said in English. */
export type QueryBarMessages = Catalogue & Partial<ElementWords>;

/**
 * A search bar. It fires `input` at each change, `change` when somebody is done with it, and `search` when they press Enter:
 * then its form is submitted, unless the event's default is prevented. Where the query has an error, Enter says so and does
 * nothing more, but in a form with `novalidate`.
 */
export interface QueryBarElement extends HTMLElement, Settings {
  /** The text of the query. Setting it fires no event. */
  value: string;
  disabled: boolean;
  name: string;
  readonly form: HTMLFormElement | null;
  /** A query with an error is invalid, with the error's message. */
  readonly validity: ValidityState;
  readonly validationMessage: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "query-bar": QueryBarElement;
  }
}
