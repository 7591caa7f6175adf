import picocolors from "picocolors";
import type { Range } from "../language/nodes.ts";

export type Colors = ReturnType<typeof picocolors.createColors>;

export type ColorWhen = "auto" | "always" | "never";

/** Colours for one of the two output streams. The command line comes before the environment, and NO_COLOR before FORCE_COLOR. */
export function colorsFor(
  stream: { readonly isTTY?: boolean },
  when: ColorWhen,
  environment: NodeJS.ProcessEnv,
): Colors {
  return picocolors.createColors(wanted(stream.isTTY === true, when, environment));
}

function wanted(isTerminal: boolean, when: ColorWhen, environment: NodeJS.ProcessEnv): boolean {
  if (when !== "auto") return when === "always";
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && environment["TERM"] !== "dumb";
}

/** The part of a text from `from` to `to`, with the ranges in it marked. */
export function withMarks(text: string, from: number, to: number, ranges: readonly Range[], colors: Colors): string {
  let shown = "";
  let done = from;
  for (const range of ranges) {
    const start = Math.max(range.from, from);
    const end = Math.min(range.to, to);
    if (start >= end) continue;
    shown += text.slice(done, start) + mark(text.slice(start, end), colors);
    done = end;
  }
  return shown + text.slice(done, to);
}

function mark(text: string, colors: Colors): string {
  return colors.isColorSupported ? colors.bold(colors.bgYellow(colors.black(text))) : text;
}
