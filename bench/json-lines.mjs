// The yardstick for the tool: reads a file in pieces, splits it into lines, and parses each, nothing more.
import { createReadStream } from "node:fs";

let rest = Buffer.alloc(0);
let records = 0;
for await (const piece of createReadStream(process.argv[2], { highWaterMark: 1 << 18 })) {
  const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
  let start = 0;
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    JSON.parse(bytes.toString("utf8", start, end));
    records++;
    start = end + 1;
  }
  rest = bytes.subarray(start);
}
if (rest.length > 0) JSON.parse(rest.toString());
process.stdout.write(`${records}\n`);
