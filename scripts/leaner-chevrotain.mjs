// Leaves out of the bundled Chevrotain what our grammars never reach: whole modules, and whole exported functions. What is left
// is Chevrotain's own code, unchanged. The suite runs on the bundle; with the whole of Chevrotain a test validates the grammar.
import { readFile } from "node:fs/promises";

/**
 * Modules that can be empty, since lexer and parser meet no errors, make no concrete syntax tree, and are not traced, and every
 * token says which characters it can begin with.
 */
const empty = {
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

/** Exports by module that are never called, since lexer and parser skip their validation. What only they need goes with them. */
const unreached = {
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
  "scan/lexer": ["performRuntimeChecks", "performWarningRuntimeChecks", "validatePatterns"],
};

const modules = /[\\/]chevrotain[\\/]lib[\\/]src[\\/](.+)\.js$/;

export const leanerChevrotain = {
  name: "leaner-chevrotain",
  setup(build) {
    const loaded = new Set();
    build.onLoad({ filter: modules }, async ({ path }) => {
      const name = modules.exec(path)[1].replaceAll("\\", "/");
      loaded.add(name);
      if (name in empty) return { contents: empty[name] };
      if (!(name in unreached)) return undefined;
      let contents = await readFile(path, "utf8");
      const moved = [];
      for (const unused of unreached[name]) {
        const changed = contents.replace(
          new RegExp(`^export (function|const) ${unused}\\b`, "m"),
          `export const ${unused} = undefined;\n$1 unreached_${unused}`,
        );
        if (changed === contents) moved.push(unused);
        contents = changed;
      }
      return moved.length === 0 ? { contents } : { errors: [{ text: notThere(`Chevrotain's ${name}`, moved) }] };
    });
    build.onEnd(() => {
      // A build without Chevrotain has nothing to leave out.
      const missing =
        loaded.size === 0 ? [] : [...Object.keys(empty), ...Object.keys(unreached)].filter((name) => !loaded.has(name));
      return missing.length === 0 ? {} : { errors: [{ text: notThere("Chevrotain", missing) }] };
    });
  },
};

function notThere(where, names) {
  return `${where} no longer has ${names.join(", ")}. See in its changelog where it went, and change scripts/leaner-chevrotain.mjs: the build leaves it out.`;
}
