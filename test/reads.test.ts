import { describe, expect, test } from "vitest";
import { defineLanguage, exactText, parse, toPredicate } from "../src/index.ts";

interface Note {
  readonly title: string;
  readonly tag: string;
  readonly owner: string;
}

const notes = defineLanguage<Note>()({
  name: "notes",
  text: ["title"],
  fields: { tag: exactText("tag"), owner: exactText("owner") },
  keywords: { strange: { except: { tag: "a", owner: "b" } }, mine: { where: { owner: "me" } } },
});

/** The keys that a predicate reads of a record, in order. */
function readsOf(query: string, held: Partial<Note>): string {
  const reads: string[] = [];
  const record = new Proxy(held, {
    get(target, key) {
      reads.push(String(key));
      return Reflect.get(target, key);
    },
  });
  toPredicate(parse(query, notes))(record);
  return reads.join(" ");
}

const excluded = (count: number) => Array.from({ length: count }, (_, place) => `-word${place}`).join(" ");

describe("a predicate reads of a record no more than it needs, the cheapest first", () => {
  test.each<[what: string, query: string, held: Partial<Note>, reads: string]>([
    ["a field before a text", "fix tag:a", { title: "fix", tag: "b" }, "tag"],
    ["a keyword that is a field's value before a text", "fix mine", { title: "fix", owner: "you" }, "owner"],
    ["a field once, whatever is said of it", "-tag:a -tag:b -tag:c", { tag: "d" }, "tag"],
    ["nothing where a field contradicts itself", "tag:a tag:b", { tag: "a" }, ""],
    ["a phrase before a word", 'fix "gone"', { title: "fix" }, "title"],
    ["a phrase before a long word", 'fixing "no"', { title: "fixing" }, "title"],
    ["an excluded phrase before a word", 'fix -"fix"', { title: "fix" }, "title"],
    ["a long word before a short one", "a abc", { title: "a" }, "title"],
    ["a long excluded word before a short one", "a -abc", { title: "abc" }, "title"],
    ["a long word before a short excluded one", "-x abc", { title: "ab" }, "title"],
    ["both words where the first holds", "a abc", { title: "abc" }, "title title"],
    ["a short word before a keyword of several fields", "strange a", { title: "b" }, "title"],
    ["a phrase before an excluded keyword", '-strange "a"', { title: "b" }, "title"],
    ["thirteen excluded words one by one", excluded(13), { title: "x" }, Array(13).fill("title").join(" ")],
    ["fourteen excluded words at once", excluded(14), { title: "x" }, "title"],
    ["many excluded words after the others", `${excluded(14)} "gone" y`, { title: "x" }, "title"],
    ["the others before many excluded words", `${excluded(14)} "x" xx`, { title: "xx" }, "title title title"],
  ])("%s", (_, query, held, reads) => {
    expect(readsOf(query, held)).toBe(reads);
  });
});
