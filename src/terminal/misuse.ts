import type { Command } from "commander";
import { oneLine } from "./printable.ts";
import { type Trouble, trouble } from "./trouble.ts";

// Whoever begins a query with a minus, or leaves out the quotes around one, is shown the very command to type.

/** The message for a word that begins with a minus and is no option. */
export function unknownOption(command: Command, words: readonly string[], rest: readonly string[]): Trouble {
  const { options, operands, unknown } = sorted(command, rest);
  if (/^-+[a-z-]*token/i.test(unknown)) {
    return trouble(
      "A token is never an argument: querybar url --with-token takes it from the environment variable QUERYBAR_TOKEN.",
    );
  }
  const start = ["querybar", ...words.slice(0, words.length - rest.length), ...options.map(quotedForShell)];
  const place = operands.indexOf(unknown);
  const query = operands.slice(0, place + 1).join(" ");
  const files = operands.slice(place + 1).map(quotedForShell);
  const near = nearest(command, unknown);
  const asOption = near === undefined ? "" : ` Did you mean ${near}?`;
  const asQuery =
    place === 0
      ? `A query that begins with a minus goes behind --: ${[...start, "--", quotedForShell(query), ...files].join(" ")}`
      : `A query of several terms goes in quotes: ${[...start, quotedForShell(query), ...files].join(" ")}`;
  return trouble(`${oneLine(unknown)} is no option.${asOption} ${asQuery}`);
}

/** Tells options with their values from everything else. */
function sorted(command: Command, rest: readonly string[]) {
  const options: string[] = [];
  const operands: string[] = [];
  let unknown: string | undefined;
  for (let place = 0; place < rest.length; place++) {
    const word = rest[place] ?? "";
    const option = command.options.find(({ long }) => long === word.replace(/=.*$/s, ""));
    if (option !== undefined) {
      options.push(word);
      const next = rest[place + 1];
      if (option.required && !word.includes("=") && next !== undefined) {
        options.push(next);
        place++;
      }
    } else {
      if (word.length > 1 && word.startsWith("-")) unknown ??= word;
      operands.push(word);
    }
  }
  return { options, operands, unknown: unknown ?? "" };
}

/** The option that was perhaps meant: one that begins the same, or has a letter more or less. */
function nearest(command: Command, word: string): string | undefined {
  if (!word.startsWith("--")) return undefined;
  const names = [...command.options.map(({ long }) => long ?? ""), "--help", "--version"];
  return names.find((name) => name.startsWith(word)) ?? names.find((name) => differInOne(name, word));
}

function differInOne(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const ends = [one.slice(start), other.slice(start)] as const;
  return (
    ends[0].slice(1) === ends[1].slice(1) ||
    ends[0].slice(1) === ends[1] ||
    ends[0] === ends[1].slice(1) ||
    // Two letters that changed places.
    (ends[0].slice(2) === ends[1].slice(2) && ends[0][0] === ends[1][1] && ends[0][1] === ends[1][0])
  );
}

/** A word as it is typed into a shell. */
export function quotedForShell(word: string): string {
  const shown = oneLine(word);
  return /^[\w./:@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
