import { type FieldEntry, fieldOf } from "../../../language/lookup.ts";
import { change, finding, none, type Rule } from "../../checks/rule.ts";

/**
 * A comma separates the values of a list. In a number it may be meant otherwise:
 *
 *     price:1,000   took:1,5h
 *           ^^^^^        ^^^^
 */
export const ambiguousComma: Rule = {
  code: "ambiguous-comma",
  severity: "hint",
  check({ text, language, facts: { composed } }) {
    if (composed.length === 0) return none;
    return composed.flatMap(({ valueFrom: from, valueTo: to, field, key }) => {
      const written = text.slice(from, to);
      if (!/^-?\d+,/.test(written)) return [];
      const { kind } = fieldOf(language, field, key) as FieldEntry;
      // In a text, nothing is a number.
      if (kind.compare === undefined) return [];
      // 000 is not written alone as a whole number; 100 may be.
      const mayHaveThousands = kind.read("1.5") !== undefined || written.includes(",0");
      const isThousands = mayHaveThousands && /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(written);
      const isFraction = /^-?\d+,\d+[a-z]*$/i.test(written);
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
