import fc from "fast-check";

/**
 * Picks one of a list that is not empty. All that a record can be is decided so, one choice after the other: choices that shrink
 * towards the first entries make records that do, whatever the query is.
 */
export type Choose = <Value>(list: readonly Value[]) => Value;

/** The choices of one record. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(0xffff), { maxLength: 40, size: "max" });

/** Follows the choices, and takes the first entry of every list when they have run out. */
export function following(numbers: readonly number[]): Choose {
  let next = 0;
  return (list) => list[(numbers[next++] ?? 0) % list.length] as (typeof list)[number];
}
