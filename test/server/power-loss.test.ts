import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { creatingProgram } from "./databases.ts";
import { momentsOf } from "./power-loss.ts";

// What a creation answers is on the disk, and not only with the operating system. strace shows which writes a process has had flushed.

const folder = realpathSync(mkdtempSync(join(tmpdir(), "querybar-power-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canTrace = spawnSync("strace", ["-o", join(folder, "trace"), "true"]).status === 0;

describe(`a power failure${canTrace ? "" : " (skipped: strace is not installed, or may not trace)"}`, () => {
  it.skipIf(!canTrace)("loses no run whose creation was answered", async () => {
    const program = creatingProgram(folder);
    const disk = join(folder, "disk");
    mkdirSync(disk);
    const trace = join(folder, "trace");
    const calls = "trace=openat,open,pwrite64,write,writev,pwritev,fsync,fdatasync,ftruncate,unlink,rename";
    const words = ["-y", "-xx", "-s", "1000000", "-e", calls, "-o", trace];
    const node = [process.execPath, program, join(disk, "runs.sqlite"), "12"];
    const { stdout, status, stderr } = spawnSync("strace", [...words, ...node]);
    expect([status, stderr.toString()]).toEqual([0, ""]);

    const answered: number[] = [];
    let failures = 0;
    for (const { output, remains } of momentsOf(readFileSync(trace, "latin1"), disk)) {
      answered.push(...output.trim().split("\n").map(Number));
      // Nothing that was not flushed reaches the disk; all of it does; some of it does.
      const [some = []] = fc.sample(fc.infiniteStream(fc.boolean()), { numRuns: 1, seed: failures });
      const draws = some[Symbol.iterator]();
      for (const reachesDisk of [() => false, () => true, () => Boolean(draws.next().value)]) {
        const after = join(folder, `after-${failures++}`);
        mkdirSync(after);
        for (const [path, content] of remains(reachesDisk)) writeFileSync(join(after, basename(path)), content);
        const store = openStore({ file: join(after, "runs.sqlite") });
        for (const id of answered) expect(await store.search("api", parse(`id:${id}`))).toMatchObject({ id });
        store.close();
      }
    }
    expect(answered.map((id) => `${id}\n`).join("")).toBe(stdout.toString());
    expect(answered).toHaveLength(12);
  });
});
