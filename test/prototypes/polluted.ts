// While the tests run, every prototype has properties too many, which show in each `for … in` and in each look-up of what an
// object does not have.
import { afterAll, beforeAll } from "vitest";
import { prototypes } from "./built-in.ts";

const names = ["unexpected", "main", "fix", "repo:"];

beforeAll(() => {
  for (const prototype of prototypes) {
    for (const name of names) {
      const value = `${name} of a prototype`;
      Object.defineProperty(prototype, name, { value, enumerable: true, writable: true, configurable: true });
    }
  }
});

afterAll(() => {
  for (const prototype of prototypes) for (const name of names) Reflect.deleteProperty(prototype, name);
});
