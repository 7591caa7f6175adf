// Texts that were not written for this language: tests and documentation of other search languages, and the
// titles of this project's own commits. The laws of the fuzz runs must hold for each.
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { complete, explain, tokens } from "../../src/assist/index.ts";
import { defineLanguage, exactText, fromSearchUrl, parse, print, toSearchUrl } from "../../src/index.ts";
import { laws, reprinted } from "../fuzz/laws.ts";
import { hasPeers, peers, textsOf } from "./texts.ts";

/** The laws that do not hold, and for which texts. The text after a text makes its records, values and terms. */
async function broken(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [place, text] of texts.entries()) {
    const other = texts[(place + 1) % texts.length] ?? "";
    for (const { name, check } of laws) {
      try {
        await check({ text, other, place });
      } catch (error) {
        found.push(`${name}: ${JSON.stringify([text, other, place])} (${error})`);
      }
    }
  }
  return found;
}

function historyTitles(): readonly string[] {
  try {
    const log = execFileSync("git", ["log", "--format=%s"], { cwd: rootFolder, encoding: "utf8", stdio: "pipe" });
    return [...new Set(log.trimEnd().split("\n"))];
  } catch {
    // A copy that has no history.
    return [];
  }
}

const titles = historyTitles();

describe.skipIf(titles.length === 0)("the titles of this project's commits", () => {
  it("break no law", async () => expect(await broken(titles)).toEqual([]));
});

describe.skipIf(!hasPeers)("the texts of other search languages", () => {
  it("are there", () => expect(peers.flatMap(textsOf).length).toBeGreaterThan(2_000));

  it.each(peers)("break no law: %s", async (peer) => expect(await broken(textsOf(peer))).toEqual([]));

  it("are also parsed by a language that has their fields", () => {
    const texts = [...new Set(peers.flatMap(textsOf))];
    const names = new Set(
      texts.flatMap((text) => text.match(/(?<![^\s(-])[a-z]\w*(?=:)/gi) ?? []).map((name) => name.toLowerCase()),
    );
    const fields = Object.fromEntries([...names].map((name) => [name, exactText(name)])) as never;
    const language = defineLanguage<Record<string, string>>()({ name: "peers", text: ["text"], fields });
    const asked = new Set<string>();
    for (const text of texts) {
      reprinted(text, language);
      const query = parse(text, { language });
      for (const term of query.root.terms) if (term.type === "field") asked.add(term.field);
      const address = toSearchUrl(query, { repository: "api" });
      expect(fromSearchUrl(address, { language }).text).toBe(print(query).toWellFormed());
      expect(explain(query).sentence).toMatch(/\.$/);
      expect(
        tokens(text, { language })
          .map(({ from, to }) => text.slice(from, to))
          .join(""),
      ).toBe(text);
      expect(complete(text, text.length, { language }).to).toBe(text.length);
    }
    expect(asked.size).toBeGreaterThan(50);
  });
});
