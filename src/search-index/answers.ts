import { toPredicate } from "../compile/predicate.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { AnyRecord } from "../language/record-value.ts";
import type { Node } from "../syntax/tree.ts";
import { type Bits, countBits, eachBit, keepWhere, setBit, takeAway } from "./bits.ts";
import type { Chunk } from "./chunk.ts";
import { implies, type Terms, termsOf } from "./implication.ts";
import { type Narrow, narrowByAll } from "./narrow.ts";

/** Where a query's records stand, chunk by chunk, as far as anybody asked. */
export interface Answer {
  readonly terms: Terms;
  readonly known: Map<Chunk, Bits>;
  readonly placesIn: (chunk: Chunk) => Bits;
}

const mostAnswers = 8;

/** So few places of a chunk are sooner looked at one by one. */
const few = 16;

/** Answers queries from the latest answers, where a query only narrows one of them; to be made anew when records change. */
export function answers(language: AnyLanguage): (root: Node<AnyLanguage>) => Answer {
  const latest: Answer[] = [];
  return (root) => {
    const terms = termsOf(root);
    const base = latest.find((answer) => implies(terms, answer.terms));
    if (base !== undefined && [...terms.keys()].every((key) => base.terms.has(key))) return base;
    const answer = answerTo(root, terms, base, language);
    latest.unshift(answer);
    latest.splice(mostAnswers);
    return answer;
  };
}

function answerTo(root: Node<AnyLanguage>, terms: Terms, base: Answer | undefined, language: AnyLanguage): Answer {
  const known = new Map<Chunk, Bits>();
  // Of the answer that this one narrows only the places are held on to: it may narrow others itself.
  const wider = base?.known;
  const added = [...terms].flatMap(([key, term]) => (base?.terms.has(key) ? [] : [term]));
  let fromAll: Narrow | undefined;
  let fromWider: Narrow | undefined;
  let matches: ((record: AnyRecord) => boolean) | undefined;

  function findPlaces(chunk: Chunk): Bits {
    const start = wider?.get(chunk);
    const bits = (start ?? chunk.live).slice();
    takeAway(bits, chunk.loose);
    const matchesAt = (place: number) => {
      matches ??= toPredicate(root, language);
      return matches(chunk.records[place] as AnyRecord);
    };
    if (start === undefined) {
      fromAll ??= narrowByAll([...terms.values()], language);
      fromAll(bits, chunk);
    } else if (countBits(bits) <= few) {
      keepWhere(bits, matchesAt);
    } else {
      fromWider ??= narrowByAll(added, language);
      fromWider(bits, chunk);
    }
    eachBit(chunk.loose, (place) => {
      if (matchesAt(place)) setBit(bits, place);
    });
    return bits;
  }

  return {
    terms,
    known,
    placesIn(chunk) {
      let places = known.get(chunk);
      if (places === undefined) {
        places = findPlaces(chunk);
        known.set(chunk, places);
      }
      return places;
    },
  };
}
