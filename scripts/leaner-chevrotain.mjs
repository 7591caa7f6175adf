// Fits Chevrotain to our grammar, in the build. What it has for other grammars is left out: for those that make a concrete syntax tree,
// recover from mistakes, or may be wrong. That ours is right, a test has the whole of Chevrotain say. And little that took much time is
// done otherwise. All tests of the package run on what is left.
import { readFile } from "node:fs/promises";

const modules = /[\\/]chevrotain[\\/]lib[\\/]src[\\/](.+)\.js$/;

/** Modules of which so much is left. */
const replacements = {
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

/** Exports that are never called or read: nothing is left of them, nor of what only they need. */
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
  "scan/reg_exp": ["canMatchCharCode"],
};

/** Methods for other grammars: those with separators, with rules in rules, with choices that are tried and taken back. */
const unreachedMethods = {
  "parse/parser/traits/recognizer_api": [
    // All that are numbered, for a rule with several tokens of a type or several choices. Ours has one of each.
    "[A-Z_]+[1-9]",
    "consume",
    "subrule",
    "option",
    "or",
    "many",
    "atLeastOne",
    "SUBRULE",
    "MANY_SEP",
    "AT_LEAST_ONE",
    "AT_LEAST_ONE_SEP",
    "OVERRIDE_RULE",
    "BACKTRACK",
    "getGAstProductions",
    "getSerializedGastProductions",
  ],
  "parse/parser/traits/recognizer_engine": [
    "atLeastOneInternal",
    "atLeastOneInternalLogic",
    "atLeastOneSepFirstInternal",
    "atLeastOneSepFirstInternalLogic",
    "manySepFirstInternal",
    "manySepFirstInternalLogic",
    "repetitionSepSecondInternal",
    "subruleInternal",
    "subruleInternalError",
    "consumeInternalError",
    "consumeInternalRecovery",
    "saveRecogState",
    "reloadRecogState",
  ],
  "parse/parser/traits/gast_recorder": [
    "atLeastOneInternalRecord",
    "atLeastOneSepFirstInternalRecord",
    "manySepFirstInternalRecord",
    "subruleInternalRecord",
  ],
};

/** What is done otherwise. */
const changes = {
  "scan/lexer": [
    // A table of 65,536 places, which says for each character what this expression does, takes a quarter of the first parse.
    { before: "initCharCodeToOptimizedIndexMap();", after: "" },
    { before: "charCodeToOptimizedIdxMap[charCode];", after: "255 + ~~(charCode / 255);" },
  ],
  // It replaces the numbered methods as well.
  "parse/parser/traits/gast_recorder": [{ before: /i < 10\b/g, after: "i < 1" }],
  "parse/parser/traits/recognizer_engine": [
    // Looks for tokens that are left over, of which there are none, and tidies up those that nobody needs any more.
    { before: method("onAfterParse"), after: "    onAfterParse() {}\n" },
    {
      before: "this.currRuleLookaheadFuncs = [];\n        this.isBackTrackingStack = [];\n        this.errors = [];\n",
      after: "",
    },
  ],
  "scan/lexer_public": [
    // How many tokens a text will have is guessed from its length, and ours are shorter than those of programming languages:
    // with the space behind it, one takes 7 to 10 characters. An array that must grow beyond 128 KB is kept by V8 apart from
    // what is young, together with all that it holds, and ten thousand terms took half as long again.
    { before: "Math.floor(text.length / 10)", after: "Math.floor(text.length / 8)" },
    // Both are slow in V8, and together took a third of the time of a short query.
    { before: "Object.freeze(emptyArray);", after: "" },
    { before: "if (!this.hasCustom) {", after: "if (matchedTokens.length !== matchedTokensIndex) {" },
  ],
};

export const leanerChevrotain = {
  name: "leaner-chevrotain",
  setup(build) {
    build.onLoad({ filter: modules }, async ({ path }) => {
      const name = modules.exec(path)[1].replaceAll("\\", "/");
      if (name in replacements) return { contents: replacements[name] };
      const planned = [
        ...(unreached[name] ?? []).map(withoutExport),
        ...(unreachedMethods[name] ?? []).map(withoutMethod),
        ...(changes[name] ?? []),
      ];
      if (planned.length === 0) return undefined;
      let contents = await readFile(path, "utf8");
      for (const { before, after } of planned) {
        const changed = contents.replace(before, after);
        if (changed === contents) throw new Error(`Chevrotain's ${name} has no ${before} any more.`);
        contents = changed;
      }
      return { contents };
    });
  },
};

function withoutExport(name) {
  return {
    before: new RegExp(`^export (function|const) ${name}\\b`, "m"),
    after: `export const ${name} = undefined;\n$1 unreached_${name}`,
  };
}

function withoutMethod(name) {
  return { before: method(name), after: "" };
}

/** The methods with such a name. */
function method(name) {
  return new RegExp(`^    ${name}\\([^]*?^    \\}\n`, "gm");
}
