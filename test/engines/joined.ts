import { defineLanguage, exactText, parse, toPredicate } from "../../src/index.ts";
import { sqlTarget } from "../../src/sql/index.ts";
import { type Engine, statement } from "./engine.ts";
import { storage } from "./storage.ts";

const language = defineLanguage<{ labels: readonly string[] }>()({
  name: "labelled",
  dialect: "extended",
  text: [],
  fields: { label: exactText("labels", { many: true, wildcards: true }) },
});

const records = [[], ["a"], ["a", "b"], ["b"], ["", "A"], [""], ["x%y", "é"]].map((labels) => ({ labels }));

const queries = [
  "label:a",
  "-label:a",
  "label:a label:b",
  "label:a,b",
  "-label:a,b",
  "label:*",
  "-label:*",
  "label:x*",
  'label:"x%y"',
  "label:a OR -label:b",
  "-(label:a label:b)",
  "label:é -label:A",
];

/** The queries that find others than the predicate selects, where labels are rows of a table of their own, or of one with their names. */
export async function wrongInJoinedTables(engine: Engine, prefix: string): Promise<readonly object[]> {
  const { dialect } = engine;
  const { type } = storage(dialect, "text");
  const end = dialect === "clickhouse" ? " ENGINE = MergeTree ORDER BY tuple()" : "";
  const [main, own, name, link] = ["record", "own", "name", "link"].map((table) => `${prefix}_${table}`);
  await engine.run(`CREATE TABLE ${main} (id INTEGER)${end}`);
  await engine.run(`CREATE TABLE ${own} (record_id INTEGER, label ${type})${end}`);
  await engine.run(`CREATE TABLE ${name} (id INTEGER, label ${type})${end}`);
  await engine.run(`CREATE TABLE ${link} (record_id INTEGER, name_id INTEGER)${end}`);
  const insert = async (table: string, id: number, label: string) => {
    const { sql, parameters } = statement(dialect, [`INSERT INTO ${table} VALUES (${id}, `, ")"], [label]);
    await engine.rows(sql, parameters);
  };
  const names = [...new Set(records.flatMap(({ labels }) => labels))];
  for (const [index, label] of names.entries()) await insert(name as string, index + 1, label);
  for (const [index, { labels }] of records.entries()) {
    await engine.run(`INSERT INTO ${main} VALUES (${index + 1})`);
    for (const label of labels) {
      await insert(own as string, index + 1, label);
      await engine.run(`INSERT INTO ${link} VALUES (${index + 1}, ${names.indexOf(label) + 1})`);
    }
  }
  const tables = [
    { name: own as string, where: { record_id: `${main}.id` } },
    {
      name: name as string,
      where: { id: `${link}.name_id` },
      through: { name: link as string, where: { record_id: `${main}.id` } },
    },
  ];
  const wrong: object[] = [];
  for (const table of tables) {
    const target = sqlTarget({ language, dialect, columns: { labels: { column: "label", table } } });
    for (const text of queries) {
      const query = parse(text, { language });
      const condition = target(query);
      if (!condition.ok) throw new Error(condition.diagnostics[0]?.message);
      const { sql, named, parameters } = condition;
      const rows = await engine.rows(
        `SELECT id FROM ${main} WHERE ${sql} ORDER BY id`,
        dialect === "clickhouse" ? named : parameters,
      );
      const found = rows.map(([id]) => Number(id));
      const matches = toPredicate(query);
      const expected = records.flatMap((record, index) => (matches(record as never) ? [index + 1] : []));
      if (String(found) !== String(expected)) wrong.push({ text, sql, found, expected });
    }
  }
  return wrong;
}
