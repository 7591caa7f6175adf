/** How a value is compared: `>` is above, `<=` is up to and with. */
export type Operator = ">" | ">=" | "<" | "<=";

/** The values of an ordered kind between two ends, each a value in canonical spelling, or `null` if that side is open. */
export interface Interval {
  readonly low: string | null;
  readonly lowIncluded: boolean;
  readonly high: string | null;
  readonly highIncluded: boolean;
}

/** The interval of all values. */
export const allValues: Interval = /* @__PURE__ */ Object.freeze({
  low: null,
  lowIncluded: true,
  high: null,
  highIncluded: true,
});

/** What a comparison with a value selects, or the value alone. */
export function intervalOf(operator: "=" | Operator, value: string): Interval {
  switch (operator) {
    case "=":
      return { low: value, lowIncluded: true, high: value, highIncluded: true };
    case ">":
    case ">=":
      return { ...allValues, low: value, lowIncluded: operator === ">=" };
    case "<":
    case "<=":
      return { ...allValues, high: value, highIncluded: operator === "<=" };
  }
}
