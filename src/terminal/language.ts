import { githubRuns } from "../../examples/github-runs.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";

/** The language in which a query is read. */
export function languageFor(github: boolean): AnyLanguage {
  return github ? githubRuns : layer;
}
