import { languageOf } from "./definition.ts";
import { exactText, oneOf, wholeNumber } from "./field.ts";
import { calculatedStatuses, type Job } from "./job.ts";

/** The search language of the Layer CI API and its dashboard, over `Job` records. */
export const layer = languageOf<Job>()({
  name: "Layer CI runs",
  text: ["author", "commit_title", "commit_body"],
  fields: {
    repo: exactText("repository_name", { description: "the repository's name" }),
    branch: exactText("branch", { description: "the branch, case included" }),
    id: wholeNumber("id", { description: "the run's id" }),
    status: oneOf("calculated_status", calculatedStatuses, { description: "the calculated status" }),
  },
  keywords: {
    running: { where: { status: "RUNNING" }, description: "the run is running" },
    done: { except: { status: "RUNNING" }, description: "the run is not running" },
    failed: {
      where: { status: ["FAILURE", "JOB_ERROR", "BAD_LAYERFILE", "RUNNER_ERROR"] },
      description: "the run has suffered a failure or error",
    },
  },
});
