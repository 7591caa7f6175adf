const { builder, fromSearchUrl, layer, parse, print, searchSchema, toPredicate, toSearchUrl } = require("querybar");
const core = require("querybar/core");

const query = parse('fix "exact text" -wip id:10 failed');
const matches = toPredicate(query);
const record = { id: 10, calculated_status: "FAILURE", commit_title: "Fix", commit_body: "the exact text" };
const { and, field, text } = builder(layer);
const url = toSearchUrl(query, { repository: "api" });

console.log(
  JSON.stringify({
    printed: print(query),
    matched: [matches(record), matches({ ...record, author: "wip" })],
    built: core.print(and(text("fix failed"), field("status", "FAILURE"))),
    url,
    read: fromSearchUrl(url).text,
    issues: searchSchema()["~standard"].validate("id:ten").issues?.length,
    sameCore: core.toPredicate === toPredicate,
    core: Object.keys(core).sort(),
  }),
);
