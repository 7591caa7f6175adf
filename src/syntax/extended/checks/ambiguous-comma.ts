import { type FieldEntry, fieldOf } from "../../../language/lookup.ts";
import { change, finding, none, type Rule } from "../../checks/rule.ts";

/**
 * A comma separates the values of a list. In a number it may be meant otherwise:
 *
 *     price:1,000
 *           ^^^^^
 */
export const ambiguousComma: Rule = {
  code: "ambiguous-comma",
  severity: "hint",
  check({ text, language, facts: { composed } }) {
    if (composed.length === 0 || !text.includes(",")) return none;
    return composed.flatMap((term) => {
      const { valueFrom: from, valueTo: to } = term;
      const written = text.slice(from, to);
      if (term.type !== "list" || !/^-?\d/.test(written)) return [];
      const { kind } = fieldOf(language, term.field, term.key) as FieldEntry;
      const hasFractions = kind.read("1.5") !== undefined;
      // 000 is not written alone as a whole number; 100 may be.
      const isThousands = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(written) && (hasFractions || /,0/.test(written));
      const isFraction = hasFractions && /^-?\d+,\d+$/.test(written);
      const spellings = [isThousands && written.replaceAll(",", ""), isFraction && written.replace(",", ".")];
      const right = spellings.filter((one) => one !== false && kind.read(one) !== undefined) as string[];
      return right.length === 0
        ? []
        : [
            finding(
              from,
              to,
              { text: written },
              right.map((one) => change(from, to, one)),
            ),
          ];
    });
  },
};
