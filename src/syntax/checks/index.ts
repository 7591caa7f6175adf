import type { AnyLanguage } from "../../language/language.ts";
import type { And, Diagnostic } from "../tree.ts";
export function check(_text: string, _root: And<AnyLanguage>, _language: AnyLanguage): Diagnostic[] { return []; }
