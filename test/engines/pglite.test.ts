import { expect, test } from "vitest";
import { date, defineLanguage, exactText, layer, number, parse, wholeNumber } from "../../src/index.ts";
import { searchColumn, sqlTarget } from "../../src/sql/index.ts";
import { startPglite } from "./pglite.ts";
import { proves } from "./suite.ts";

proves("PostgreSQL in WebAssembly", startPglite);

test("PostgreSQL reads the index of a search column, for words and for phrases", async () => {
  const engine = await startPglite();
  await engine.run("CREATE TABLE run (id integer, author text, title text, body text)");
  for (const statement of searchColumn({ language: layer, dialect: "postgres", table: "run" }).statements)
    await engine.run(statement);
  await engine.run(`
    INSERT INTO run (id, author, title, body) SELECT n, 'ada', md5(n::text), repeat(md5((-n)::text), 30) FROM generate_series(1, 10000) AS n;
    UPDATE run SET search_text = author || chr(10) || title || chr(10) || body;
    ANALYZE run`);
  const where = sqlTarget({
    language: layer,
    dialect: "postgres",
    columns: { author: "author", commit_title: "title", commit_body: "body" },
    searchColumn: "search_text",
  });
  for (const text of ["c4ca4238", '"c4ca4238"', "c4ca4238 -ada"]) {
    const result = where(parse(text));
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    const plan = await engine.rows(`EXPLAIN SELECT id FROM run WHERE ${result.sql}`, result.parameters);
    expect(plan.join("\n"), text).toContain("Bitmap Index Scan on run_search");
  }
  await engine.stop();
});

test("PostgreSQL reads the indexes of columns", async () => {
  const engine = await startPglite();
  await engine.run(`
    CREATE TABLE shipment (code text COLLATE "C", number bigint, total numeric, created_at timestamptz, sent_on date);
    INSERT INTO shipment SELECT 'c' || n, n, n / 10.0, 'epoch'::timestamptz + n * interval '1 hour', 'epoch'::date + n
      FROM generate_series(1, 20000) AS n;
    CREATE INDEX by_code ON shipment (code);
    CREATE INDEX by_number ON shipment (number);
    CREATE INDEX by_total ON shipment (total);
    CREATE INDEX by_created ON shipment (created_at);
    CREATE INDEX by_sent ON shipment (sent_on);
    ANALYZE shipment`);
  const language = defineLanguage()({
    name: "shipments",
    dialect: "extended",
    text: [],
    fields: {
      code: exactText("code", { wildcards: true }),
      number: wholeNumber("number"),
      total: number("total"),
      created: date("created_at"),
      sent: date("sent_on"),
    },
  });
  const where = sqlTarget({
    language,
    dialect: "postgres",
    columns: {
      code: "code",
      number: { column: "number", type: "bigint" },
      total: { column: "total", type: "numeric" },
      created_at: { column: "created_at", type: "timestamptz" },
      sent_on: { column: "sent_on", type: "date" },
    },
  });
  for (const [text, index] of [
    ["code:c77", "by_code"],
    ["code:c77,c78", "by_code"],
    ["number:77", "by_number"],
    ["number:77..99", "by_number"],
    ["total:<1.5", "by_total"],
    ["created:1971-02-03", "by_created"],
    ["created:<1970-01-03", "by_created"],
    ["sent:1971-02", "by_sent"],
    ["sent:1971-02 -code:c77", "by_sent"],
  ] as const) {
    const result = where(parse(text, { language }));
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    const plan = await engine.rows(`EXPLAIN SELECT * FROM shipment WHERE ${result.sql}`, result.parameters);
    expect(plan.join("\n"), text).toMatch(new RegExp(`Index Scan (using|on) ${index}`));
    // It is a constant, which is not made again for each row.
    if (index === "by_created") expect(plan.join("\n")).toMatch(/created_at < '19\d\d-\d\d-\d\d 00:00:00/);
  }
  await engine.stop();
});
