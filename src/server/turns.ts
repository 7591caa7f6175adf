/** In milliseconds. The run that a search is at may take longer. Other requests are answered before the next turn. */
const turnLength = 10;

/** A piece of the event loop's time. */
export interface Turn {
  readonly isOver: () => boolean;
}

/** Whether the work begins, or has had turns already. */
export type TurnKind = "first" | "further";

const waiting: Readonly<Record<TurnKind, ((turn: Turn) => void)[]>> = { first: [], further: [] };
let next: TurnKind = "first";
let isGiving = false;

/**
 * Waits for a turn. An iteration of the event loop has one turn, so a thousand long searches block it no longer than one does.
 * First and further turns alternate, so a short search waits for a turn of one long search, and not for a turn of each.
 */
export function nextTurn(kind: TurnKind): Promise<Turn> {
  return new Promise((resolve) => {
    waiting[kind].push(resolve);
    if (!isGiving) setImmediate(give);
    isGiving = true;
  });
}

function give(): void {
  const other = next === "first" ? "further" : "first";
  const begin = waiting[next].shift() ?? waiting[other].shift();
  next = other;
  const end = performance.now() + turnLength;
  begin?.({ isOver: () => performance.now() >= end });
  isGiving = waiting.first.length + waiting.further.length > 0;
  if (isGiving) setImmediate(give);
}
