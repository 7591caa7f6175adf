import { testOf } from "../compile/predicate.ts";
import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";
import { type Bits, keepWhere, subtract, unite } from "./bits.ts";
import { type Chunk, columnFor, textsName } from "./chunk.ts";
import { foldUnit } from "./units.ts";
import type { Piece } from "./vocabulary.ts";

/** Removes from a set of a chunk's positions, all of them indexed, those whose record the filter does not select. */
export type BitFilter = (bits: Bits, chunk: Chunk) => void;

/** Compiles a filter, as `testOf` does for single records. */
export function bitFilterOf(filter: Filter): BitFilter {
  switch (filter.type) {
    case "text":
      return filter.wanted ? textBits(filter) : complement(textBits(filter));
    case "field":
      return fieldBits(filter);
    case "all":
      return every([...filter.filters].sort((one, other) => cost(one) - cost(other)).map(bitFilterOf));
    case "any":
      return some(filter.filters.map(bitFilterOf));
  }
}

function cost(filter: Filter): number {
  switch (filter.type) {
    case "field":
      return 0;
    case "text":
      return /\s/.test(filter.text) ? 2 : 1;
    default:
      return 3;
  }
}

function every(parts: readonly BitFilter[]): BitFilter {
  return (bits, chunk) => {
    for (const filter of parts) if (bits.some((word) => word !== 0)) filter(bits, chunk);
  };
}

function some(parts: readonly BitFilter[]): BitFilter {
  return (bits, chunk) => {
    const left = bits.slice();
    bits.fill(0);
    for (const filter of parts) {
      const found = left.slice();
      filter(found, chunk);
      unite(bits, found);
      subtract(left, found);
    }
  };
}

function complement(filter: BitFilter): BitFilter {
  return (bits, chunk) => {
    const found = bits.slice();
    filter(found, chunk);
    subtract(bits, found);
  };
}

function fieldBits(filter: FieldFilter): BitFilter {
  return (bits, chunk) => columnFor(chunk, filter.entry).keep(bits, filter, filter.wanted);
}

/** The records in which a text occurs, wanted or not. */
function textBits(filter: TextFilter): BitFilter {
  const { runs, areSufficient } = piecesOf(filter);
  const occursIn = testOf({ ...filter, wanted: true });
  const name = textsName(filter.paths);
  return (bits, { vocabularies, records }) => {
    const vocabulary = vocabularies?.get(name);
    for (const run of runs) vocabulary?.keep(bits, run);
    // There is no vocabulary for the text of one key.
    if (!areSufficient || vocabulary === undefined) keepWhere(bits, (position) => occursIn(records[position] ?? {}));
  };
}

/** What to look up for a text. */
interface Pieces {
  /** In each run, pieces that are adjacent in every record in which the text occurs. */
  readonly runs: readonly (readonly Piece[])[];
  /** Whether there is one run, and the text occurs in every record that has it. */
  readonly areSufficient: boolean;
}

/** A vocabulary has one bit of a byte for each piece of a run. */
const mostPieces = 8;

/**
 * Cuts a text at its white space. A vocabulary knows where single spaces are; of other white space it knows only that there is
 * some.
 *
 *   "the build fails"    the␠  ␠build␠  ␠fails
 *   "fix "               fix␠  ␠
 */
function piecesOf({ text, exact }: TextFilter): Pieces {
  const hasSingleSpaces = /\S/.test(text) && !/\s\s|[^\S ]/.test(text);
  const words = text.split(hasSingleSpaces ? " " : /\s+/);
  const pieces = words.map((word, index) => {
    const units = unitsOf(`${index === 0 ? "" : " "}${word}${index === words.length - 1 ? "" : " "}`);
    return { units: exact ? units : units.map(foldUnit), isFolded: !exact };
  });
  return {
    runs: hasSingleSpaces
      ? [pieces.slice(0, mostPieces)]
      : pieces.filter(({ units }) => units.length > 1).map((piece) => [piece]),
    areSufficient: hasSingleSpaces && words.length <= mostPieces && (exact || !/[\ud800-\udfff]/.test(text)),
  };
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
