import type { ValuesRequest } from "../assist/complete-async.ts";
import type { MessageKey } from "../assist/messages.ts";
import { localTime } from "../language/dates/zone.ts";
import { type EvaluationOptions, evaluationContext } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Catalogue } from "../language/messages.ts";
import { layer } from "../layer/language.ts";
import type { BarWord } from "./words.ts";

/** Finds values of a field while the user types one: at once, or later. */
export type ValuesProvider = (
  request: ValuesRequest<AnyLanguage>,
) => readonly string[] | PromiseLike<readonly string[]>;

/** Counts the values of a field among the records that a query finds, as a search index does: dates by day. */
export interface ValueCounts {
  facets(
    query: string,
    field: string,
    options: EvaluationOptions & { readonly by?: "day" },
  ): ReadonlyMap<string, number>;
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
  /** What `@now`, `@today` and ages are relative to. The system's clock, unless set. */
  now: EvaluationOptions["now"] | undefined;
  /** The zone of dates: a name such as `Europe/Berlin`, or an offset such as `+01:00`. UTC, unless set. */
  timeZone: string | undefined;
  /** The first day of the week, from 1 for Monday to 7 for Sunday. 1, unless set. */
  weekStart: number | undefined;
  /** The value that `@me` stands for. */
  me: string | undefined;
  /** Earlier searches, newest first. Deleting one sets this and fires `recentdelete`. */
  recent: readonly string[];
  /** Messages in another language, or of the page's own. Default: English. */
  messages: QueryBarMessages;
}

export function defaultSettings(): Settings {
  return {
    language: layer,
    values: undefined,
    delay: 100,
    index: undefined,
    records: undefined,
    now: undefined,
    timeZone: undefined,
    weekStart: undefined,
    me: undefined,
    recent: [],
    messages: { locale: "en", messages: {} },
  };
}

/** The settings on which the meaning of a query may depend. */
const evaluationNames = ["now", "timeZone", "weekStart", "me"] as const;

/** All settings: the properties of the element, and those after which the component may show something else. */
export const settingNames = [
  "language",
  "values",
  "delay",
  "index",
  "records",
  ...evaluationNames,
  "recent",
  "messages",
] as const satisfies readonly (keyof Settings)[];

type Evaluation = Pick<Settings, (typeof evaluationNames)[number]>;

/** The evaluation options that are set. */
export function evaluationOf({ now, timeZone, weekStart, me }: Evaluation): EvaluationOptions {
  return {
    ...(now !== undefined && { now }),
    ...(timeZone !== undefined && { timeZone }),
    ...(weekStart !== undefined && { weekStart }),
    ...(me !== undefined && { me }),
  };
}

/** @throws a `QuerybarError` with the code `invalid-argument` for what no query could be evaluated with, such as an unknown zone. */
export function checkEvaluation(settings: Evaluation): void {
  const { timeZone } = evaluationContext(evaluationOf(settings));
  localTime(0, timeZone);
}

/** What a search bar says, in another language. What is missing is said in English. */
export type QueryBarMessages = Catalogue<MessageKey | BarWord>;
