import { githubRuns } from "../github-runs.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../layer/language.ts";
import { layerExtended } from "../layer/language-extended.ts";

/** The language that a request asks for: the documented one, unless an option says otherwise. */
export function languageFor({ github, extended }: { readonly github?: true; readonly extended?: true }): AnyLanguage {
  if (github) return githubRuns;
  return extended ? layerExtended : layer;
}

/** Dates are in the system's zone, and relative to the time at which the tool was started. */
export function evaluationNow(): EvaluationOptions {
  return { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
