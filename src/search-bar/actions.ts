import type { Assistant } from "./assistant-contract.ts";
import type { Host } from "./host.ts";
import type { Action } from "./keyboard.ts";
import type { Trigger } from "./offer.ts";
import type { Row } from "./rows.ts";

/** What the actions of keys need of an assistant. */
export interface Actor extends Pick<Assistant, "ask" | "accept" | "removeRecent" | "clear"> {
  rows(): readonly Row[];
  active(): Row | undefined;
  /** Makes a row the active one, or none. */
  activate(row: Row | undefined): void;
  /** Closes the suggestions until the term is left. */
  dismiss(): void;
  search(): void;
}

const pageOfRows = 8;

/** What each action does. One that did nothing leaves its key to the browser. */
export function makeActions(host: Host, actor: Actor): Readonly<Record<Action, () => boolean>> {
  /** Moves by a number of rows. */
  function move(step: number): boolean {
    const rows = actor.rows();
    const active = actor.active();
    actor.activate(rows[nextIndex(active === undefined ? -1 : rows.indexOf(active), step, rows.length)]);
    return true;
  }

  function open(trigger: Trigger, step?: number): boolean {
    actor.ask(trigger);
    return step === undefined || move(step);
  }

  function acceptActive(): boolean {
    const row = actor.active();
    if (row === undefined) return false;
    actor.accept(row);
    return true;
  }

  return {
    next: () => move(1),
    previous: () => move(-1),
    "next-page": () => move(pageOfRows),
    "previous-page": () => move(-pageOfRows),
    open: () => open("asked"),
    "open-first": () => open("asked", 1),
    "open-last": () => open("asked", -1),
    "open-fixes": () => open("fixes", 1),
    close: () => {
      actor.dismiss();
      return true;
    },
    accept: acceptActive,
    "accept-by-tab": () => host.isTabAccepting && acceptActive(),
    "delete-recent": () => {
      const row = actor.active();
      if (row?.kind !== "recent") return false;
      actor.removeRecent(row);
      return true;
    },
    search: () => {
      actor.search();
      return true;
    },
    clear: () => {
      if (host.reading.query.text === "" || !host.isEditable || host.isInDialog) return false;
      actor.clear();
      return true;
    },
    edit: () => {
      if (actor.active() !== undefined) actor.activate(undefined);
      return false;
    },
  };
}

/** One step goes round; more stop at the ends. */
function nextIndex(index: number, step: number, count: number): number {
  if (index < 0) return step < 0 ? count - 1 : 0;
  if (Math.abs(step) === 1) return (index + step + count) % count;
  return Math.max(0, Math.min(count - 1, index + step));
}
