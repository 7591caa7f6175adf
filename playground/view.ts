import type { AnyLanguage, Edit, Query } from "querybar";
import type { SearchIndex } from "querybar/search-index";
import type { Dashboard, RunRecord } from "./dashboards.ts";

/** The state that is shown: every panel is a function of it. */
export interface View {
  readonly dashboard: Dashboard;
  readonly language: AnyLanguage;
  readonly index: SearchIndex<AnyLanguage, RunRecord>;
  /** All that is written: what is edited and explained. */
  readonly query: Query<AnyLanguage>;
  /** Without the term that is still being typed: what is searched for. */
  readonly settled: Query<AnyLanguage>;
  readonly found: readonly RunRecord[];
  /** How long the search took. */
  readonly milliseconds: number;
}

export type Render = (view: View) => void;

/** Edits the query's text, as one step of the browser's history. */
export type EditQuery = (edits: readonly Edit[]) => void;
