import { parse, toPredicate } from "../src/index.ts";

type Finder = (word: string) => (commit_title: string) => boolean;

/** Words are searched for in another way if many are excluded. */
export const finders: readonly (readonly [string, Finder])[] = [
  [
    "one word",
    (word) => {
      const matches = toPredicate(parse(word));
      return (commit_title) => matches({ commit_title });
    },
  ],
  [
    "one of many excluded words",
    (word) => {
      const others = Array.from({ length: 20 }, (_, number) => `-${number}none`);
      const hasNone = toPredicate(parse(`-${word} ${others.join(" ")}`));
      return (commit_title) => !hasNone({ commit_title });
    },
  ],
];
