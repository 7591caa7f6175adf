import { quoted } from "../language/text/shown-text.ts";
import { type Refusal, refused } from "./refusal.ts";

/** Both are accepted: the service has changed the name. */
export const tokenParameters = ["layertoken", "token"] as const;

/** Unknown parameters are refused: with a misspelt `search`, any run would be found. */
export function refusedParameters(address: string, known: readonly string[], advice: string): Refusal | undefined {
  const names = [...new URL(address).searchParams.keys()];
  const unknown = names.find(
    (name) => !known.includes(name) && !tokenParameters.some((parameter) => parameter === name),
  );
  if (unknown !== undefined) {
    const tokens = tokenParameters.map((name) => quoted(name)).join(" or ");
    return refused(400, `The parameter ${quoted(unknown)} is unknown: ${advice}, a token as ${tokens}.`);
  }
  const repeated = names.find((name, place) => names.indexOf(name) !== place);
  return repeated === undefined ? undefined : refused(400, `The parameter ${quoted(repeated)} is there twice.`);
}
