/** The dialects of SQL whose engines are tested. */
export type Dialect = "postgres" | "sqlite" | "mariadb" | "duckdb" | "clickhouse";

/** A real database. */
export interface Engine {
  readonly dialect: Dialect;
  /** As the engine itself states it. */
  readonly version: string;
  /** Runs statements that have no parameters. */
  readonly run: (sql: string) => Promise<void>;
  /** The rows of a query, each as the values of its columns. Parameters are by position, or for ClickHouse by name. */
  readonly rows: (sql: string, parameters?: Parameters) => Promise<readonly (readonly unknown[])[]>;
  readonly stop: () => Promise<void>;
}

export type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** A statement as the driver takes it. The texts that its parts stand for are parameters. */
export function statement(dialect: Dialect, strings: readonly string[], texts: readonly (string | null)[]) {
  const names = texts.map((_, index) => placeholder(dialect, index + 1));
  const sql = strings.map((string, index) => string + (names[index] ?? "")).join("");
  if (dialect !== "clickhouse") return { sql, parameters: texts };
  return { sql, parameters: Object.fromEntries(texts.map((text, index) => [`p${index + 1}`, text])) };
}

function placeholder(dialect: Dialect, number: number): string {
  if (dialect === "postgres" || dialect === "duckdb") return `$${number}`;
  return dialect === "clickhouse" ? `{p${number}:Nullable(String)}` : "?";
}

export function quoted(dialect: Dialect, name: string): string {
  const mark = dialect === "mariadb" || dialect === "clickhouse" ? "`" : '"';
  return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}
