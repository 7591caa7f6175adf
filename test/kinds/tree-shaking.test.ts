// A page pays only for the kinds of fields that its language has: a bundler leaves the others out.
import { build } from "esbuild";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url).pathname;

/** One file of everything, as the package is, and of that what a page imports. */
async function bundled(names: string): Promise<string> {
  const options = { bundle: true, write: false, format: "esm", logLevel: "error" } as const;
  const all = await build({ ...options, entryPoints: [`${root}src/core.ts`] });
  const contents = `import { ${names} } from "everything"; console.log(${names});`;
  const page = await build({
    ...options,
    stdin: { contents },
    plugins: [
      {
        name: "everything",
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^everything$/ }, () => ({ path: "everything", namespace: "everything" }));
          onLoad({ filter: /.*/, namespace: "everything" }, () => ({ contents: all.outputFiles[0]?.text ?? "" }));
        },
      },
    ],
  });
  return page.outputFiles[0]?.text ?? "";
}

it.each([
  ["layer, toPredicate", []],
  ["layer, toPredicate, number", ["decimals"]],
  ["layer, toPredicate, bytes", ["decimals", "sizes"]],
  ["layer, toPredicate, duration", ["decimals", "timestamps"]],
  ["layer, toPredicate, date", ["timestamps", "dates", "zones"]],
] as const)("%s", async (names, expected) => {
  const marks = {
    decimals: "compareDecimals",
    sizes: '"PiB"',
    timestamps: "timestampMilliseconds",
    dates: '"@today"',
    zones: "longOffset",
  };
  const text = await bundled(names);
  const found = Object.entries(marks).flatMap(([part, mark]) => (text.includes(mark) ? [part] : []));
  expect(found).toEqual(expected);
});
