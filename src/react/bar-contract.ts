import type { ButtonHTMLAttributes, HTMLAttributes, InputHTMLAttributes, RefCallback } from "react";
import type { AnyLanguage } from "../language/language.ts";
import type { Range } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import type { Query } from "../query/query.ts";
import type { Chip, ChipPart } from "../search-bar/chip-terms.ts";
import type { Row } from "../search-bar/rows.ts";
import type { Settings } from "../search-bar/settings.ts";
import type { Severity } from "../syntax/diagnostic.ts";

type Optional<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What `useQueryBar` takes. */
export interface QueryBarOptions<L extends AnyLanguage = Layer> extends Optional<Omit<Settings, "language">> {
  readonly language?: L | undefined;
  /** The name of the field, unless a `<label>` is its name. */
  readonly label?: string | undefined;
  /** The text, where it is state of the page: `onInput` says what it is to become. */
  readonly value?: string | undefined;
  /** The text to begin with, where it is not. */
  readonly defaultValue?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** With `"accept"`, Tab accepts the active suggestion. */
  readonly tab?: "accept" | undefined;
  /** At each change. The query is the settled one: without the term that is still being typed. Its `text` is all that is written. */
  readonly onInput?: ((query: Query<L>) => void) | undefined;
  /** When the user has finished a change. */
  readonly onChange?: ((query: Query<L>) => void) | undefined;
  /** On Enter, also for a query with an error. Unless the event's default is prevented, the input's form is then submitted. */
  readonly onSearch?: ((query: Query<L>, event: Event) => void) | undefined;
  /** When the user has deleted one of `recent`. */
  readonly onRecentDelete?: ((text: string) => void) | undefined;
}

/** One suggestion. */
export interface QueryBarOption extends Pick<Row, "key" | "kind" | "label" | "help"> {
  /** The letters of the label that were typed. */
  readonly marks: readonly Range[];
  /** How many records it would find, where an index or records were given. */
  readonly count: number | undefined;
  readonly isActive: boolean;
  readonly props: HTMLAttributes<HTMLElement>;
  /** For a part of the option that deletes an earlier search. */
  readonly removeProps: HTMLAttributes<HTMLElement> | undefined;
}

/** Suggestions of one kind. */
export interface QueryBarGroup {
  readonly kind: Row["kind"];
  readonly heading: string;
  readonly props: HTMLAttributes<HTMLElement>;
  readonly options: readonly QueryBarOption[];
}

/** A finished filter, with a button that excludes or includes what it selects, and one that removes it. */
export interface QueryBarChip extends Pick<Chip, "kind" | "isNegated" | "text" | "meaning" | "moreParts"> {
  readonly key: string;
  /** The terms of a group, such as alternatives, the first ten. Other chips have none. */
  readonly parts: readonly QueryBarChipPart[];
  /** The word between them: “or” or “and”. */
  readonly joint: string;
  readonly props: HTMLAttributes<HTMLElement>;
  readonly negateProps: ButtonHTMLAttributes<HTMLButtonElement>;
  readonly removeProps: ButtonHTMLAttributes<HTMLButtonElement>;
}

/** A term of a group, with a button that removes it. */
export interface QueryBarChipPart extends Pick<ChipPart, "kind" | "text" | "meaning"> {
  readonly key: string;
  readonly removeProps: ButtonHTMLAttributes<HTMLButtonElement>;
}

/** What is wrong, with buttons that fix it. */
export interface QueryBarMessage {
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  /** For the element that has the message and nothing else. */
  readonly props: HTMLAttributes<HTMLElement>;
  readonly fixes: readonly { readonly label: string; readonly props: ButtonHTMLAttributes<HTMLButtonElement> }[];
}

/** What `useQueryBar` gives. */
export interface QueryBarParts<L extends AnyLanguage = Layer> {
  /** All that is written. */
  readonly query: Query<L>;
  /** The query to show results for: without the term that is still being typed. */
  readonly settled: Query<L>;
  /** Replaces the text, without an event. */
  readonly setValue: (text: string) => void;
  /** Whether there are suggestions, or something to say in their place. */
  readonly isOpen: boolean;
  readonly inputProps: InputHTMLAttributes<HTMLInputElement> & { readonly ref: RefCallback<HTMLInputElement> };
  readonly clearProps: ButtonHTMLAttributes<HTMLButtonElement>;
  readonly listProps: HTMLAttributes<HTMLElement> & { readonly ref: RefCallback<HTMLElement> };
  readonly groups: readonly QueryBarGroup[];
  /** What there is to say about the suggestions, or in their place. */
  readonly note: string;
  readonly chipsProps: HTMLAttributes<HTMLElement> & { readonly ref: RefCallback<HTMLElement> };
  readonly chips: readonly QueryBarChip[];
  /** The first ten. */
  readonly messages: readonly QueryBarMessage[];
  /** For an element that only screen readers need. It has its own content. */
  readonly statusProps: HTMLAttributes<HTMLElement>;
}
