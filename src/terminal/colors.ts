import picocolors from "picocolors";

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

/** How matched text looks. */
export function mark(text: string, colors: Colors): string {
  return colors.isColorSupported ? colors.bold(colors.bgYellow(colors.black(text))) : text;
}
