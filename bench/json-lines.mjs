// The measure for the tool: reads a file in pieces, splits it into lines, and parses each, nothing more.
import { createReadStream } from "node:fs";

let rest = "";
let records = 0;
for await (const piece of createReadStream(process.argv[2], { encoding: "utf8", highWaterMark: 1 << 18 })) {
  const lines = (rest + piece).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    JSON.parse(line);
    records++;
  }
}
if (rest !== "") JSON.parse(rest);
process.stdout.write(`${records}\n`);
