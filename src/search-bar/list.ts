import { icon } from "./icons.ts";
import { make, setAttribute, setChildren, setText } from "./make.ts";
import type { Offer } from "./offer.ts";
import type { Row } from "./rows.ts";
import type { Say } from "./words.ts";

/** The rows of the list. The focus stays in the text: the active row is named to it. */
export interface List {
  /** What scrolls. */
  readonly options: HTMLElement;
  /** All parts of the list, from the top. */
  readonly parts: readonly HTMLElement[];
  /** The id of the active option. */
  readonly activeId: string | undefined;
  render(offer: Offer, active: Row | undefined, say: Say, acceptKey: string): void;
}

/** A row as it is drawn. */
interface Line {
  readonly row: Row;
  readonly element: HTMLElement;
  /** What is drawn of the row. */
  readonly look: string;
}

interface Group {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
}

/** @param id the list's; those of its options begin with it. */
export function makeList(id: string, accept: (row: Row) => void, remove: (row: Row) => void): List {
  const options = make("div", { class: "options", id, role: "listbox" });
  const note = make("div", { part: "note", class: "note", dir: "auto" });
  const keys = make("div", { part: "keys", class: "keys", "aria-hidden": "true" });
  const groups = new Map<Row["kind"], Group>();
  let lines: readonly Line[] = [];
  let active: Line | undefined;
  let made = 0;

  /** A row that stays is kept in the tree: a new one would be an event for screen readers at each key. */
  const lineOf = (row: Row, before: Line | undefined, say: Say): Line => {
    const look = JSON.stringify([row.marks, row.help, row.count]);
    if (before?.look === look) return { ...before, row };
    const element = before?.element ?? make("div", { id: `${id}-${made++}`, role: "option", class: row.kind });
    setAttribute(element, "part", `option ${row.kind}`);
    element.replaceChildren(...contentOf(row, say));
    return { row, element, look };
  };

  const groupOf = (kind: Row["kind"], say: Say): HTMLElement => {
    const heading = make("div", { part: "heading", class: "heading", "aria-hidden": "true" });
    const group = groups.get(kind) ?? { element: make("div", { role: "group" }), heading };
    groups.set(kind, group);
    const title = say(kind === "retry" ? "values-retry" : `heading-${kind}`);
    setText(group.heading, title);
    group.heading.hidden = kind === "retry";
    setAttribute(group.element, "aria-label", title);
    const inside = lines.filter(({ row }) => row.kind === kind).map(({ element }) => element);
    setChildren(group.element, [group.heading, ...inside]);
    return group.element;
  };

  options.addEventListener("click", (event) => {
    // A page may close what is around the list when it sees a click outside.
    event.stopPropagation();
    const path = event.composedPath();
    const line = lines.find(({ element }) => path.includes(element));
    const isForRemoval = path.some((target) => target instanceof Element && target.matches(".delete"));
    if (line !== undefined) (isForRemoval ? remove : accept)(line.row);
  });

  return {
    options,
    parts: [options, note, keys],
    get activeId() {
      return active?.element.id;
    },
    render: (offer, activeRow, say, acceptKey) => {
      const before = new Map(lines.map((line) => [line.row.key, line]));
      lines = offer.rows.map((row) => lineOf(row, before.get(row.key), say));
      const kinds = [...new Set(offer.rows.map(({ kind }) => kind))];
      setChildren(
        options,
        kinds.map((kind) => groupOf(kind, say)),
      );
      setAttribute(options, "aria-label", say("suggestions"));
      options.hidden = lines.length === 0;
      setText(note, offer.note);
      note.hidden = offer.note === "";
      const hints = [say("keys-move"), say("keys-accept", { key: acceptKey }), say("keys-close")];
      if (kinds.includes("recent")) hints.push(say("keys-delete"));
      if (keys.textContent !== hints.join(""))
        keys.replaceChildren(...hints.map((hint) => make("span", { dir: "auto" }, hint)));
      keys.hidden = lines.length === 0;
      active = lines.find(({ row }) => row.key === activeRow?.key);
      for (const each of lines) setAttribute(each.element, "aria-selected", String(each === active));
      if (active !== undefined) scrollTo(options, active.element);
    },
  };
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
export function scrollTo(scroller: HTMLElement, element: HTMLElement): void {
  const inside = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  // The first row's heading comes into view with it.
  const isFirst = element === scroller.querySelector("[role=option]");
  const margin = 6;
  if (isFirst) scroller.scrollTop = 0;
  else if (top < inside.top + margin) scroller.scrollTop -= inside.top + margin - top;
  else if (bottom > inside.bottom - margin) scroller.scrollTop += bottom - inside.bottom + margin;
}
