import type { TimeUnit } from "../field.ts";

/** How records spell a value, compared with its canonical spelling. */
export type ValueSpelling = "exact" | "ignoring-case" | "number";

/** How databases hold the values of a kind. */
export type Stored =
  /** As text, spelled exactly as the canonical spelling. */
  | { readonly as: "text" }
  /** As one of few words, in any letter case. */
  | { readonly as: "word" }
  /** As the number that this decimal is. */
  | {
      readonly as: "number";
      readonly decimal: (spelling: string) => string;
      /** Whether only whole numbers from 0 are values. */
      readonly isWhole?: boolean;
      /** Whether a record may also hold it as text. */
      readonly alsoText?: boolean;
    }
  /** As an instant, or as a number in the unit. */
  | { readonly as: "instant"; readonly unit: TimeUnit | undefined }
  /** As true or false. */
  | { readonly as: "boolean" };

/** How databases hold the values of a kind that does not say so itself. */
export const storedBySpelling: Readonly<Record<ValueSpelling, Stored>> = {
  exact: { as: "text" },
  "ignoring-case": { as: "word" },
  number: { as: "number", decimal: String, isWhole: true, alsoText: true },
};
