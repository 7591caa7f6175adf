import { contradictoryFields } from "./contradictory-fields.ts";
import { contradictoryText } from "./contradictory-text.ts";
import type { Rule } from "./rule.ts";
import { anExcludedText, aSelector } from "./survey.ts";

/**
 * No record can satisfy the query, whatever it holds. The later of two terms that exclude each other is marked:
 *
 *     running done   id:1 id:2   fixing -fix
 *             ^^^^        ^^^^          ^^^^
 *
 * Never said of a query that some record satisfies. Wrong values are left to their own error.
 */
export const neverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  about: aSelector | anExcludedText,
  find(subject) {
    return [...contradictoryFields(subject), ...contradictoryText(subject)];
  },
};
