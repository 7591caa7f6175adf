import { describe, expect, it } from "vitest";
import { type AnyField, bytes, exactText, keyed, number } from "../../src/index.ts";
import { innerFieldOf, isKeyed } from "../../src/language/keys.ts";
import { kindOf } from "../../src/language/kinds/kind.ts";

describe("a field of keys", () => {
  const field = keyed("metadata", (key) => exactText(key, { wildcards: true, description: key }), { aliases: ["m"] });

  it("is data of its own, with the kind of its keys", () => {
    expect({ ...field }).toMatchObject({ kind: "exactText", path: "metadata", aliases: ["m"], wildcards: true });
    expect(field).not.toHaveProperty("description");
    expect(kindOf(field).read("eu")).toBe("eu");
  });

  it("makes the field of each key, also when it is frozen and copied", () => {
    const copy: AnyField = Object.freeze({ ...field });
    expect(innerFieldOf(copy, "a.b")).toMatchObject({ kind: "exactText", description: "a.b" });
    expect(isKeyed(copy)).toBe(true);
    expect(isKeyed(exactText("x"))).toBe(false);
    expect(innerFieldOf(exactText("x"), "key")).toBeUndefined();
    const sizes = keyed("files", (key) => (key.startsWith("size") ? bytes(key) : number(key)));
    expect(innerFieldOf(sizes, "size")?.kind).toBe("bytes");
    expect(innerFieldOf(sizes, "__proto__")?.kind).toBe("number");
  });

  it("is still JSON and can be cloned", () => {
    expect(JSON.parse(JSON.stringify(field))).toEqual(structuredClone(field));
  });
});
