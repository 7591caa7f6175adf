// Leaves out of the bundled Chevrotain what our grammars never reach: whole modules, functions and enumerations. What is left
// is Chevrotain's own code, unchanged. The suite runs on the bundle; with the whole of Chevrotain a test validates the grammar.
import { readFile } from "node:fs/promises";

/**
 * Modules that can be empty, since lexer and parser meet no errors, make no concrete syntax tree, and are not traced, and every
 * token says which characters it can begin with.
 */
const empty = {
  "@chevrotain/regexp-to-ast/api": `
    export const RegExpParser = undefined;
    export const BaseRegExpVisitor = undefined;`,
  "@chevrotain/utils/print": `
    export const PRINT_ERROR = undefined;
    export const PRINT_WARNING = undefined;`,
  "@chevrotain/utils/timer": "export const timer = undefined;",
  "scan/lexer_errors_public": "export const defaultLexerErrorProvider = {};",
  "scan/reg_exp": `
    export const failedOptimizationPrefixMsg = "";
    export const getOptimizedStartCodesIndices = undefined;
    export const canMatchCharCode = undefined;`,
  "scan/reg_exp_parser": `
    export const getRegExpAst = undefined;
    export const clearRegExpParserCache = () => {};`,
  "parse/exceptions_public": `
    export const isRecognitionException = () => false;
    export class MismatchedTokenException extends Error {}
    export class NotAllInputParsedException extends Error {}
    export class EarlyExitException extends Error {}
    export class NoViableAltException extends Error {}`,
  "parse/parser/traits/error_handler": `
    export class ErrorHandler {
      initErrorHandler() { this.errors = []; }
    }`,
  "parse/parser/traits/recoverable": `
    export const IN_RULE_RECOVERY_EXCEPTION = "InRuleRecoveryException";
    export class Recoverable {
      initRecoverable() { this.recoveryEnabled = false; }
      attemptInRepetitionRecovery() {}
    }`,
  "parse/parser/traits/tree_builder": `
    export class TreeBuilder {
      initTreeBuilder() { this.outputCst = false; }
      cstInvocationStateUpdate() {}
      cstFinallyStateUpdate() {}
      cstPostTerminal() {}
      cstPostNonTerminal() {}
      cstPostRule() {}
    }`,
  "parse/parser/traits/perf_tracer": `
    export class PerformanceTracer {
      initPerformanceTracer() {}
      TRACE_INIT(phase, work) { return work(); }
    }`,
};

/**
 * Functions, classes and objects by module that are never used, since lexer and parser skip their validation, do not recover and do
 * not count lines, tokens have no categories, and the grammar is never serialized. What only they need is left out too.
 */
const unreached = {
  "@chevrotain/gast/model": ["serializeGrammar"],
  "parse/errors_public": [
    "defaultParserErrorProvider",
    "defaultGrammarResolverErrorProvider",
    "defaultGrammarValidatorErrorProvider",
  ],
  "parse/grammar/checks": [
    "validateGrammar",
    "validateLookahead",
    "validateRuleIsOverridden",
    "validateAmbiguousAlternationAlternatives",
    "validateEmptyOrAlternative",
    "validateNoLeftRecursion",
    "validateSomeNonEmptyLookaheadPath",
  ],
  "parse/grammar/follow": ["computeAllProdsFollows"],
  "parse/grammar/gast/gast_resolver_public": ["validateGrammar"],
  "parse/grammar/interpreter": [
    "NextTerminalAfterManyWalker",
    "NextTerminalAfterManySepWalker",
    "NextTerminalAfterAtLeastOneWalker",
    "NextTerminalAfterAtLeastOneSepWalker",
  ],
  "scan/lexer": [
    "LineTerminatorOptimizedTester",
    "performRuntimeChecks",
    "performWarningRuntimeChecks",
    "validatePatterns",
  ],
  "scan/tokens": ["isTokenType", "tokenStructuredMatcher"],
};

/** Enumerations by module, of which only validation reads the values. */
const unread = {
  "parse/parser/parser": ["ParserDefinitionErrorType"],
  "scan/lexer_public": ["LexerDefinitionErrorType"],
};

const modules = /[\\/](?:chevrotain|(@chevrotain[\\/][a-z-]+))[\\/]lib[\\/]src[\\/](.+)\.js$/;

export const leanerChevrotain = {
  name: "leaner-chevrotain",
  setup(build) {
    const loaded = new Set();
    build.onLoad({ filter: modules }, async ({ path }) => {
      const [, scope, file] = modules.exec(path.replaceAll("\\", "/"));
      const name = scope === undefined ? file : `${scope}/${file}`;
      loaded.add(name);
      if (name in empty) return { contents: empty[name] };
      if (!(name in unreached) && !(name in unread)) return undefined;
      let contents = await readFile(path, "utf8");
      const moved = [];
      const leaveOut = (exported, pattern, replacement) => {
        const changed = contents.replace(pattern, replacement);
        if (changed === contents) moved.push(exported);
        contents = changed;
      };
      for (const unused of unreached[name] ?? [])
        leaveOut(
          unused,
          new RegExp(`^export (function|class|const) ${unused}\\b`, "m"),
          `export const ${unused} = undefined;\n$1 unreached_${unused}`,
        );
      for (const unused of unread[name] ?? [])
        leaveOut(unused, new RegExp(`^(export var ${unused};\n)(?=\\(function)`, "m"), "$1/* @__PURE__ */ ");
      return moved.length === 0 ? { contents } : { errors: [{ text: notThere(`Chevrotain's ${name}`, moved) }] };
    });
    build.onEnd(() => {
      // A build without Chevrotain has nothing to leave out.
      const changed = Object.keys({ ...empty, ...unreached, ...unread });
      const missing = loaded.size === 0 ? [] : changed.filter((name) => !loaded.has(name));
      return missing.length === 0 ? {} : { errors: [{ text: notThere("Chevrotain", missing) }] };
    });
  },
};

function notThere(where, names) {
  return `${where} no longer has ${names.join(", ")}. See in its changelog where it went, and change scripts/leaner-chevrotain.mjs: the build leaves it out.`;
}
