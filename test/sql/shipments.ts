// A language with every kind of field, and its records as rows of a table.
import {
  type AnyLanguage,
  boolean,
  bytes,
  containsText,
  date,
  defineLanguage,
  duration,
  exactText,
  keyed,
  number,
  oneOf,
  wholeNumber,
} from "../../src/index.ts";
import { kindIn } from "../../src/language/kinds/kind.ts";
import { type ColumnGiven, foldText, searchText } from "../../src/sql/index.ts";

interface Shipment {
  readonly note: string;
  readonly sender: { readonly name: string };
  readonly code: string;
  readonly state: string;
  readonly number: number | bigint | string;
  readonly ticket: string;
  readonly total: number | bigint | string;
  readonly weight: number;
  readonly size: number | bigint;
  readonly createdAt: string | Date;
  readonly packedAt: string | Date;
  readonly shippedAt: string | Date;
  readonly seenAt: number;
  readonly pinned: boolean | string;
  readonly spent: number;
  readonly labels: readonly string[];
  readonly parts: readonly { readonly id: number | string }[];
  readonly meta: Readonly<Record<string, string>>;
}

export const shipments = defineLanguage<Shipment>()({
  name: "shipments",
  dialect: "extended",
  text: ["note", "sender.name"],
  fields: {
    note: containsText("note"),
    code: exactText("code", { wildcards: true, me: true }),
    state: oneOf("state", ["open", "closed", "Größe", "kiosk"]),
    number: wholeNumber("number"),
    ticket: wholeNumber("ticket"),
    total: number("total"),
    weight: number("weight"),
    size: bytes("size"),
    created: date("createdAt"),
    seen: date("seenAt", { unit: "ms" }),
    took: duration({ from: "packedAt", to: "shippedAt" }),
    pinned: boolean("pinned"),
    spent: duration("spent", { unit: "s" }),
    label: exactText("labels", { many: true, wildcards: true }),
    part: wholeNumber("parts.id", { many: true }),
    meta: keyed("meta", (key) => exactText(key, { wildcards: true })),
  },
  keywords: { stale: { where: { state: "open", created: { olderThan: "30d" } } } },
});

export const columns: Readonly<Record<string, ColumnGiven>> = {
  note: { column: "note", normalized: true },
  "sender.name": { column: "sender_name", normalized: true },
  code: "code",
  state: { column: "state", normalized: true },
  number: { column: "number", type: "bigint" },
  ticket: "ticket",
  total: { column: "total", type: "numeric" },
  weight: { column: "weight", type: "double" },
  size: { column: "size", type: "bigint" },
  createdAt: { column: "created_at", type: "timestamptz" },
  packedAt: { column: "packed_at", type: "timestamptz" },
  shippedAt: { column: "shipped_at", type: "timestamptz" },
  seenAt: { column: "seen_at", type: "bigint" },
  pinned: { column: "pinned", type: "boolean" },
  spent: { column: "spent", type: "numeric" },
  labels: { column: "labels", type: "json" },
  parts: { column: "parts", type: "json" },
  meta: { column: "meta", type: "json" },
};

/** A record whose texts every database can hold: without U+0000 and halves of surrogate pairs, and in NFC. */
export function clean<Value>(value: Value): Value {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "").normalize() as Value;
  if (Array.isArray(value)) return value.map(clean) as Value;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [clean(key), clean(held)])) as Value;
}

const bigintLimit = 2n ** 63n;

type Row = Readonly<Record<string, string | number | bigint | null>>;

/** A record that a row can hold, and that row. What a column cannot hold is left out of both. */
export function stored(given: object): { readonly record: object; readonly row: Row } {
  const record: Record<string, unknown> = { ...clean(given) };
  const held = (field: keyof typeof shipments.fields, path: string) =>
    kindIn((shipments as AnyLanguage).fields[field])?.heldKey(record[path]);
  const integer = (field: keyof typeof shipments.fields, path: string) => {
    const decimal = held(field, path)?.replace("\u2212", "-").replace(/B$/, "");
    const isSmall = decimal !== undefined && /^-?[0-9]{1,30}$/.test(decimal) && BigInt(decimal) < bigintLimit;
    if (isSmall && BigInt(decimal) >= -bigintLimit) return BigInt(decimal);
    delete record[path];
    return null;
  };
  const float = (path: string) => {
    const value = Number(record[path] ?? Number.NaN);
    if (!Number.isFinite(value)) {
      delete record[path];
      return null;
    }
    record[path] = value;
    return value;
  };
  const instant = (path: string) => {
    const canonical = kindIn(shipments.fields.created)?.heldKey(record[path]);
    if (canonical === undefined) {
      delete record[path];
      return null;
    }
    record[path] = `${canonical.slice(0, 23)}Z`;
    return record[path] as string;
  };
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const json = (path: string) => {
    if (record[path] === undefined) return null;
    const text = JSON.stringify(record[path], (_, value) => (typeof value === "bigint" ? String(value) : value));
    record[path] = JSON.parse(text);
    return text;
  };
  const sender = record["sender"] as { readonly name?: unknown } | null | undefined;
  const pinned = held("pinned", "pinned");
  record["seenAt"] =
    typeof record["seenAt"] === "number" && Number.isFinite(record["seenAt"])
      ? Math.trunc(record["seenAt"])
      : undefined;
  if (typeof record["ticket"] !== "string") record["ticket"] = held("ticket", "ticket");
  const row = {
    note: text(record["note"]),
    sender_name: text(sender?.name),
    code: text(record["code"]),
    state: text(record["state"]),
    number: integer("number", "number"),
    ticket: text(record["ticket"]),
    total: float("total"),
    weight: float("weight"),
    size: integer("size", "size"),
    created_at: instant("createdAt"),
    packed_at: instant("packedAt"),
    shipped_at: instant("shippedAt"),
    seen_at: record["seenAt"] === undefined ? null : BigInt(record["seenAt"] as number),
    pinned: pinned === undefined ? null : pinned === "true" ? 1 : 0,
    spent: float("spent"),
    labels: json("labels"),
    parts: json("parts"),
    meta: json("meta"),
    search_text: searchText(record as never, { language: shipments }),
    folded_note: typeof record["note"] === "string" ? foldText(record["note"]) : null,
  };
  return { record, row };
}
