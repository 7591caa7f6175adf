import type { DatabaseSync } from "@photostructure/sqlite";
import { toPredicate } from "../../compile/predicate.ts";
import type { WireJob } from "../../layer-api/wire.ts";
import type { Node } from "../../query/query.ts";
import { whenUnlocked } from "../locks.ts";
import { answered } from "../record.ts";
import { jobOf, type Row } from "../row.ts";
import { askedTerms, conditionOf, equalityField } from "../selection.ts";
import type { Store } from "../store.ts";
import type { Turn } from "../turns.ts";
import { type Place, placeBelow, runsBetween, top } from "./statements.ts";

/** How many runs the database looks at in one call, which nothing can interrupt. It depends on how long the last call took. */
const firstStep = 16;
const largestStep = 16_384;
/** In milliseconds. */
const shortCall = 1;
const longCall = 4;

/** Searches in a database, the highest id first, with pauses in which the event loop goes on. */
export function searchIn(database: InstanceType<typeof DatabaseSync>): Store["search"] {
  return async (repository, query, signal) => {
    const terms = askedTerms(query, repository);
    if (terms === undefined) return undefined;
    const [index, indexed] = indexFor(terms);
    const first = conditionOf(indexed, "sqlite");
    const others = conditionOf(
      terms.filter((term) => !indexed.includes(term)),
      "sqlite",
    );
    const matches = toPredicate(query);
    const nextPlace = database.prepare(placeBelow(index, first.sql));
    const runs = database.prepare(runsBetween(index, first.sql, others.sql));
    let step = firstStep;
    let found: WireJob | undefined;

    /** Looks at the next runs below a place. Returns the place from which to go on, or `undefined` at the end. */
    const look = ({ length, id }: Place, turn: Turn): Place | undefined => {
      const start = performance.now();
      const own = [repository, ...first.values, length, id];
      const last = nextPlace.get(...own, step - 1) as Place | undefined;
      const down = last ?? bottom;
      const rows = runs.iterate(...own, down.length, down.id, ...others.values) as Iterable<Row>;
      for (const row of rows) {
        const job = jobOf(row);
        if (matches(job)) {
          found = answered(job);
          return undefined;
        }
        if (turn.isOver()) return { length: row.id.length, id: row.id };
      }
      const took = performance.now() - start;
      if (took < shortCall) step = Math.min(step * 2, largestStep);
      if (took > longCall) step = Math.max(Math.floor(step / 2), 1);
      return last;
    };
    const lookInTurn = (from: Place, turn: Turn): Place | undefined => {
      let place: Place | undefined = from;
      while (place !== undefined && (place === from || !turn.isOver())) place = look(place, turn);
      return place;
    };

    let place: Place | undefined = top;
    while (place !== undefined) {
      const from: Place = place;
      place = await whenUnlocked((turn) => lookInTurn(from, turn), signal, from === top ? "first" : "further");
    }
    return found;
  };
}

/** Below all runs. */
const bottom: Place = { length: 0, id: "" };

/** The indexes by field. The first of these fields that a query has a value of leaves the fewest runs. */
const indexes = [
  ["id", "run_by_id"],
  ["branch", "run_by_branch"],
  ["status", "run_by_status"],
] as const;

/** The index to use, and the term that it finds the runs for. */
function indexFor(terms: readonly Node[]): readonly [index: string, indexed: readonly Node[]] {
  const fields = terms.map(equalityField);
  for (const [field, index] of indexes) {
    const term = terms[fields.indexOf(field)];
    if (term !== undefined) return [index, [term]];
  }
  return ["run_by_place", []];
}
