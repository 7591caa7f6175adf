// A process that creates the given number of runs, some at once, and writes the id of each that is kept. It may be killed meanwhile.

import { createHandler } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";

const [, , file = "", count = "Infinity"] = process.argv;
const handler = createHandler({ store: openStore({ file }) });
for (let made = 0; made < Number(count); made += 3) {
  const creations = [0, 1, 2].map(async () => {
    const response = await handler(new Request("http://localhost/api/v1/run/api", { method: "POST" }));
    const { job } = (await response.json()) as { readonly job: { readonly id: number } };
    process.stdout.write(`${job.id}\n`);
  });
  await Promise.all(creations);
}
