import { negateNode, removeNode } from "../assist/edits.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import { atomOf } from "../syntax/terms.ts";
import { meaningOf } from "./help.ts";
import type { Settings } from "./settings.ts";

/** What a chip's button does to its term. */
export type ChipAction = "negate" | "remove";

/** How a chip is coloured. */
export type ChipKind = "field" | "keyword" | "invalid" | "text" | "group";

/** A part of a query as a chip shows it. */
export interface ChipPart extends Range {
  readonly kind: ChipKind;
  /** As written. */
  readonly text: string;
  readonly meaning: string;
}

/** A finished term. */
export interface Chip extends ChipPart {
  readonly isNegated: boolean;
  /** As written, without the minus. */
  readonly text: string;
  /** The terms of a group, the first ten, each of which can be removed. Other chips have none. */
  readonly parts: readonly ChipPart[];
  /** How many more there are. */
  readonly moreParts: number;
  /** Whether one of a group's terms must hold, or all. */
  readonly joint: "or" | "and";
}

const mostParts = 10;

/**
 * The terms that become chips: fields, keywords, alternatives and negated groups. Words need none, since they are as short as
 * their chip.
 */
export function chipsOf(query: AnyQuery, settings: Settings): readonly Chip[] {
  return query.root.terms.flatMap((term) => chipOf(withoutUnfinished(term), query, settings) ?? []);
}

/** A group with only one finished term is that term. */
function withoutUnfinished(term: AnyNode): AnyNode {
  if (term.type !== "or" && term.type !== "and") return term;
  const [only, ...others] = term.terms.filter(({ type }) => type !== "unfinished");
  return only !== undefined && others.length === 0 ? only : term;
}

function chipOf(term: AnyNode, query: AnyQuery, settings: Settings): Chip | undefined {
  const atom = atomOf(term);
  const kind = kindOf(atom);
  if (kind === "text") return undefined;
  const isGroup = atom.type === "or" || atom.type === "and";
  const parts = isGroup ? atom.terms.filter(({ type }) => type !== "unfinished") : [];
  if (isGroup && parts.length === 0) return undefined;
  const partOf = (part: AnyNode): ChipPart => ({
    from: part.from,
    to: part.to,
    kind: kindOf(atomOf(part)),
    text: query.text.slice(part.from, part.to),
    // It takes some time to find out, and not all chips are drawn.
    get meaning() {
      return meaningOf(part, query, settings);
    },
  });
  const { from, to } = term;
  return {
    ...{ from, to, kind, isNegated: term !== atom },
    text: query.text.slice(atom.from, atom.to),
    get meaning() {
      return meaningOf(term, query, settings);
    },
    parts: parts.slice(0, mostParts).map(partOf),
    moreParts: Math.max(0, parts.length - mostParts),
    joint: atom.type === "or" ? "or" : "and",
  };
}

function kindOf(atom: AnyNode): ChipKind {
  if (atom.type === "keyword") return "keyword";
  if (atom.type === "or" || atom.type === "and" || atom.type === "not") return "group";
  if (!("field" in atom) || atom.type === "unfinished") return "text";
  return "value" in atom && atom.value === undefined ? "invalid" : "field";
}

/** A button of a chip. */
export interface ChipButton {
  /** The chip's index. */
  readonly chip: number;
  readonly action: ChipAction;
  /** The index of the part that it removes, where it is not about the whole chip. */
  readonly part: number | undefined;
}

/** All buttons in their order: those of a chip's parts come before its own two. */
export function buttonsOf(chips: readonly Chip[]): readonly ChipButton[] {
  return chips.flatMap(({ parts }, chip) => [
    ...parts.map((_, part) => ({ chip, action: "remove", part }) as const),
    { chip, action: "negate", part: undefined },
    { chip, action: "remove", part: undefined },
  ]);
}

/** The index of a button, or of the one that has taken its place after it was pressed. */
export function indexOfButton(buttons: readonly ChipButton[], { chip, action, part }: ChipButton): number {
  const place = Math.min(chip, buttons.at(-1)?.chip ?? 0);
  const own = buttons.filter((button) => button.chip === place);
  const parts = own.filter((button) => button.part !== undefined);
  const button = part === undefined ? undefined : (own.find((button) => button.part === part) ?? parts.at(-1));
  const instead = button ?? own.find((button) => button.part === undefined && button.action === action);
  return Math.max(0, buttons.indexOf(instead as ChipButton));
}

/** What a press on a button does to the text. */
export function editOfButton(
  query: AnyQuery,
  chips: readonly Chip[],
  { chip, action, part }: ChipButton,
): readonly Edit[] {
  const whole = chips[chip];
  const target = part === undefined ? whole : whole?.parts[part];
  if (target === undefined) return [];
  return (action === "negate" ? negateNode : removeNode)(query, target);
}

/** Which button a key goes to from another, by index, or that it removes what this one is about. Other keys are the browser's. */
export function chipKey(
  {
    key,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  index: number,
  count: number,
  isRightToLeft: boolean,
): number | "remove" | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const within = (wanted: number) => Math.max(0, Math.min(wanted, count - 1));
  switch (key) {
    case "ArrowRight":
      return within(index + (isRightToLeft ? -1 : 1));
    case "ArrowLeft":
      return within(index - (isRightToLeft ? -1 : 1));
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Delete":
    case "Backspace":
      return "remove";
    default:
      return undefined;
  }
}
