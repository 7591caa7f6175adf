export type { QueryBarElement, QueryBarMessages, ValuesProvider } from "./contract.ts";
export { defineQueryBar } from "./element.ts";
