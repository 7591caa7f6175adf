// What the types say of definitions. Never run: `types.test.ts` compiles it.
import {
  defineLanguage,
  exactText,
  oneOf,
  parse,
  type RecordOf,
  searchSchema,
  toPredicate,
  wholeNumber,
} from "querybar";
import { expectTypeOf } from "vitest";

interface Ticket {
  readonly title: string;
  readonly note?: string | null;
  readonly state: "OPEN" | "CLOSED";
  readonly number: number;
  readonly points: bigint;
  readonly open: boolean;
  readonly tags: readonly string[];
}

const tickets = defineLanguage<Ticket>()({
  name: "tickets",
  text: ["title", "note"],
  fields: {
    state: oneOf("state", ["OPEN", "CLOSED"], { aliases: ["is"] }),
    number: wholeNumber("number"),
    points: wholeNumber("points"),
    note: exactText("note"),
  },
  keywords: {
    todo: { where: { state: "OPEN" } },
    first: { where: { number: "1" }, except: { state: ["CLOSED"] } },
  },
});

expectTypeOf<RecordOf<typeof tickets>>().toEqualTypeOf<Ticket>();
expectTypeOf(toPredicate(parse("", { language: tickets })))
  .parameter(0)
  .toHaveProperty("state");

const [term] = parse("state:open", { language: tickets }).root.terms;
if (term?.type === "field" && term.field === "state")
  expectTypeOf(term.value).toEqualTypeOf<"OPEN" | "CLOSED" | undefined>();

expectTypeOf(searchSchema({ language: tickets })["~standard"].validate("")).toHaveProperty("issues");

const nameAndText = { name: "tickets", text: ["title"] } as const;
const fields = { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") };

// No keywords at all.
const bare = defineLanguage<Ticket>()({ ...nameAndText, fields });
expectTypeOf<Exclude<(typeof bare)["keywords"][never], undefined>>().not.toBeAny();

// @ts-expect-error no key of a ticket
defineLanguage<Ticket>()({ name: "tickets", text: ["tittle"], fields });
// @ts-expect-error no text
defineLanguage<Ticket>()({ name: "tickets", text: ["number"], fields });
// @ts-expect-error no key of a ticket
defineLanguage<Ticket>()({ ...nameAndText, fields: { title: exactText("tittle") } });
// @ts-expect-error a number is not a string
defineLanguage<Ticket>()({ ...nameAndText, fields: { number: exactText("number") } });
// @ts-expect-error a boolean is not a number
defineLanguage<Ticket>()({ ...nameAndText, fields: { open: wholeNumber("open") } });
// @ts-expect-error a list is not a string
defineLanguage<Ticket>()({ ...nameAndText, fields: { tag: exactText("tags") } });

// @ts-expect-error a keyword for a field that is not declared
defineLanguage<Ticket>()({ ...nameAndText, fields, keywords: { urgent: { where: { priority: "HIGH" } } } });
// @ts-expect-error a value that the field does not have
defineLanguage<Ticket>()({ ...nameAndText, fields, keywords: { todo: { where: { state: "OPENED" } } } });
// @ts-expect-error a value that is not a whole number
defineLanguage<Ticket>()({ ...nameAndText, fields, keywords: { first: { where: { number: "one" } } } });
// @ts-expect-error a keyword that shadows a field
defineLanguage<Ticket>()({ ...nameAndText, fields, keywords: { state: { where: { state: "OPEN" } } } });
