import type { AnyQuery } from "../query/query.ts";
import type { Diagnostic, Edit, Fix } from "../syntax/diagnostic.ts";
import type { Reading } from "./help.ts";
import type { Action, PopupState } from "./keyboard.ts";
import type { Offer, Trigger } from "./offer.ts";
import type { Row } from "./rows.ts";

/** What is shown for a text. */
export interface Help {
  readonly offer: Offer;
  /** What is wrong, but for what is withheld. */
  readonly diagnostics: readonly Diagnostic[];
  /** Without the term that is still being typed. */
  readonly finished: AnyQuery;
}

/** Decides which help there is with a text while the user edits it. It draws nothing. */
export interface Assistant {
  readonly reading: Reading;
  readonly settled: AnyQuery;
  readonly help: Help;
  /** The row of the list that the arrows have gone to. */
  readonly active: Row | undefined;
  readonly popup: PopupState;
  /** Whether what is wrong at the cursor is shown too. */
  readonly isComplaining: boolean;
  /** The text, the settings or the focus may have changed. */
  update(): void;
  /** The user has changed the text, or taken a change back. */
  typed(isUndo?: boolean): void;
  /** The cursor may have moved without a change of the text. */
  moved(): void;
  /** A character begins to be composed, or has been. */
  compose(isComposing: boolean): void;
  /** Shows the suggestions, for a reason of the person's. */
  ask(trigger: Trigger): void;
  close(): void;
  /** The focus has left. What is shown follows at the next update. */
  leave(): void;
  /** The text is the page's, not a person's. */
  reset(): void;
  /** Shows all that is wrong, at the cursor too. */
  complain(): void;
  accept(row: Row): void;
  removeRecent(row: Row): void;
  fix(fix: Fix): void;
  /** Edits the text for the person, who has finished with that. */
  edit(edits: readonly Edit[]): void;
  clear(): void;
  /** Does what a key does. Where that was nothing, it is left to the browser. */
  act(action: Action): boolean;
}
