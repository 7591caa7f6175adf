export { languageFromData } from "./language-from-data.ts";
