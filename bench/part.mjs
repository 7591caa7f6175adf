// One part of the benchmark, in a process of its own: `node part.mjs '{"part":"parse","file":"…"}'`.
import { writeFileSync } from "node:fs";
import { gitRecords, makeRecords } from "./records.mjs";

const job = JSON.parse(process.argv[2]);
const { run } = await import(`./${job.part}.mjs`);

const counts = { filter: 100_000, extended: 100_000, index: 100_000, tool: 50_000 };
const count = counts[job.part];
const records = count === undefined ? [] : job.git === undefined ? makeRecords(count) : gitRecords(job.git, count);

writeFileSync(job.file, JSON.stringify(await run({ ...job, records })));
