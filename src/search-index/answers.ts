import { testOf } from "../compile/predicate.ts";
import { implies } from "../filter/constraint.ts";
import type { Filter, TextFilter } from "../filter/filter.ts";
import { allOf } from "../filter/to-filter.ts";
import type { AnyRecord } from "../language/path.ts";
import { foldCase } from "../language/text.ts";
import { type BitFilter, bitFilterOf } from "./bit-filter.ts";
import { type Bits, countBits, eachBit, keepWhere, setBit, subtract } from "./bits.ts";
import type { Chunk } from "./chunk.ts";

/** The positions of the records that a filter selects, by chunk, computed on demand. */
export interface Answer {
  readonly parts: Parts;
  readonly known: Map<Chunk, Bits>;
  readonly positionsIn: (chunk: Chunk) => Bits;
}

/** Filters that must all select a record, by a key that is the same for equal filters. */
type Parts = ReadonlyMap<string, Filter>;

const mostAnswers = 8;

/** Up to this many positions of a chunk are tested faster one by one. */
const fewPositions = 16;

/** Answers filters, if possible from a recent answer that contains all selected records. Create it again when records change. */
export function createAnswers(): (filter: Filter) => Answer {
  const latest: Answer[] = [];
  return (filter) => {
    const parts = partsOf(filter);
    const base = latest.find((answer) => narrows(parts, answer.parts));
    if (base !== undefined && [...parts.keys()].every((key) => base.parts.has(key))) return base;
    const answer = answerTo(filter, parts, base);
    latest.unshift(answer);
    latest.splice(mostAnswers);
    return answer;
  };
}

function answerTo(filter: Filter, parts: Parts, base: Answer | undefined): Answer {
  const known = new Map<Chunk, Bits>();
  // Of the base only the positions are kept: it may have a base itself.
  const baseKnown = base?.known;
  const added = allOf([...parts].filter(([key]) => !base?.parts.has(key)).map(([, part]) => part));
  let test: ((record: AnyRecord) => boolean) | undefined;
  let filterAll: BitFilter | undefined;
  let filterBase: BitFilter | undefined;

  function findPositions(chunk: Chunk): Bits {
    const start = baseKnown?.get(chunk);
    const bits = (start ?? chunk.live).slice();
    subtract(bits, chunk.unindexed);
    const isSelected = (position: number) => {
      test ??= testOf(filter);
      return test(chunk.records[position] as AnyRecord);
    };
    if (start === undefined) {
      filterAll ??= bitFilterOf(filter);
      filterAll(bits, chunk);
    } else if (countBits(bits) <= fewPositions) {
      keepWhere(bits, isSelected);
    } else {
      filterBase ??= bitFilterOf(added);
      filterBase(bits, chunk);
    }
    eachBit(chunk.unindexed, (position) => {
      if (isSelected(position)) setBit(bits, position);
    });
    return bits;
  }

  return {
    parts,
    known,
    positionsIn(chunk) {
      let positions = known.get(chunk);
      if (positions === undefined) {
        positions = findPositions(chunk);
        known.set(chunk, positions);
      }
      return positions;
    },
  };
}

function partsOf(filter: Filter): Parts {
  return new Map((filter.type === "all" ? filter.filters : [filter]).map((part) => [keyOf(part), part]));
}

/** All queries of an index are of one language, so a field's name identifies it. */
function keyOf(filter: Filter): string {
  return JSON.stringify(filter, (name, value) => {
    if (name === "entry" || name === "paths") return undefined;
    return value instanceof Set ? [...value] : value;
  });
}

/** While a person types, one part differs. If many do, comparing takes longer than searching. */
const mostComparisons = 16;

/** Whether every record that the parts select is known to be selected by the earlier parts. */
function narrows(parts: Parts, earlier: Parts): boolean {
  const missing = [...earlier].filter(([key]) => !parts.has(key));
  if (missing.length === 0) return true;
  const added = [...parts].filter(([key]) => !earlier.has(key));
  if (missing.length * added.length > mostComparisons) return false;
  return missing.every(([, old]) => added.some(([, part]) => narrowsPart(part, old)));
}

function narrowsPart(part: Filter, old: Filter): boolean {
  if (part.type === "field" && old.type === "field") return part.field === old.field && implies(part, old);
  if (part.type !== "text" || old.type !== "text" || part.wanted !== old.wanted) return false;
  return part.wanted ? occursWith(old, part) : occursWith(part, old);
}

/** Whether the first text occurs wherever the whole does. */
function occursWith(one: TextFilter, whole: TextFilter): boolean {
  if (one.exact) return whole.exact && whole.text.includes(one.text);
  // Half of a surrogate pair never occurs in a word.
  return one.text.isWellFormed() && foldCase(whole.text).includes(foldCase(one.text));
}
