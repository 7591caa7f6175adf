import {
  addTerm,
  applyEdits,
  applyFix,
  complete,
  defaultMessages,
  explain,
  explainEmpty,
  highlight,
  hover,
  negateTerm,
  removeTerm,
  replaceTerm,
  setField,
  settled,
  toggleTerm,
  tokens,
  translateDiagnostics,
  visibleDiagnostics,
} from "../../src/assist/index.ts";
import { elasticsearchTarget } from "../../src/elasticsearch/index.ts";
import {
  type AnyLanguage,
  type AnyQuery,
  fromSearchUrl,
  isQuerybarError,
  layer,
  parse,
  print,
  type Query,
  toFilter,
  toPredicate,
  toSearchUrl,
  toSearchUrls,
  walk,
} from "../../src/index.ts";
import { sqlTarget } from "../../src/sql/index.ts";

const columns = {
  author: "author",
  commit_title: "title",
  commit_body: "body",
  repository_name: "repository",
  branch: "branch",
  id: { column: "id", type: "bigint" },
  calculated_status: "status",
} as const;

const targets = [
  sqlTarget({ language: layer, dialect: "postgres", columns }),
  sqlTarget({ language: layer, dialect: "sqlite", columns, searchColumn: "search_text" }),
  elasticsearchTarget({ language: layer }),
];

const me = "ada";

/** All that the library can do with a text. Returns what a page might keep of it. */
export function everything(text: string, language: AnyLanguage = layer): AnyQuery {
  const query: AnyQuery = parse(text, { language });
  if (query.diagnostics.length > text.length) throw new Error("There are more diagnostics than characters.");
  walk(query, () => undefined);
  print(query);
  toFilter(query, { me });
  if (language === layer) for (const target of targets) target(query as Query);
  const service = { repository: "api" };
  if (language.dialect === "documented") fromSearchUrl(toSearchUrl(query, service), { language });
  else orRefused(() => toSearchUrls(query, service));
  const [path = "commit_title"] = language.text as readonly string[];
  const [name = "branch"] = Object.keys(language.fields);
  const record = { branch: "a", id: "1", [path]: text.slice(0, 1000) };
  toPredicate(query, { me })(record);
  help(query, name, record);
  highlight(parse('a -b "aa" \u0301', { language }), { [path]: text });
  for (const edits of [
    addTerm(query, "fix"),
    removeTerm(query, "running"),
    replaceTerm(query, 0, "fix"),
    negateTerm(query, "--x"),
    toggleTerm(query, `${name}:c`),
    setField(query, name, undefined),
  ])
    applyEdits(query, edits);
  return query;
}

/** The service cannot read all that the extended dialect says. */
function orRefused(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!isQuerybarError(error) || error.code !== "not-expressible") throw error;
  }
}

function help(query: AnyQuery, name: string, record: object): void {
  const { text, diagnostics } = query;
  const middle = text.length >> 1;
  const offered = { records: [record], values: { [name]: [text] }, recent: [text] };
  tokens(query);
  for (const cursor of [0, middle, text.length]) complete(query, cursor, offered);
  complete(`${name}:${text}`, name.length + 1 + text.length, { ...offered, language: query.language });
  hover(query, middle);
  settled(query, middle, { values: { [name]: [text] } });
  explain(query, { me });
  explainEmpty(query, [record], { me });
  highlight(query, record);
  visibleDiagnostics(diagnostics, middle);
  translateDiagnostics(query, defaultMessages);
  for (const { fixes = [] } of diagnostics.slice(0, 3))
    for (const fix of fixes) applyEdits(query, applyFix(query, fix));
}
