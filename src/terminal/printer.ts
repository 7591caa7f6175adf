import { highlight } from "../assist/highlight.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { AnyRecord } from "../language/path.ts";
import type { Query } from "../query/query.ts";
import { colorsFor } from "./colors.ts";
import type { Output } from "./output.ts";
import type { FilterRequest } from "./requests.ts";

/** Shows the records that match, in the requested way. */
export interface Printer {
  add(record: AnyRecord, written: () => string | Uint8Array): void;
  /** Shows records that are held back. */
  flush(): void;
  end(found: number): void;
}

const nothing = () => {};

export async function printerFor(request: FilterRequest, query: Query<AnyLanguage>, output: Output): Promise<Printer> {
  if (request.count) return { add: nothing, flush: nothing, end: (found) => output.write(`${found}\n`) };
  if (request.json) return { add: (_record, written) => output.write(written()), flush: nothing, end: nothing };
  const [{ tableOf }, { columnsFor }] = await Promise.all([import("./table/table.ts"), import("./table/columns.ts")]);
  const table = tableOf({
    columns: columnsFor(request, query.language),
    text: query.language.text,
    highlight: (record) => highlight(query, record),
    colors: colorsFor(process.stdout, request.color, process.env),
    width: process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY,
    write: output.write,
  });
  return { add: table.add, flush: table.flush, end: table.flush };
}
