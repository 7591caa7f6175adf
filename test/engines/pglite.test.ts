import { expect, test } from "vitest";
import { layer, parse } from "../../src/index.ts";
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
    INSERT INTO run (id, author, title, body) SELECT n, 'ada', md5(n::text), repeat(md5((-n)::text), 30) FROM generate_series(1, 20000) AS n;
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
