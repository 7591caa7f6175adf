import type { Edit } from "../syntax/diagnostic.ts";
import type { Reading } from "./help.ts";
import type { Settings } from "./settings.ts";

/** The text that a person edits, wherever that is, and what happens around it. */
export interface Host {
  readonly settings: Settings;
  /** The text, read once, whatever is asked about it. */
  readonly reading: Reading;
  readonly selectionStart: number;
  readonly cursor: number;
  readonly isFocused: boolean;
  /** Whether a person may change the text. */
  readonly isEditable: boolean;
  /** Whether it is in what Escape closes. */
  readonly isInDialog: boolean;
  readonly isTabAccepting: boolean;
  /**
   * Edits the text as if it had been typed.
   *
   * @param landing where the cursor goes: after what was written, unless given.
   */
  edit(edits: readonly Edit[], landing?: number): void;
  /** What is to be shown has changed. */
  changed(): void;
  /** A person has changed the text. */
  typed(): void;
  /** A person has finished a change of the text. */
  finished(): void;
  /** A person has asked for the search. */
  asked(): void;
  removed(recent: string): void;
}
