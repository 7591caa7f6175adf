// A process that creates runs, tells the id of each that is kept, and is killed meanwhile.

import { createHandler } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite.ts";

const handler = createHandler({ store: openStore({ file: process.argv[2] ?? "" }) });
for (;;) {
  const response = await handler(new Request("http://localhost/api/v1/run/api", { method: "POST" }));
  const { job } = (await response.json()) as { readonly job: { readonly id: number } };
  process.stdout.write(`${job.id}\n`);
}
