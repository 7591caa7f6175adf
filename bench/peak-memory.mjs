// Preloaded into a measured process: writes the peak of its resident memory, in kilobytes, to the file that the environment names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const report = process.env["QUERYBAR_BENCH_PEAK"];
  if (report !== undefined) writeFileSync(report, String(process.resourceUsage().maxRSS));
});
