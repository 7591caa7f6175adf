/** The input of one try. Laws that need a choice, such as the cursor's offset, take it from `place`. */
export interface FuzzInput {
  readonly text: string;
  /** Another text, from which laws make records, values and terms. */
  readonly other: string;
  readonly place: number;
}

/** What is true for every input; the check throws if it is not. */
export interface Law {
  readonly name: string;
  readonly check: (input: FuzzInput) => void | Promise<void>;
}

/** Whether an input still shows a fault. */
type Fails = (input: FuzzInput) => Promise<boolean>;

/** The least that still fails: no part of a text can be left out, no character made plainer, and the place is early. */
export async function minimal(input: FuzzInput, fails: Fails): Promise<FuzzInput> {
  let least = input;
  for (let before: FuzzInput | undefined; before !== least; ) {
    before = least;
    least = await withShortest(least, "text", fails);
    least = await withShortest(least, "other", fails);
    least = await withEarliestPlace(least, fails);
  }
  return least;
}

async function withShortest(input: FuzzInput, key: "text" | "other", fails: Fails): Promise<FuzzInput> {
  let least = input;
  const attempt = async (text: string) => {
    const smaller = { ...least, [key]: text };
    const isSmaller = await fails(smaller);
    if (isSmaller) least = smaller;
    return isSmaller;
  };
  for (let length = input[key].length; length >= 1; length = Math.floor(length / 2)) {
    for (let from = 0; from < least[key].length; ) {
      const text = least[key];
      if (!(await attempt(text.slice(0, from) + text.slice(from + length)))) from += length;
    }
  }
  for (let at = 0; at < least[key].length; at++) {
    for (const plain of ["a", " "]) {
      const text = least[key];
      if (text.charAt(at) === plain || (await attempt(text.slice(0, at) + plain + text.slice(at + 1)))) break;
    }
  }
  return least;
}

async function withEarliestPlace(input: FuzzInput, fails: Fails): Promise<FuzzInput> {
  for (let place = 0; place < Math.min(input.place, 100); place++) {
    if (await fails({ ...input, place })) return { ...input, place };
  }
  return input;
}
