import { quoted } from "../language/message-text.ts";

/** What fixes are called, in English; in the place of `{text}` stands what would be there, or what is meant, in quotes. */
export const fixLabels = {
  change: "Change to {text}",
  "change-to-keyword": "Change to the keyword {text}",
  "close-quote": "Close the quote",
  "exclude-next": "Exclude the next term",
  "remove-character": "Remove it",
  "remove-characters": "Remove them",
  "remove-minus": "Remove the minus",
  "remove-phrase": "Remove the empty phrase",
  "remove-repetition": "Remove the repetition",
  "remove-space": "Remove the space before {text}",
} as const;

export type FixKind = keyof typeof fixLabels;

export function fixLabel(kind: FixKind, text = ""): string {
  return fixLabels[kind].replace("{text}", () => quoted(text));
}

/** A label with its gap open again. */
export interface ReadLabel {
  readonly kind: FixKind;
  /** What fills the gap, in its quotes. */
  readonly text: string;
}

/** Which kind of fix has this label, which `fixLabel` has made. */
export function readFixLabel(label: string): ReadLabel {
  const quote = label.indexOf("“");
  const text = quote < 0 ? "" : label.slice(quote);
  const template = quote < 0 ? label : `${label.slice(0, quote)}{text}`;
  return { kind: kinds.find((one) => fixLabels[one] === template) as FixKind, text };
}

const kinds = Object.keys(fixLabels) as readonly FixKind[];
