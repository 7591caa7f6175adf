import type { MessageData } from "../language/messages.ts";
import type { Range } from "../language/nodes.ts";

export type Severity = "error" | "warning" | "hint";

export type DiagnosticCode =
  | "unclosed-quote"
  | "missing-value"
  | "invalid-value"
  | "unknown-field"
  | "lonely-minus"
  | "empty-phrase"
  | "never-matches"
  | "duplicate-term"
  | "invisible-character"
  | "dash-for-minus"
  | "foreign-quote"
  // Only in the extended dialect:
  | "unclosed-group"
  | "missing-operand"
  | "too-deep"
  | "empty-group"
  | "unopened-group"
  | "empty-range"
  | "always-matches"
  | "dead-alternative"
  | "mixed-operators"
  | "operator-case"
  | "double-negative"
  | "foreign-syntax"
  | "wildcard-in-text"
  | "ambiguous-comma";

export type FixKind =
  | "change"
  | "change-to-keyword"
  | "close-group"
  | "close-quote"
  | "escape"
  | "exclude-next"
  | "remove"
  | "remove-characters"
  | "remove-minus"
  | "remove-negation"
  | "remove-phrase"
  | "remove-repetition"
  | "remove-space";

/** Replacement of a part of the text. */
export interface Edit extends Range {
  readonly insert: string;
}

/** A way to correct the mistake that a diagnostic reports. */
export interface Fix {
  readonly kind: FixKind;
  /** The values in the label. */
  readonly data: MessageData;
  /** What the fix does, in English; `translateDiagnostics` has other languages. */
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** A mistake or a hint for the person who typed the query. */
export interface Diagnostic extends Range {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** The values in the message. `reason`, if there is one, distinguishes the messages of one code. */
  readonly data: MessageData;
  /** In English; `translateDiagnostics` has other languages. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
}
