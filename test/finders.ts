import { parse, toPredicate } from "../src/index.ts";

type Finder = (word: string) => (commit_title: string) => boolean;

/** Words are looked for in other ways in many records, and where many are excluded. */
export const finders: readonly (readonly [string, Finder])[] = [
  [
    "in one record",
    (word) => {
      const matches = toPredicate(parse(word));
      return (commit_title) => matches({ commit_title });
    },
  ],
  [
    "in hundreds of records",
    (word) => {
      const matches = toPredicate(parse(word));
      for (let time = 0; time < 300; time++) matches({ commit_title: "0" });
      return (commit_title) => matches({ commit_title });
    },
  ],
  [
    "among many words",
    (word) => {
      const others = Array.from({ length: 20 }, (_, number) => `-${number}none`);
      const lacksAll = toPredicate(parse(`-${word} ${others.join(" ")}`));
      return (commit_title) => !lacksAll({ commit_title });
    },
  ],
];
