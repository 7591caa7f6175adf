import { describe, expect, it } from "vitest";
import { defineLanguage, exactText, fromSearchUrl, parse, type SearchUrlOptions, toSearchUrl } from "../src/index.ts";

const address = (options: Partial<SearchUrlOptions>) => toSearchUrl(parse("fix"), { repository: "api", ...options });

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toMatchObject({ name: "QuerybarError" });
    const { code, message } = error as Error & { code: string };
    return `${code}: ${message}`;
  }
  return "none";
}

describe("an address", () => {
  it.each<[Partial<SearchUrlOptions>, string]>([
    [{}, "https://layerci.com/api/v1/run/api/search?search=fix"],
    [{ repository: "acme/web app" }, "https://layerci.com/api/v1/run/acme/web%20app/search?search=fix"],
    [{ token: "a&b" }, "https://layerci.com/api/v1/run/api/search?search=fix&layertoken=a%26b"],
    [{ token: "" }, "https://layerci.com/api/v1/run/api/search?search=fix&layertoken="],
    [{ service: "webapp.io", token: "t" }, "https://webapp.io/api/v1/run/api/search?search=fix&token=t"],
    [{ tokenParameter: "", token: "t" }, "https://layerci.com/api/v1/run/api/search?search=fix&=t"],
    [{ tokenParameter: "my token", token: "t" }, "https://layerci.com/api/v1/run/api/search?search=fix&my%20token=t"],
    [{ base: "http://localhost:8080" }, "http://localhost:8080/api/v1/run/api/search?search=fix"],
    [{ base: "https://example.com/ci//" }, "https://example.com/ci/api/v1/run/api/search?search=fix"],
    [{ base: "https://example.com/ci?" }, "https://example.com/ci/api/v1/run/api/search?search=fix"],
    [{ base: "https://example.com/ci/?#" }, "https://example.com/ci/api/v1/run/api/search?search=fix"],
    [{ repository: "..." }, "https://layerci.com/api/v1/run/.../search?search=fix"],
    [{ repository: ".a" }, "https://layerci.com/api/v1/run/.a/search?search=fix"],
    [{ repository: "a." }, "https://layerci.com/api/v1/run/a./search?search=fix"],
  ])("of %o", (options, expected) => {
    expect(address(options)).toBe(expected);
  });

  it.each(["", ".", "..", "a/", "/a", "a/..", "./a", "a/b/c"])("of the repository “%s” is refused", (repository) => {
    const given = repository === "" ? "“”" : `“${repository}”`;
    expect(refusal(() => address({ repository }))).toBe(
      `invalid-repository: The repository ${given} must be a name, or an owner and a name with a slash between; neither may be empty, “.” or “..”.`,
    );
  });

  it("of a repository that is not a string is refused", () => {
    expect(refusal(() => address({ repository: 10 as never }))).toBe(
      "invalid-repository: The repository must be a name, or an owner and a name with a slash between; neither may be empty, “.” or “..”.",
    );
  });

  it.each(["localhost:8080", "ftp://example.com", "xhttp://example.com", "https", "", "/api"])(
    "at “%s” is refused",
    (base) => {
      expect(refusal(() => address({ base }))).toBe(
        "invalid-address: The service's base must be an http or https URL without credentials, query or fragment.",
      );
    },
  );

  it.each(["https://x.io?a", "https://x.io#a", "https://user@x.io", "https://:word@x.io"])(
    "at %s is refused",
    (base) => {
      expect(refusal(() => address({ base }))).toBe(
        "invalid-address: The service's base must be an http or https URL without credentials, query or fragment.",
      );
    },
  );

  it.each(["example.com", "toString"])("of the service %s is refused", (service) => {
    expect(refusal(() => address({ service: service as never }))).toBe(
      `invalid-address: “${service}” is not a known service: use layerci.com or webapp.io.`,
    );
  });
});

describe("the query of an address", () => {
  it.each<[string | URL | URLSearchParams, string]>([
    ["?search=fix+-wip", "fix -wip"],
    ["search=fix+-wip", "fix -wip"],
    ["search=repo%3Aa%3Db&token=t", "repo:a=b"],
    ["token=t&search=fix", "fix"],
    ["search=http://x.io?search=y", "http://x.io?search=y"],
    ["search=a/b", "a/b"],
    ["/runs?search=fix%20-wip&search=other#top", "fix -wip"],
    ["runs?search=fix", "fix"],
    ["./runs?search=fix", "fix"],
    ["//example.com/runs?search=fix", "fix"],
    ["https://example.com/runs?search=fix", "fix"],
    [new URL("https://example.com/?search=a"), "a"],
    [new URLSearchParams("search=a+-b&search=c"), "a -b"],
    ["/runs", ""],
    ["search", ""],
    ["?", ""],
    ["", ""],
  ])("%s", (url, text) => {
    expect(fromSearchUrl(url).text).toBe(text);
  });

  it("is read in another language", () => {
    const language = defineLanguage<{ state: string }>()({
      name: "x",
      text: [],
      fields: { state: exactText("state") },
    });
    const query = fromSearchUrl("search=state%3Aa", { language });
    expect([query.language, query.root.terms[0]?.type]).toEqual([language, "field"]);
    expect(() => fromSearchUrl("search=a", language as never)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "Expected options: pass the language as { language }.",
      }),
    );
  });

  it("is refused if the address is not a URL, without repeating it", () => {
    expect(refusal(() => fromSearchUrl("http://[?layertoken=secret"))).toBe(
      "invalid-address: The address to read a search from is not a URL.",
    );
  });
});
