import fc from "../../node_modules/fast-check/lib/fast-check.js";

// What the tests get for fast-check while mutants are tried on them: few runs of each law, always the same ones, and no
// search for the smallest example.

const mostRuns = 60;
fc.configureGlobal({ seed: 6, endOnFailure: true });

function assert<Values>(
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): Promise<void> | void {
  return fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns) });
}

export * from "../../node_modules/fast-check/lib/fast-check.js";
// biome-ignore lint/style/noDefaultExport: this is how the tests import it.
export default { ...fc, assert };
