import { InvalidArgumentError, Option } from "commander";
import { isAddress } from "../server/postgres/address.ts";
import type { ColorWhen } from "./colors.ts";
import { CliError } from "./errors.ts";
import type { Path } from "./input/records-at.ts";

// Options that several commands have.

export function extendedOption(): Option {
  return new Option("--extended", "read OR, groups, lists, ranges, dates and wildcards").conflicts([
    "github",
    "language",
  ]);
}

export function languageOption(): Option {
  return new Option("--language <file>", "read the query in the language that this JSON defines").conflicts("github");
}

export function colorOption(): Option {
  return new Option("--color <when>", "colours; auto obeys NO_COLOR and FORCE_COLOR")
    .choices(["auto", "always", "never"])
    .default("auto" satisfies ColorWhen);
}

/** `data.items`, as in jq also `.data.items`; `["a.b"]` if a key has a dot. */
export function atOption(): Option {
  return new Option("--at <path>", "where the records are, such as data.items").argParser((text): Path => {
    if (!text.startsWith("[")) return text === "." ? [] : text.replace(/^\./, "").split(".");
    try {
      const path: unknown = JSON.parse(text);
      if (Array.isArray(path) && path.every((key) => typeof key === "string")) return path;
    } catch {}
    throw new InvalidArgumentError('It is a path such as data.items, or ["a.b"] for a key with a dot.');
  });
}

export function numberOption(flags: string, description: string, min: number, max: number): Option {
  return new Option(flags, description).argParser((text) => {
    if (/^[0-9]{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max) return Number(text);
    throw new InvalidArgumentError(`It is a whole number from ${min}${max < 1e15 ? ` to ${max}` : " up"}.`);
  });
}

export function databaseOption(): Option {
  return new Option(
    "--database <file>",
    "keep the runs in this SQLite database, or in that of an address such as postgres://user@host/name, whose password is taken from the environment variable PGPASSWORD; without it, they are lost at the end",
  ).argParser((text) => {
    // What is meant to be an address and is not one could show its password as the name of a file.
    if (isAddress(text) || !/^[a-z]+:?\/\//i.test(text)) return text;
    throw new CliError("--database is a file, or an address that begins with postgres://.");
  });
}
