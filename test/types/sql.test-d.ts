// What the types say of a database's columns. Never run: `types.test.ts` compiles it.
import { layer, parse } from "querybar";
import { type ColumnGiven, sqlTarget } from "querybar/sql";
import { expectTypeOf } from "vitest";
import { githubRuns } from "../../src/github-runs.ts";
import { shipments } from "../sql/shipments.ts";

const where = sqlTarget({
  language: shipments,
  dialect: "postgres",
  columns: {
    note: "note",
    "sender.name": "sender_name",
    number: { column: "number", type: "bigint" },
    createdAt: { column: ["created.at"], type: "timestamptz" },
    packedAt: { column: "packed_at", type: "timestamptz" },
    labels: { column: "labels", type: "array" },
    parts: { column: "parts", type: "json" },
    meta: { column: "meta", type: "json" },
    size: { column: "size", canonical: true },
    code: new Date(),
  },
});
const result = where(parse("fix", { language: shipments }), { now: new Date(), startIndex: 2 });
if (result.ok) expectTypeOf(result.parameters).toEqualTypeOf<readonly (string | number)[]>();
else expectTypeOf(result.diagnostics[0]?.code).toEqualTypeOf<"not-expressible" | undefined>();

// A query of another language.
// @ts-expect-error
where(parse("fix", { language: githubRuns }));

// Columns that are known only at run time.
const someColumns: Readonly<Record<string, ColumnGiven>> = {};
sqlTarget({ language: layer, dialect: "sqlite", columns: someColumns });

// @ts-expect-error The language “shipments” has nothing at “nte”
sqlTarget({ language: shipments, dialect: "sqlite", columns: { nte: "note" } });
// @ts-expect-error “number” is a wholeNumber: its column cannot be of the type timestamptz
sqlTarget({ language: shipments, dialect: "sqlite", columns: { number: { column: "number", type: "timestamptz" } } });
// @ts-expect-error “createdAt” is a date: its column cannot be of the type boolean
sqlTarget({ language: shipments, dialect: "sqlite", columns: { createdAt: { column: "at", type: "boolean" } } });
// @ts-expect-error “total” is a number: its column cannot be of the type date
sqlTarget({ language: shipments, dialect: "sqlite", columns: { total: { column: "total", type: "date" } } });
// @ts-expect-error
sqlTarget({ language: shipments, dialect: "sqlite", columns: { code: 5 } });
