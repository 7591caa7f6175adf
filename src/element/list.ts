import { icon } from "./icons.ts";
import { make, setAttribute, setChildren } from "./make.ts";
import type { Offer, Row } from "./offer.ts";
import type { Say } from "./words.ts";

/** The rows of the list. The focus stays in the input: the active row is named to it. */
export interface List {
  /** What scrolls. */
  readonly options: HTMLElement;
  /** All parts of the list, from the top. */
  readonly parts: readonly HTMLElement[];
  readonly active: Row | undefined;
  readonly rows: readonly Row[];
  render(offer: Offer, say: Say, acceptKey: string): void;
  /** Goes on by a number of rows, round and round; `null` leaves the list. */
  move(step: number | null): void;
}

interface Shown {
  readonly element: HTMLElement;
  /** What is drawn of the row. */
  look: string;
}

export function makeList(
  input: HTMLInputElement,
  accept: (row: Row) => void,
  remove: (row: Row) => void,
  moved: (row: Row | undefined) => void,
): List {
  const options = make("div", { class: "options", id: "list", role: "listbox" });
  const note = make("div", { part: "note", class: "note" });
  const keys = make("div", { part: "keys", class: "keys", "aria-hidden": "true" });
  /** Rows that stay are kept in the tree: new ones would be events for screen readers at each key. */
  let shown = new Map<string, Shown>();
  const groups = new Map<Row["kind"], HTMLElement>();
  let rows: readonly Row[] = [];
  let active: string | undefined;
  let made = 0;

  const indexOfActive = () => rows.findIndex((row) => keyOf(row) === active);

  const activate = (row: Row | undefined) => {
    active = row === undefined ? undefined : keyOf(row);
    for (const [key, { element }] of shown) setAttribute(element, "aria-selected", String(key === active));
    const element = active === undefined ? undefined : shown.get(active)?.element;
    setAttribute(input, "aria-activedescendant", element?.id);
    if (element !== undefined) scrollTo(options, element);
  };

  const show = (row: Row, say: Say): Shown => {
    const now = shown.get(keyOf(row)) ?? { element: make("div", { id: `option-${made++}`, role: "option" }), look: "" };
    const look = JSON.stringify([row.marks, row.help, row.count]);
    if (now.look !== look) {
      now.look = look;
      now.element.className = row.kind;
      setAttribute(now.element, "part", `option ${row.kind}`);
      now.element.replaceChildren(...contentOf(row, say));
    }
    return now;
  };

  const groupOf = (kind: Row["kind"], say: Say): HTMLElement => {
    const group = groups.get(kind) ?? make("div", { class: "group", role: "group" });
    groups.set(kind, group);
    const heading = kind === "retry" ? "" : say(`heading-${kind}`);
    setAttribute(group, "aria-label", heading || say("values-retry"));
    if (group.firstElementChild === null)
      group.append(make("div", { part: "heading", class: "heading", "aria-hidden": "true" }));
    if (group.firstElementChild !== null) group.firstElementChild.textContent = heading;
    return group;
  };

  options.addEventListener("click", (event) => {
    // A page may close what is around when it hears of a click outside of it.
    event.stopPropagation();
    const path = event.composedPath();
    const row = rows.find((each) => path.includes(shown.get(keyOf(each))?.element as EventTarget));
    const isForRemoval = path.some((target) => target instanceof Element && target.matches(".delete"));
    if (row !== undefined) (isForRemoval ? remove : accept)(row);
  });

  return {
    options,
    parts: [options, note, keys],
    get active() {
      return rows[indexOfActive()];
    },
    get rows() {
      return rows;
    },
    render: (offer, say, acceptKey) => {
      rows = offer.rows;
      shown = new Map(rows.map((row) => [keyOf(row), show(row, say)]));
      const kinds = [...new Set(rows.map(({ kind }) => kind))];
      for (const kind of kinds) {
        const group = groupOf(kind, say);
        const elements = rows.flatMap((row) => (row.kind === kind ? [shown.get(keyOf(row))?.element] : []));
        const heading = group.firstElementChild;
        setChildren(
          group,
          [heading, ...elements].filter((each) => each instanceof HTMLElement),
        );
      }
      setChildren(
        options,
        kinds.map((kind) => groupOf(kind, say)),
      );
      options.hidden = rows.length === 0;
      setAttribute(options, "aria-label", say("suggestions"));
      if (note.textContent !== offer.note) note.textContent = offer.note;
      note.hidden = offer.note === "";
      const hints = [say("keys-move"), say("keys-accept", { key: acceptKey }), say("keys-close")];
      if (kinds.includes("recent")) hints.push(say("keys-delete"));
      if (keys.childElementCount !== hints.length || keys.textContent !== hints.join(""))
        keys.replaceChildren(...hints.map((hint) => make("span", {}, hint)));
      keys.hidden = rows.length === 0;
      activate(rows[indexOfActive()]);
    },
    move: (step) => {
      if (step === null || rows.length === 0) activate(undefined);
      else activate(rows[nextIndex(indexOfActive(), step, rows.length)]);
      moved(rows[indexOfActive()]);
    },
  };
}

function keyOf({ kind, label }: Row): string {
  return `${kind} ${label}`;
}

/** One step goes round; more stop at the ends. */
function nextIndex(index: number, step: number, count: number): number {
  if (index < 0) return step < 0 ? count - 1 : 0;
  if (Math.abs(step) === 1) return (index + step + count) % count;
  return Math.max(0, Math.min(count - 1, index + step));
}

function contentOf(row: Row, say: Say): readonly Node[] {
  const { kind, label, marks, help, count } = row;
  const parts: Node[] = [
    icon(kind),
    make("span", { part: "option-label", class: "label", dir: "auto" }, ...marked(label, marks)),
  ];
  // The space is for screen readers, and for those who copy.
  if (help !== "") parts.push(new Text(" "), make("span", { part: "option-help", class: "help", dir: "auto" }, help));
  if (count !== undefined)
    parts.push(new Text(" "), make("span", { part: "option-count", class: "count" }, count.toLocaleString()));
  if (kind === "recent")
    parts.push(
      make("span", { part: "delete", class: "delete", title: say("remove"), "aria-hidden": "true" }, icon("cross")),
    );
  return parts;
}

function marked(label: string, marks: Row["marks"]): readonly (Node | string)[] {
  const ends = [0, ...marks.map(({ to }) => to)];
  const parts = marks.flatMap(({ from, to }, index) => [
    label.slice(ends[index], from),
    make("b", { part: "match" }, label.slice(from, to)),
  ]);
  return [...parts, label.slice(ends.at(-1))];
}

/** Scrolls nothing around: `scrollIntoView` would. */
function scrollTo(scroller: HTMLElement, element: HTMLElement): void {
  const inside = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  // The first row's heading comes into view with it.
  const isFirst = element === scroller.querySelector("[role=option]");
  const margin = 6;
  if (isFirst) scroller.scrollTop = 0;
  else if (top < inside.top + margin) scroller.scrollTop -= inside.top + margin - top;
  else if (bottom > inside.bottom - margin) scroller.scrollTop += bottom - inside.bottom + margin;
}
