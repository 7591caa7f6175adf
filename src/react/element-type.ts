import type { ClassAttributes, HTMLAttributes, SyntheticEvent } from "react";
import type { QueryBarDetail, QueryBarElement, RecentDetail } from "../element/contract.ts";

type Settable =
  | "value"
  | "language"
  | "values"
  | "delay"
  | "index"
  | "records"
  | "now"
  | "timeZone"
  | "weekStart"
  | "me"
  | "recent"
  | "messages"
  | "name"
  | "placeholder"
  | "disabled"
  | "readOnly"
  | "required";

/** As React's own types: a property may be given as undefined. */
export type Optional<T> = { [Name in keyof T]?: T[Name] | undefined };

/** What is an attribute only. */
interface Attributes {
  form: string;
  /** The name of the field. */
  label: string;
  chips: "none" | "field";
  tab: "accept";
  /** The key that focuses the field from anywhere in the page. */
  shortcut: string;
}

interface Listeners {
  onInput: (event: SyntheticEvent<QueryBarElement, CustomEvent<QueryBarDetail>>) => void;
  onChange: (event: SyntheticEvent<QueryBarElement, CustomEvent<QueryBarDetail>>) => void;
  onsearch: (event: CustomEvent<QueryBarDetail>) => void;
  onrecentdelete: (event: CustomEvent<RecentDetail>) => void;
}

/**
 * The properties of `<query-bar>` in JSX. React 19 listens to an event of any name by a property in lower case; for `input` and
 * `change` it also has its own.
 */
export interface QueryBarAttributes
  extends Omit<HTMLAttributes<QueryBarElement>, keyof Listeners | "children" | "defaultValue">,
    ClassAttributes<QueryBarElement>,
    Optional<Pick<QueryBarElement, Settable>>,
    Optional<Attributes>,
    Optional<Listeners> {}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "query-bar": QueryBarAttributes;
    }
  }
}
