import type { AnyLanguage } from "../language/language.ts";
import type { Query } from "../query/query.ts";
import type { Settings } from "../search-bar/settings.ts";

/** What `input`, `change` and `search` carry. */
export interface QueryBarDetail<L extends AnyLanguage = AnyLanguage> {
  /**
   * The query to show results for. In `input` it is the settled one, without the term that is still being typed; in `change`
   * and `search` it is all that is written.
   */
  readonly query: Query<L>;
}

/** What `recentdelete` carries. */
export interface RecentDetail {
  /** The search that was deleted from `recent`. */
  readonly text: string;
}

/** The element's own events, beside those of every element. */
export interface QueryBarEventMap<L extends AnyLanguage = AnyLanguage> extends HTMLElementEventMap {
  input: CustomEvent<QueryBarDetail<L>>;
  change: CustomEvent<QueryBarDetail<L>>;
  search: CustomEvent<QueryBarDetail<L>>;
  recentdelete: CustomEvent<RecentDetail>;
}

/**
 * A search bar. It fires `input` at each change, `change` when the user has finished one, and `search` on Enter, also for a
 * query with an error. Unless the default of `search` is prevented, Enter then submits the form as in any text field.
 */
export interface QueryBarElement<L extends AnyLanguage = AnyLanguage> extends HTMLElement, Settings {
  language: L;
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
  addEventListener<Type extends keyof QueryBarEventMap>(
    type: Type,
    listener: (this: QueryBarElement<L>, event: QueryBarEventMap<L>[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof QueryBarEventMap>(
    type: Type,
    listener: (this: QueryBarElement<L>, event: QueryBarEventMap<L>[Type]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "query-bar": QueryBarElement;
  }
}
