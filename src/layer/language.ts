import { exactText } from "../language/kinds/exact-text.ts";
import { oneOf } from "../language/kinds/one-of.ts";
import { wholeNumber } from "../language/kinds/whole-number.ts";
import type { Nameable } from "../language/language.ts";
import { knownLanguage } from "../syntax/define-language.ts";
import { calculatedStatuses, type Job } from "./job.ts";

/** The keywords of the documented language. */
export const layerKeywords = {
  running: { where: { status: "RUNNING" }, description: "the run is running" },
  done: { except: { status: "RUNNING" }, description: "the run is not running" },
  failed: {
    where: { status: ["FAILURE", "JOB_ERROR", "BAD_LAYERFILE", "RUNNER_ERROR"] },
    description: "the run has suffered a failure or error",
  },
} as const;

// The annotations let a bundler leave the language out of a page that uses another one.
const definition = /* @__PURE__ */ knownLanguage<Job>()({
  name: "Layer CI runs",
  text: ["author", "commit_title", "commit_body"],
  fields: {
    repo: /* @__PURE__ */ exactText("repository_name", { description: "the repository's name" }),
    branch: /* @__PURE__ */ exactText("branch", { description: "the branch, case included" }),
    id: /* @__PURE__ */ wholeNumber("id", { description: "the run's id" }),
    status: /* @__PURE__ */ oneOf("calculated_status", calculatedStatuses, { description: "the calculated status" }),
  },
  keywords: layerKeywords,
});

export interface Layer extends Nameable<typeof definition> {}

/** The search language of the Layer CI API and its dashboard, over `Job` records. */
export const layer: Layer = definition;
