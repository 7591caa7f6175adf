import type { Token } from "../assist/tokens.ts";
import type { Range } from "../language/nodes.ts";
import { make } from "../search-bar/make.ts";
import type { Severity } from "../syntax/diagnostic.ts";

/** A stretch of text with a severity. */
export interface Mark extends Range {
  readonly severity: Severity;
}

/** A term that is drawn as a chip in the text. */
export interface Pill extends Range {
  readonly kind: string;
}

/** The coloured text over an input, whose own is transparent. */
export interface Mirror {
  readonly element: HTMLElement;
  /** Takes time linear in all three; marks may overlap, pills may not. */
  render(text: string, tokens: readonly Token[], marks: readonly Mark[], pills: readonly Pill[]): void;
  isRightToLeft(): boolean;
  /** Where the character at an offset begins, from the window's left. */
  caretAt(offset: number): number;
}

interface Piece {
  readonly tag: string;
  readonly classes: string;
  readonly text: string;
}

export function makeMirror(input: HTMLInputElement): Mirror {
  const element = make("div", { part: "text", class: "mirror", "aria-hidden": "true" });
  // Room for the caret after the last character, which the input has too.
  element.append("\u200b");
  let shown: readonly Piece[] = [];
  const follow = () => {
    element.scrollLeft = input.scrollLeft;
  };
  input.addEventListener("scroll", follow);
  return {
    element,
    isRightToLeft: () => getComputedStyle(element).direction === "rtl",
    caretAt: (offset) => caretOf(input, element, offset),
    render: (text, tokens, marks, pills) => {
      const pieces = piecesOf(text, tokens, marks, pills);
      replaceChanged(element, shown, pieces);
      shown = pieces;
      // An empty input has the direction of the page.
      if (text === "") element.removeAttribute("dir");
      follow();
    },
  };
}

/** Keeps the pieces at both ends that have not changed: a key changes few, however long the text. */
function replaceChanged(element: HTMLElement, old: readonly Piece[], pieces: readonly Piece[]): void {
  const most = Math.min(old.length, pieces.length);
  let start = 0;
  while (start < most && isSame(old[start], pieces[start])) start++;
  let end = 0;
  while (end < most - start && isSame(old.at(-1 - end), pieces.at(-1 - end))) end++;
  const before = element.childNodes[old.length - end] ?? null;
  const gone = [...element.childNodes].slice(start, old.length - end);
  const made = pieces
    .slice(start, pieces.length - end)
    .map(({ tag, classes, text }) => make("span", { part: tag, class: classes }, text));
  if (gone.length === 0 && made.length === 0) return;
  // While a direction is found out by the text, each node that comes or goes would have the browser read all of it.
  element.removeAttribute("dir");
  for (const node of gone) node.remove();
  const fragment = document.createDocumentFragment();
  for (const piece of made) fragment.append(piece);
  element.insertBefore(fragment, before);
  element.dir = "auto";
}

function isSame(one: Piece | undefined, other: Piece | undefined): boolean {
  return one?.text === other?.text && one?.classes === other?.classes;
}

const severities: readonly Severity[] = ["error", "warning", "hint"];

/** Tokens in pieces: a mark may begin or end inside of one. */
function piecesOf(
  text: string,
  tokens: readonly Token[],
  marks: readonly Mark[],
  pills: readonly Pill[],
): readonly Piece[] {
  /** By offset, how many marks of each severity more there are from there on. */
  const changes = new Map<number, number[]>();
  const change = (offset: number, severity: Severity, by: number) => {
    const counts = changes.get(offset) ?? [0, 0, 0];
    const index = severities.indexOf(severity);
    counts[index] = (counts[index] ?? 0) + by;
    changes.set(offset, counts);
  };
  for (const { from, to, severity } of marks) {
    change(from, severity, 1);
    change(to, severity, -1);
  }
  const cuts = [...changes.keys()].sort((one, other) => one - other);
  const open = [0, 0, 0];
  const pieces: Piece[] = [];
  let cut = 0;
  let pill = 0;
  for (const { from, to, tag } of tokens) {
    let start = from;
    while (start < to) {
      for (; (cuts[cut] ?? Infinity) <= start; cut++) {
        for (const [index, by] of (changes.get(cuts[cut] ?? 0) ?? []).entries()) open[index] = (open[index] ?? 0) + by;
      }
      while ((pills[pill]?.to ?? Infinity) <= start) pill++;
      const end = Math.min(to, cuts[cut] ?? to);
      const severity = severities.find((_, index) => (open[index] ?? 0) > 0);
      const classes = [tag, severity, pillClasses(pills[pill], start, end)].filter((each) => each).join(" ");
      pieces.push({ tag, classes, text: text.slice(start, end) });
      start = end;
    }
  }
  return pieces;
}

function pillClasses(pill: Pill | undefined, start: number, end: number): string {
  if (pill === undefined || end <= pill.from) return "";
  return `pill ${pill.kind}-pill${start === pill.from ? " pill-start" : ""}${end === pill.to ? " pill-end" : ""}`;
}

/** Where a character begins, from the window's left. The mirror has the places that an input does not give. */
function caretOf(input: HTMLInputElement, mirror: HTMLElement, offset: number): number {
  const { left, right } = input.getBoundingClientRect();
  // The scroll event would come a frame later.
  mirror.scrollLeft = input.scrollLeft;
  const texts = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let node = texts.nextNode() as Text | null;
  let rest = offset;
  while (node !== null && rest >= node.length) {
    rest -= node.length;
    node = texts.nextNode() as Text | null;
  }
  if (node === null) return left;
  const range = document.createRange();
  range.setStart(node, rest);
  range.collapse(true);
  // A range of nothing may have no box.
  if (range.getClientRects().length === 0) range.setEnd(node, rest + 1);
  const box = range.getBoundingClientRect();
  const x = getComputedStyle(mirror).direction === "rtl" ? box.right : box.left;
  return Math.min(Math.max(x, left), right);
}
