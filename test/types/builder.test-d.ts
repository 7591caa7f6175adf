// What the types say of builders. Never run: `types.test.ts` compiles it.
import { builder, layer, print } from "querybar";
import { githubRuns } from "../../src/github-runs.ts";

const { and, field, keyword, not, phrase, text } = builder(layer);

print(and(text("fix typo"), not(phrase("exact")), keyword("done"), field("repo", "api")));

field("status", "FAILURE");
// @ts-expect-error a status that is none
field("status", "FALURE");
// @ts-expect-error the builder takes the language's own spelling
field("status", "failure");

field("id", 10);
field("id", 10n);
field("id", "10");
// @ts-expect-error no whole number
field("id", "ten");
// @ts-expect-error a branch is text
field("branch", 10);
// @ts-expect-error no field of the language
field("nope", "x");
// @ts-expect-error an object's own members are no fields
field("constructor", "x");

keyword("running");
// @ts-expect-error no keyword of the language
keyword("runing");
// @ts-expect-error a field is not a keyword
keyword("status");

// @ts-expect-error a text is not a term
and("fix");
// @ts-expect-error one term at a time
not(text("a"), text("b"));

const github = builder(githubRuns);
github.field("conclusion", "timed_out");
// @ts-expect-error by the field's own name
github.field("wf", "CI");
// @ts-expect-error a keyword of another language only
keyword("passed");
// @ts-expect-error terms of two languages
github.and(github.keyword("passed"), field("repo", "api"));
