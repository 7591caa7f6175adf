import type { Field } from "../language/field.ts";
import { recordValue } from "../language/record-value.ts";
import type { Test } from "./text.ts";

/**
 * Whether what a record holds in a field is one of some values, or, where `wanted` is false, whether it is none of them.
 * One look-up however many values there are; nothing is made per record where the record spells its value as the language does.
 */
export function valueTest(field: Field, values: ReadonlySet<string>, wanted: boolean): Test {
  const { key } = field;
  const [only] = values;
  if (only === undefined) return () => !wanted;
  switch (field.kind) {
    case "exact-text":
      if (values.size === 1) return (record) => (record[key] === only) === wanted;
      return (record) => (values as ReadonlySet<unknown>).has(record[key]) === wanted;
    case "whole-number": {
      const numbers = new Set([...values].map(Number).filter(Number.isSafeInteger));
      return (record) => {
        const held = record[key];
        if (typeof held === "number" && Number.isSafeInteger(held)) return numbers.has(held) === wanted;
        return isAmong(values, recordValue(field, held)) === wanted;
      };
    }
    case "one-of": {
      const answers = new Map<unknown, boolean>(field.values.map((value) => [value, values.has(value) === wanted]));
      return (record) => {
        const held = record[key];
        return answers.get(held) ?? isAmong(values, recordValue(field, held)) === wanted;
      };
    }
  }
}

function isAmong(values: ReadonlySet<string>, value: string | undefined): boolean {
  return value !== undefined && values.has(value);
}
