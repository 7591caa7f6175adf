/** A value that a driver sends apart from the statement. */
export type SqlValue = string | number;

/** A piece of a statement: fixed text, a value, the caller's own object for a column, or pieces in their order. */
export type Fragment = string | Parameter | Own | readonly Fragment[];

interface Parameter {
  readonly value: SqlValue;
}

interface Own {
  readonly own: unknown;
}

/** A statement with values in it: `` sql`${column} = ${parameter("main")}` ``. What is a string is part of the statement. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly Fragment[]): Fragment {
  const fragment: Fragment[] = [strings[0] as string];
  for (let index = 0; index < pieces.length; index++)
    fragment.push(pieces[index] as Fragment, strings[index + 1] as string);
  return fragment;
}

export function parameter(value: SqlValue): Fragment {
  return { value };
}

/** An object of the caller's query builder, which only the builder can write. */
export function ownColumn(own: unknown): Fragment {
  return { own };
}

/** Pieces separated by a text, such as a comma. */
export function separated(pieces: readonly Fragment[], separator: string): Fragment {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));
}

/** The condition that always holds. */
export const always: Fragment = "TRUE";

/** The condition that never holds. */
export const never: Fragment = "FALSE";

/** All of the conditions. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  if (conditions.includes(never)) return never;
  return joined(conditions, " AND ", always);
}

/** Any of the conditions. */
export function anyOf(conditions: readonly Fragment[]): Fragment {
  return joined(
    conditions.filter((condition) => condition !== never),
    " OR ",
    never,
  );
}

/** An engine may read `a AND b AND c` as deep as it is long, and refuse what is too deep for it. */
const mostInRow = 32;

function joined(conditions: readonly Fragment[], operator: string, none: Fragment): Fragment {
  const [first] = conditions;
  if (first === undefined) return none;
  if (conditions.length === 1) return first;
  if (conditions.length <= mostInRow) return sql`(${separated(conditions, operator)})`;
  const middle = Math.ceil(conditions.length / 2);
  const halves = [conditions.slice(0, middle), conditions.slice(middle)];
  return sql`(${separated(
    halves.map((half) => joined(half, operator, none)),
    operator,
  )})`;
}

/** A statement's text around its values and columns: one string more than there are of them. */
export interface Template {
  readonly strings: readonly string[];
  readonly pieces: readonly (Parameter | Own)[];
}

export function templateOf(fragment: Fragment): Template {
  const strings = [""];
  const pieces: (Parameter | Own)[] = [];
  const open = [fragment];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") strings[strings.length - 1] += next;
    else if (Array.isArray(next)) {
      for (let index = next.length - 1; index >= 0; index--) open.push(next[index]);
    } else {
      pieces.push(next as Parameter | Own);
      strings.push("");
    }
  }
  return { strings, pieces };
}
