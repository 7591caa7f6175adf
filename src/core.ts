export type { Searchable } from "./compile/predicate.ts";
export { toPredicate } from "./compile/predicate.ts";
export type { SearchUrlOptions, Service } from "./compile/url.ts";
export { toQueryString, toSearchUrl } from "./compile/url.ts";
export { defineLanguage } from "./language/define.ts";
export type { LanguageDefinition } from "./language/definition.ts";
export type { ErrorCode, QuerybarError } from "./language/error.ts";
export { isQuerybarError } from "./language/error.ts";
export type {
  ExactTextField,
  Field,
  FieldOptions,
  OneOfField,
  ValueOf,
  WholeNumber,
  WholeNumberField,
} from "./language/field.ts";
export { exactText, oneOf, wholeNumber } from "./language/field.ts";
export type { CalculatedStatus, InternalStatus, Job } from "./language/job.ts";
export { calculatedStatuses } from "./language/job.ts";
export type {
  AnyLanguage,
  Condition,
  FieldMap,
  FieldName,
  Keyword,
  KeywordName,
  Language,
  RecordOf,
} from "./language/language.ts";
export { layer } from "./language/layer.ts";
export type { Builder, BuilderValue } from "./syntax/build.ts";
export { builder } from "./syntax/build.ts";
export { print } from "./syntax/print.ts";
export type {
  And,
  Atom,
  Diagnostic,
  DiagnosticCode,
  Edit,
  FieldTerm,
  Fix,
  KeywordTerm,
  Node,
  Not,
  Or,
  Phrase,
  Query,
  Range,
  Severity,
  Term,
  Unfinished,
  Word,
} from "./syntax/tree.ts";
export type { QueryOrNode } from "./syntax/tree-of.ts";
export type { Visit } from "./syntax/walk.ts";
export { walk } from "./syntax/walk.ts";
