import {
  type CalculatedStatus,
  defineLanguage,
  exactText,
  type Job,
  oneOf,
  parse,
  print,
  type Query,
  toPredicate,
  walk,
} from "querybar";
import { builder, layer } from "querybar/core";

const query: Query = parse("status:failure");
const statuses: (CalculatedStatus | undefined)[] = [];
walk(query, (node) => {
  if (node.type === "field" && node.field === "status") statuses.push(node.value);
});

const jobs: readonly Job[] = [];
export const found: readonly Job[] = jobs.filter(toPredicate(query));

// The two imports have one set of types.
export const printed: string = print(builder(layer).field("status", "FAILURE"));
// @ts-expect-error the types are there: not everything goes
builder(layer).keyword("runing");

interface Ticket {
  readonly title: string;
  readonly state: "OPEN" | "CLOSED";
}

const tickets = defineLanguage<Ticket>()({
  name: "tickets",
  text: ["title"],
  fields: { title: exactText("title"), state: oneOf("state", ["OPEN", "CLOSED"]) },
  keywords: { open: { where: { state: "OPEN" } } },
});
export const open: readonly Ticket[] = ([] as Ticket[]).filter(toPredicate(parse("open", { language: tickets })));
