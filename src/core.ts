// Everything except the parser.
export type { Predicate } from "./compile/predicate.ts";
export { toPredicate } from "./compile/predicate.ts";
export type { AllFilter, AnyFilter, FieldFilter, Filter, TextFilter } from "./filter/filter.ts";
export { everything, nothing } from "./filter/filter.ts";
export type { FilterHandlers } from "./filter/fold-filter.ts";
export { foldFilter } from "./filter/fold-filter.ts";
export { toFilter } from "./filter/to-filter.ts";
export type { Decimal } from "./language/decimal.ts";
export type { LanguageDefinition } from "./language/definition.ts";
export type { ErrorCode, QuerybarError } from "./language/error.ts";
export { isQuerybarError } from "./language/error.ts";
export type { EvaluationOptions } from "./language/evaluation.ts";
export type {
  AnyField,
  CustomField,
  Dialect,
  Field,
  FieldMap,
  FieldOptions,
  GivenOf,
  TextFieldOptions,
  TimeUnit,
  Trait,
  UnitFieldOptions,
  ValueOf,
} from "./language/field.ts";
export type { BooleanField } from "./language/kinds/boolean.ts";
export { boolean } from "./language/kinds/boolean.ts";
export type { BytesField } from "./language/kinds/bytes.ts";
export { bytes } from "./language/kinds/bytes.ts";
export type { ContainsText } from "./language/kinds/contains-text.ts";
export { containsText } from "./language/kinds/contains-text.ts";
export type { DateField, DateText } from "./language/kinds/date.ts";
export { date } from "./language/kinds/date.ts";
export type { DurationField } from "./language/kinds/duration.ts";
export { duration } from "./language/kinds/duration.ts";
export type { ExactText } from "./language/kinds/exact-text.ts";
export { exactText } from "./language/kinds/exact-text.ts";
export type { Keyed } from "./language/kinds/keyed.ts";
export { keyed } from "./language/kinds/keyed.ts";
export type { Kind, KindDefinition, Preset, ValueColour, ValueGenerator } from "./language/kinds/kind.ts";
export { defineKind, type FieldMaker } from "./language/kinds/make-field.ts";
export type { NumberField } from "./language/kinds/number.ts";
export { number } from "./language/kinds/number.ts";
export type { OneOf } from "./language/kinds/one-of.ts";
export { oneOf } from "./language/kinds/one-of.ts";
export type { WholeNumber, WholeNumberField } from "./language/kinds/whole-number.ts";
export { wholeNumber } from "./language/kinds/whole-number.ts";
export type {
  Age,
  AnyLanguage,
  Clause,
  Condition,
  FieldName,
  Groups,
  Keyword,
  KeywordName,
  Language,
  Nameable,
  PartialRecord,
  RecordOf,
} from "./language/language.ts";
export type { FieldEntry } from "./language/lookup.ts";
export type { Catalogue, Message, MessageData } from "./language/messages.ts";
export type {
  And,
  AnyNode,
  Atom,
  FieldTerm,
  KeywordTerm,
  Not,
  Or,
  Phrase,
  Range,
  Rooted,
  Unfinished,
  Word,
} from "./language/nodes.ts";
export type { Path } from "./language/path.ts";
export type { Built, BuiltNode, QueryOrNode } from "./language/resolve-tree.ts";
export type { SearchUrlOptions, SearchUrlsOptions, Service } from "./layer/addresses.ts";
export { toQueryString, toSearchUrl, toSearchUrls } from "./layer/addresses.ts";
export type { CalculatedStatus, InternalStatus, Job } from "./layer/job.ts";
export { calculatedStatuses } from "./layer/job.ts";
export type { Layer } from "./layer/language.ts";
export { layer } from "./layer/language.ts";
export type { LayerExtended } from "./layer/language-extended.ts";
export { layerExtended } from "./layer/language-extended.ts";
export type { AnyQuery, Node, NodeOf, Query } from "./query/query.ts";
export { builder } from "./syntax/build.ts";
export type { Builder, BuilderOf, BuilderValue, ExtendedBuilder } from "./syntax/builder-contract.ts";
export { defineDocumentedLanguage, defineLanguage } from "./syntax/define-language.ts";
export type { Diagnostic, DiagnosticCode, Edit, Fix, FixKind, Severity } from "./syntax/diagnostic.ts";
export { print } from "./syntax/print.ts";
export type { Visit } from "./syntax/walk.ts";
export { walk } from "./syntax/walk.ts";
