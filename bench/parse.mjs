import { measure, ratio } from "./measure.mjs";
import { gist, inputs, syntaxes } from "./parse-inputs.mjs";
import { parsers } from "./parsers.mjs";

const limit = "hand-written scanner";
const ours = "querybar";

/** A page has no other parser, whose garbage is collected with ours. So the limit is also measured before any peer has run in the process. */
export function run({ quick }) {
  const options = { rounds: quick ? 15 : 41, batch: 2e6, warmUp: quick ? 150e6 : 500e6 };
  return {
    alone: rowsOf([limit, ours], options),
    rows: rowsOf(Object.keys(parsers), options),
  };
}

/** Measures parsers on every input; leaves out, with the reason, those that cannot read an input as its terms. */
function rowsOf(names, options) {
  return Object.entries(inputs).map(([name, terms]) => {
    const candidates = {};
    const leftOut = {};
    for (const parser of names) {
      const { syntax, parse, terms: termsOf } = parsers[parser];
      const text = syntaxes[syntax](terms);
      const reason = whyNot(() => gist(termsOf(parse(text))), gist(terms));
      if (reason === undefined) candidates[parser] = () => parse(text);
      else leftOut[parser] = reason;
    }
    const times = measure(candidates, options);
    const results = Object.entries(times).map(([parser, time]) => {
      const { median, low, high } = time;
      return [
        parser,
        { median, low, high, timesLimit: ratio(time, times[limit]), timesOurs: ratio(time, times[ours]) },
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
