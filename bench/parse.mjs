import { measure, ratio } from "./measure.mjs";
import { gist, inputs, syntaxes } from "./parse-inputs.mjs";
import { parsers } from "./parsers.mjs";

const limit = "hand-written scanner";

/** Measures every parser on every input; leaves out, with the reason, what cannot read an input as the terms it holds. */
export function run({ quick }) {
  const rows = Object.entries(inputs).map(([name, terms]) => {
    const candidates = {};
    const leftOut = {};
    for (const [parser, { syntax, parse, terms: termsOf }] of Object.entries(parsers)) {
      const text = syntaxes[syntax](terms);
      const reason = whyNot(() => gist(termsOf(parse(text))), gist(terms));
      if (reason === undefined) candidates[parser] = () => parse(text);
      else leftOut[parser] = reason;
    }
    const times = measure(candidates, { rounds: quick ? 15 : 41, batch: 2e6, warmUp: quick ? 150e6 : 500e6 });
    const results = Object.entries(times).map(([parser, time]) => {
      const { median, low, high } = time;
      return [
        parser,
        {
          median,
          low,
          high,
          timesLimit: ratio(time, times[limit]),
          timesOurs: ratio(time, times["querybar, diagnostics read"]),
        },
      ];
    });
    return {
      name,
      terms: terms.length,
      characters: syntaxes.minus(terms).length,
      results: Object.fromEntries(results),
      leftOut,
    };
  });
  return { rows };
}

function whyNot(read, expected) {
  try {
    return read() === expected ? undefined : "reads other terms";
  } catch (error) {
    return error instanceof RangeError
      ? "overflows the stack"
      : `fails: ${String(error.message).split("\n")[0].slice(0, 80)}`;
  }
}
