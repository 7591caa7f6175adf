import type { Edit } from "../syntax/diagnostic.ts";
import type { Reading } from "./help.ts";
import type { Settings } from "./settings.ts";

/** The text that the user edits, and its surroundings. */
export interface Host {
  readonly settings: Settings;
  /** The text, parsed once. */
  readonly reading: Reading;
  readonly selectionStart: number;
  readonly cursor: number;
  readonly isFocused: boolean;
  /** Whether the user may change the text. */
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
  /** The user has changed the text. */
  typed(): void;
  /** The user has finished a change of the text. */
  finished(): void;
  /** The user has asked for the search. */
  asked(): void;
  removed(recent: string): void;
}
