import { searchText } from "../compile/sql/search-text.ts";
import type { AnyRecord } from "../language/path.ts";
import { normalize } from "../language/text/fold.ts";
import { layer } from "../layer/language.ts";
import type { WireJob } from "../layer-api/wire.ts";
import { idOf, type KeptRecord } from "./record.ts";

/** The columns of the searched texts, which are in NFC. */
const texts = ["author", "commit_title", "commit_body"] as const;

/** What databases keep of a run, so that SQL can select it. */
export interface Row {
  /** Decimal digits. */
  readonly id: string;
  readonly author: string | null;
  readonly commit_title: string | null;
  readonly commit_body: string | null;
  /** JSON of the rest, and of each text that its column does not hold exactly. */
  readonly record: string;
}

export interface WrittenRow extends Row {
  readonly repository: string;
  readonly branch: string;
  readonly status: string;
  /** For `querybar/sql`. */
  readonly search_text: string;
}

export function rowOf({ repository, id, others }: KeptRecord): WrittenRow {
  const text = (key: string) => {
    const value = others[key];
    return typeof value === "string" ? normalize(columnText(value)) : null;
  };
  const inColumns = new Set(texts.filter((key) => text(key) === others[key]));
  const rest = Object.entries(others).filter(([key]) => !inColumns.has(key as (typeof texts)[number]));
  return {
    repository,
    id,
    branch: columnText(String(others["branch"])),
    status: String(others["calculated_status"]),
    author: text("author"),
    commit_title: text("commit_title"),
    commit_body: text("commit_body"),
    search_text: searchText(others, { language: layer }),
    record: JSON.stringify(Object.fromEntries(rest)),
  };
}

/** The run, with its searched texts. */
export function jobOf({ id, author, commit_title, commit_body, record }: Row): WireJob & AnyRecord {
  return { author, commit_title, commit_body, ...(JSON.parse(record) as WireJob), id: idOf(id) };
}

/** Databases keep text in UTF-8, which has no half surrogate pairs. PostgreSQL does not keep U+0000, and SQLite may end a text there. */
export function columnText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
