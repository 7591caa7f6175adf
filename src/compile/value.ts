import type { Field } from "../language/field.ts";
import { recordValue } from "../language/record-value.ts";

/** Whether what a record holds in a field is one of some values. */
export type ValueTest = (held: unknown) => boolean;

/** One look-up however many values there are; nothing is made per record where the record spells its value as the language does. */
export function valueTest(field: Field, values: ReadonlySet<string>): ValueTest {
  const [only] = values;
  if (only === undefined) return () => false;
  switch (field.kind) {
    case "exact-text":
      return values.size === 1 ? (held) => held === only : (held) => typeof held === "string" && values.has(held);
    case "whole-number":
      return wholeNumberTest(field, values);
    case "one-of": {
      const spellings = new Set<unknown>(field.values);
      return (held) => {
        if (values.size === 1 && held === only) return true;
        const value = spellings.has(held) ? (held as string) : recordValue(field, held);
        return value !== undefined && values.has(value);
      };
    }
    default:
      return field satisfies never;
  }
}

function wholeNumberTest(field: Field, values: ReadonlySet<string>): ValueTest {
  const numbers = new Set([...values].map(Number).filter(Number.isSafeInteger));
  return (held) => {
    if (typeof held === "number" && Number.isSafeInteger(held)) return numbers.has(held);
    const value = recordValue(field, held);
    return value !== undefined && values.has(value);
  };
}
