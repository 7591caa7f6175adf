import type { Dialect, DialectName } from "../dialect.ts";
import { postgres } from "./postgres.ts";
import { sqlite } from "./sqlite.ts";

/** All dialects by name. */
export const dialects: ReadonlyMap<DialectName, Dialect> = new Map([postgres, sqlite].map((one) => [one.name, one]));
