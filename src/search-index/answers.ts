import { testOf } from "../compile/predicate.ts";
import type { AnyFilter, Filter } from "../filter/filter.ts";
import { allOf } from "../filter/to-filter.ts";
import type { AnyRecord, Path } from "../language/path.ts";
import { type BitFilter, bitFilterOf } from "./bit-filter.ts";
import { type Bits, countBits, eachBit, intersect, keepWhere, noBits, setBit, subtract, unite } from "./bits.ts";
import type { Chunk } from "./chunk.ts";
import { narrows, type Parts, partsOf } from "./refinement.ts";

/** The positions of the records that a filter selects, by chunk, computed on demand. */
export interface Answer {
  readonly parts: Parts;
  readonly known: Map<Chunk, Bits>;
  readonly positionsIn: (chunk: Chunk) => Bits;
}

type Answers = (filter: Filter) => Answer;

const mostAnswers = 8;

/** The alternatives of recent queries, each with an answer of its own: while the user types, all but one stay the same. */
const mostAlternatives = 32;

/** With more alternatives, none would be remembered until the next query. */
const mostRemembered = 16;

/** Up to this many positions of a chunk are tested faster one by one. */
const fewPositions = 16;

/**
 * Answers filters of queries in the language with these texts, if possible from a recent answer that contains all selected
 * records. Create it again when records change.
 */
export function createAnswers(texts: readonly Path[]): Answers {
  const latest: Answer[] = [];
  const alternatives: Answer[] = [];

  /** The list has the answer that was used last first. */
  function answerFrom(list: Answer[], most: number, others: readonly Answer[], filter: Filter): Answer {
    const parts = partsOf(filter, texts);
    const known = list.findIndex((answer) => isSame(answer.parts, parts));
    if (known === 0) return list[0] as Answer;
    const contains = (answer: Answer) => narrows(parts, answer.parts);
    const answer =
      list.splice(known, known < 0 ? 0 : 1)[0] ??
      answerTo(filter, parts, list.find(contains) ?? others.find(contains), answerAlternative);
    list.unshift(answer);
    if (list.length > most) list.pop();
    return answer;
  }

  function answerAlternative(filter: Filter): Answer {
    return answerFrom(alternatives, mostAlternatives, latest, filter);
  }

  return (filter) => answerFrom(latest, mostAnswers, alternatives, filter);
}

function isSame(one: Parts, other: Parts): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}

function answerTo(filter: Filter, parts: Parts, base: Answer | undefined, answerAlternative: Answers): Answer {
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
      filterAll ??= withAlternatives(filter, answerAlternative);
      filterAll(bits, chunk);
    } else if (countBits(bits) <= fewPositions) {
      keepWhere(bits, isSelected);
    } else {
      filterBase ??= withAlternatives(added, answerAlternative);
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

/** As `bitFilterOf`, but the alternatives of a group are answered like queries. */
function withAlternatives(filter: Filter, answerAlternative: Answers): BitFilter {
  const parts = filter.type === "all" ? filter.filters : [filter];
  const groups = parts.filter(hasFewAlternatives);
  if (groups.length === 0) return bitFilterOf(filter);
  const keepOthers = bitFilterOf(allOf(parts.filter((part) => !hasFewAlternatives(part))));
  const answered = groups.map((group) => group.filters.map(answerAlternative));
  return (bits, chunk) => {
    keepOthers(bits, chunk);
    for (const answers of answered) {
      if (bits.every((word) => word === 0)) return;
      const found = noBits(32 * bits.length);
      for (const { positionsIn } of answers) unite(found, positionsIn(chunk));
      intersect(bits, found);
    }
  };
}

function hasFewAlternatives(filter: Filter): filter is AnyFilter {
  return filter.type === "any" && filter.filters.length <= mostRemembered;
}
