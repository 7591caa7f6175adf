import { fuzzInputs } from "./corpus.ts";
import { type FuzzInput, type Law, minimal } from "./input.ts";

export interface FuzzFailure {
  readonly law: string;
  readonly input: FuzzInput;
  readonly error: unknown;
}

/** Tries inputs on all of the laws, until it is to stop or one of the laws does not hold. */
export async function fuzz(
  laws: readonly Law[],
  { seed, isOver }: { readonly seed: number; readonly isOver: (tried: number) => boolean },
): Promise<{ readonly tried: number; readonly failure?: FuzzFailure }> {
  let tried = 0;
  for (const input of fuzzInputs(seed)) {
    if (isOver(tried)) break;
    for (const law of laws) {
      if ((await faultOf(law, input)) === undefined) continue;
      const least = await minimal(input, async (smaller) => (await faultOf(law, smaller)) !== undefined);
      return { tried, failure: { law: law.name, input: least, error: (await faultOf(law, least))?.error } };
    }
    tried++;
  }
  return { tried };
}

async function faultOf({ check }: Law, input: FuzzInput): Promise<{ readonly error: unknown } | undefined> {
  try {
    await check(input);
    return undefined;
  } catch (error) {
    return { error };
  }
}
