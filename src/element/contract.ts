import type { ValuesRequest } from "../assist/complete-async.ts";
import type { MessageKey } from "../assist/messages.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Catalogue } from "../language/messages.ts";
import type { Query } from "../syntax/tree.ts";
import type { ElementWord } from "./words.ts";

/** Finds values of a field while a person types one: at once, or later. */
export type ValuesProvider = (
  request: ValuesRequest<AnyLanguage>,
) => readonly string[] | PromiseLike<readonly string[]>;

/** Counts the values of a field among the records that a query finds, as a search index does. */
export interface ValueCounts {
  facets(query: string, field: string): ReadonlyMap<string, number>;
}

/** What a page may set, as properties. */
export interface Settings {
  /** The language of the queries. Layer's, unless set. */
  language: AnyLanguage;
  /** Finds values of the fields that take any text or number. */
  values: ValuesProvider | undefined;
  /** Debounce delay in milliseconds before a `values` that answers later is called again. 100, unless set. */
  delay: number;
  /** A search index: its values are offered with their counts. */
  index: ValueCounts | undefined;
  /** Records: as `index`, for a page that has none. Of very many, the first ten thousand are counted. */
  records: Iterable<object> | undefined;
  /** Earlier searches, newest first. Deleting one sets this and fires `recentdelete`. */
  recent: readonly string[];
  /** The element's words, where they are to be others. */
  messages: QueryBarMessages;
}

/** What the element says, in another language. What is missing is said in English. */
export type QueryBarMessages = Catalogue<MessageKey | ElementWord>;

/** What `input`, `change` and `search` carry. */
export interface QueryBarDetail {
  /**
   * The query to show results for. In `input` it is the settled one, without the term that is still being typed; in `change`
   * and `search` it is all that is written.
   */
  readonly query: Query<AnyLanguage>;
}

/** What `recentdelete` carries. */
export interface RecentDetail {
  /** The search that was deleted from `recent`. */
  readonly text: string;
}

/**
 * A search bar. It fires `input` at each change, `change` when a person has finished one, and `search` on Enter, also for a
 * query with an error. Unless the default of `search` is prevented, Enter then submits the form as in any text field.
 */
export interface QueryBarElement extends HTMLElement, Settings {
  /** The text of the query. Setting it fires no event. */
  value: string;
  /** The text to begin with, and after a reset: the attribute `value`. */
  defaultValue: string;
  name: string;
  placeholder: string;
  disabled: boolean;
  readOnly: boolean;
  required: boolean;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  /** A query with an error is invalid, and so is an empty one that is required. An unfinished term is not an error here. */
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  /** Shows what is wrong in the element itself, never as a bubble of the browser's. */
  reportValidity(): boolean;
  /** Selects all of the text. */
  select(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "query-bar": QueryBarElement;
  }
}
