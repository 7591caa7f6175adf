import type { ValuesRequest } from "../assist/complete-async.ts";
import type { MessageKey } from "../assist/messages.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Catalogue } from "../language/messages.ts";
import { layer } from "../layer/language.ts";
import type { BarWord } from "./words.ts";

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
  /** The bar's words, where they are to be others. */
  messages: QueryBarMessages;
}

export function defaultSettings(): Settings {
  return {
    language: layer,
    values: undefined,
    delay: 100,
    index: undefined,
    records: undefined,
    recent: [],
    messages: { locale: "en", messages: {} },
  };
}

/** What a search bar says, in another language. What is missing is said in English. */
export type QueryBarMessages = Catalogue<MessageKey | BarWord>;
