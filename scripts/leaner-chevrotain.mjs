// Leaves out of the build what Chevrotain has for other grammars than ours: for those that make a concrete syntax tree, recover from
// mistakes, or may be wrong. That ours is right, a test has the whole of Chevrotain say.
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

export const leanerChevrotain = {
  name: "leaner-chevrotain",
  setup(build) {
    build.onLoad({ filter: modules }, async ({ path }) => {
      const name = modules.exec(path)[1].replaceAll("\\", "/");
      if (name in replacements) return { contents: replacements[name] };
      if (!(name in unreached)) return undefined;
      let contents = await readFile(path, "utf8");
      for (const unread of unreached[name]) {
        const definition = new RegExp(`^export (function|const) ${unread}\\b`, "m");
        if (!definition.test(contents)) throw new Error(`Chevrotain's ${name} exports no ${unread} any more.`);
        contents = contents.replace(definition, `export const ${unread} = undefined;\n$1 unreached_${unread}`);
      }
      return { contents };
    });
  },
};
