// The search schema in the hands of three real consumers of Standard Schemas.
import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { FieldApi, FormApi } from "@tanstack/form-core";
import { createMemoryHistory } from "@tanstack/history";
import {
  BaseRootRoute,
  BaseRoute,
  createNonReactiveMutableStore,
  createNonReactiveReadonlyStore,
  parseSearchWith,
  RouterCore,
  stringifySearchWith,
} from "@tanstack/router-core";
import { Hono } from "hono";
import { parse, print, type Query, searchSchema, toPredicate } from "querybar";
import { describe, expect, it } from "vitest";
import { githubRuns } from "../src/github-runs.ts";

const search = searchSchema();

/** The message that a form or an answer must show for a search string. */
function errorsOf(text: string): string[] {
  return parse(text)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

describe("the schema itself", () => {
  const { validate } = search["~standard"];

  it("is a Standard Schema from text to query", () => {
    const schema: StandardSchemaV1<string, Query> = search;
    expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "querybar" });
  });

  it("gives the query", () => {
    const { value, issues } = search["~standard"].validate("fix -wip") as { value: Query; issues: undefined };
    expect(issues).toBeUndefined();
    expect(value).toEqual(parse("fix -wip"));
  });

  it("gives an issue for each error, and no more", () => {
    const text = 'id:ten status:bogus brnach:main running done "open';
    expect(errorsOf(text)).toHaveLength(3);
    expect(validate(text).issues).toEqual(errorsOf(text).map((message) => ({ message })));
  });

  it.each(["", "brnach:main", "running done", '""', "-"])("lets warnings and hints pass: %j", (text) => {
    expect(validate(text)).toEqual({ value: parse(text) });
  });

  it.each([undefined, null, 10, {}, ["failed"], new String("failed")])("refuses what is not a string: %j", (value) => {
    expect(validate(value).issues).toEqual([{ message: "Expected a string." }]);
  });

  it("speaks another language", () => {
    const { validate: validateGithub } = searchSchema({ language: githubRuns })["~standard"];
    expect(validateGithub("conclusion:success").issues).toBeUndefined();
    expect(validateGithub("conclusion:succeeded").issues).toHaveLength(1);
  });
});

describe("in a form", () => {
  function mountedField() {
    const form = new FormApi({ defaultValues: { search: "" } });
    const field = new FieldApi({ form, name: "search", validators: { onChange: search } });
    form.mount();
    field.mount();
    return { form, field };
  }

  it("shows what is wrong, and clears it when it is corrected", () => {
    const { form, field } = mountedField();
    field.handleChange("id:ten");
    expect(field.state.meta.errors).toEqual([{ message: errorsOf("id:ten")[0] }]);
    expect(form.state.canSubmit).toBe(false);
    field.handleChange("id:10");
    expect(field.state.meta.errors).toEqual([]);
    expect(form.state.canSubmit).toBe(true);
  });

  it("does not stop a person who is still typing a word", () => {
    const { field } = mountedField();
    for (const text of ["f", "fi", "fix ", "fix -", "fix -w"]) {
      field.handleChange(text);
      expect(field.state.meta.errors).toEqual([]);
    }
  });
});

/**
 * The parameters of a page that has a search, for consumers that validate all parameters at once: the search in canonical
 * form, so that it can stand in an address again.
 */
const parameters: StandardSchemaV1<{ readonly search?: string }, { readonly search: string }> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate(input) {
      const { search: text = "" } = input as { readonly search?: unknown };
      // The router makes a number of a search for “10”, whatever its options.
      const result = search["~standard"].validate(String(text));
      return result.issues === undefined
        ? { value: { search: print(result.value) } }
        : { issues: result.issues.map((issue) => ({ ...issue, path: ["search"] })) };
    },
  },
};

const runs = [
  { id: 1, branch: "main", calculated_status: "FAILURE", commit_title: "Fix the build" },
  { id: 2, branch: "main", calculated_status: "SUCCEEDED", commit_title: "Fix a typo" },
  { id: 3, branch: "next", calculated_status: "FAILURE", commit_title: "Fix nothing" },
] as const;

function idsOf(query: Query): number[] {
  return runs.filter(toPredicate(query)).map(({ id }) => id);
}

describe("in a router", () => {
  /** What the route of an address shows. */
  async function visit(
    address: string,
  ): Promise<{ readonly data?: unknown; readonly search?: unknown; readonly error?: unknown }> {
    const root = new BaseRootRoute({});
    const list = new BaseRoute({
      getParentRoute: () => root,
      path: "/runs",
      validateSearch: parameters,
      loaderDeps: ({ search: { search: text } }) => ({ text }),
      loader: ({ deps: { text } }) => idsOf(parse(text)),
    });
    const router = new RouterCore(
      {
        routeTree: root.addChildren([list]),
        history: createMemoryHistory({ initialEntries: [address] }),
        isServer: false,
        origin: "http://localhost",
        // As they are: the router would read a search for an exact text as a JSON string, and take away its quotes.
        parseSearch: parseSearchWith(String),
        stringifySearch: stringifySearchWith(String),
      },
      () => ({
        createMutableStore: createNonReactiveMutableStore,
        createReadonlyStore: createNonReactiveReadonlyStore,
        batch: (run) => run(),
      }),
    );
    await router.load();

    const match = router.state.matches.find(({ routeId }) => routeId === "/runs");
    return { data: match?.loaderData, search: match?.search, error: match?.searchError ?? match?.error };
  }

  it("loads what the search selects", async () => {
    expect(await visit("/runs?search=fix%20%20failed%20branch%3Amain")).toEqual({
      data: [1],
      search: { search: "fix failed branch:main" },
    });
    expect(await visit("/runs?search=-failed")).toMatchObject({ data: [2] });
    expect(await visit("/runs?search=10")).toMatchObject({ data: [], search: { search: "10" } });
    expect(await visit("/runs?search=%22Fix+the%22")).toMatchObject({ data: [1] });
    expect(await visit("/runs?search=%22fix+the%22")).toMatchObject({ data: [], search: { search: '"fix the"' } });
    expect(await visit("/runs")).toMatchObject({ data: [1, 2, 3] });
  });

  it("has the errors of a search that is none", async () => {
    const { error, data } = await visit("/runs?search=id%3Aten");
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ cause: { issues: [{ message: errorsOf("id:ten")[0], path: ["search"] }] } });
  });
});

describe("in an HTTP framework", () => {
  const app = new Hono()
    .get("/runs", sValidator("query", parameters), (context) =>
      context.json(idsOf(parse(context.req.valid("query").search))),
    )
    .post("/searches", sValidator("json", search), (context) => context.json(idsOf(context.req.valid("json"))));

  const posted = (body: unknown) =>
    app.request("/searches", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  it("answers a search in the address", async () => {
    const response = await app.request("/runs?search=fix+failed");
    expect([response.status, await response.json()]).toEqual([200, [1, 3]]);
  });

  it("answers a search in the body, as the query that the schema made of it", async () => {
    const response = await posted("failed -branch:main");
    expect([response.status, await response.json()]).toEqual([200, [3]]);
  });

  it("refuses a search that is none, and says why", async () => {
    const response = await app.request("/runs?search=status%3Abogus");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      success: false,
      error: [{ message: errorsOf("status:bogus")[0], path: ["search"] }],
    });
    expect((await posted("status:bogus")).status).toBe(400);
    expect((await posted(10)).status).toBe(400);
  });
});
