// A `where` like Prisma's, with the meaning that SQL gives it: a comparison with NULL is neither true nor false.
import { it } from "vitest";
import { checkFilter, queryAndRecord } from "../src/fast-check/index.ts";
import { defineLanguage, exactText, foldFilter, oneOf, type Query } from "../src/index.ts";
import { foldText, searchText } from "../src/sql/index.ts";

interface Ticket {
  readonly title: string;
  readonly state: "open" | "closed";
  readonly area: string;
}

const tickets = defineLanguage<Ticket>()({
  name: "tickets",
  dialect: "extended",
  text: ["title"],
  fields: { state: oneOf("state", ["open", "closed"]), area: exactText("area") },
});

type Where =
  | { readonly AND: readonly Where[] }
  | { readonly OR: readonly Where[] }
  | { readonly NOT: Where }
  | {
      readonly [column: string]:
        | null
        | { readonly not: null }
        | { readonly in: readonly string[] }
        | { readonly contains: string };
    };

function whereOf(query: Query<typeof tickets>): Where {
  return foldFilter<Where>(query, {
    all: (AND) => ({ AND }),
    any: (OR) => ({ OR }),
    text: ({ text, exact, wanted }) => {
      const found = exact ? { title: { contains: text } } : { search_text: { contains: foldText(text) } };
      return wanted ? found : { NOT: found };
    },
    field: ({ field, values, present, wanted }) => {
      const found = present ? { [field]: { not: null } } : { [field]: { in: [...values] } };
      return wanted ? found : { OR: [{ [field]: null }, { NOT: found }] };
    },
  });
}

type Row = Readonly<Record<string, string | null>>;

function holds(where: Where, row: Row): boolean | null {
  if ("AND" in where) return all((where as { readonly AND: readonly Where[] }).AND.map((part) => holds(part, row)));
  if ("OR" in where)
    return negated(all((where as { readonly OR: readonly Where[] }).OR.map((part) => negated(holds(part, row)))));
  if ("NOT" in where) return negated(holds((where as { readonly NOT: Where }).NOT, row));
  const [[column, test] = ["", null]] = Object.entries(where);
  const value = row[column] ?? null;
  if (test === null) return value === null;
  if ("not" in test) return value !== null;
  if (value === null) return null;
  return "in" in test ? test.in.includes(value) : value.includes(test.contains);
}

function all(parts: readonly (boolean | null)[]): boolean | null {
  return parts.includes(false) ? false : parts.includes(null) ? null : true;
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

/** What few databases hold. */
const hasNone = (text: string) => !/[\0\n]/.test(text) && text.isWellFormed();

it("makes the where of a database client", async () => {
  await checkFilter({
    language: tickets,
    arbitrary: queryAndRecord({ language: tickets }).filter(
      ([{ text }, { title, area }]) => hasNone(text) && hasNone(`${title}${area}`),
    ),
    filter: (query, record) => {
      const row = {
        title: record.title?.normalize() ?? "",
        search_text: searchText(record, { language: tickets }),
        state: tickets.fields.state.values.find((state) => foldText(state) === foldText(record.state ?? "")) ?? null,
        area: record.area || null,
      };
      return holds(whereOf(query), row) === true;
    },
  });
});
