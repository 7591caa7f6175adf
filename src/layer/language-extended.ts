import { date } from "../language/kinds/date.ts";
import { exactText } from "../language/kinds/exact-text.ts";
import { oneOf } from "../language/kinds/one-of.ts";
import { wholeNumber } from "../language/kinds/whole-number.ts";
import type { Nameable } from "../language/language.ts";
import { defineLanguage } from "../syntax/define-language.ts";
import { calculatedStatuses, type Job } from "./job.ts";
import { layerKeywords } from "./language.ts";

// The annotations let a bundler leave the language out of a page that uses another one.
const definition = /* @__PURE__ */ defineLanguage<Job>()({
  name: "Layer CI runs",
  dialect: "extended",
  text: ["author", "commit_title", "commit_body"],
  fields: {
    repo: /* @__PURE__ */ exactText("repository_name", { description: "the repository's name", wildcards: true }),
    branch: /* @__PURE__ */ exactText("branch", { description: "the branch, case included", wildcards: true }),
    id: /* @__PURE__ */ wholeNumber("id", { description: "the run's id" }),
    status: /* @__PURE__ */ oneOf("calculated_status", calculatedStatuses, { description: "the calculated status" }),
    changed: /* @__PURE__ */ date("status_change_time", { description: "the time of the last change of the status" }),
  },
  keywords: layerKeywords,
});

export interface LayerExtended extends Nameable<typeof definition> {}

/**
 * The documented language and more, over the same records: alternatives and groups, lists, comparisons of ids, wildcards in branches
 * and repositories, and `changed`, the time of the last change. The service itself reads only the documented dialect: see
 * `toSearchUrls`.
 */
export const layerExtended: LayerExtended = definition;
