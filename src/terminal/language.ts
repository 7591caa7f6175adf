import { readFile } from "node:fs/promises";
import { githubRuns } from "../github-runs.ts";
import { isQuerybarError } from "../language/error.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../layer/language.ts";
import { layerExtended } from "../layer/language-extended.ts";
import { CliError, systemCode, systemMessage } from "./errors.ts";
import type { LanguageRequest } from "./requests.ts";

/** The language that a request asks for. */
export async function languageFor({ github, extended, language }: LanguageRequest): Promise<AnyLanguage> {
  if (language !== undefined) return await languageIn(language);
  if (github) return githubRuns;
  return extended ? layerExtended : layer;
}

/** Whether a language comes with the tool: only their records may be in an answer of a service. */
export function isBuiltIn(language: AnyLanguage): boolean {
  return language === layer || language === layerExtended || language === githubRuns;
}

async function languageIn(file: string): Promise<AnyLanguage> {
  const { languageFromData } = await import("../language-data/language-from-data.ts");
  try {
    return languageFromData(parsed(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof CliError || isQuerybarError(error)) throw new CliError(`${file}: ${error.message}`);
    throw systemCode(error) === "" ? error : new CliError(`${file}: ${systemMessage(error)}`);
  }
}

function parsed(json: string): unknown {
  const text = json.replace(/^\ufeff/, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, reason = message, position] = /^(.*?)(?: in JSON)? at position ([0-9]+)/s.exec(message) ?? [];
    const before = text.slice(0, Number(position ?? text.length)).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    throw new CliError(`not JSON: ${reason}${position === undefined ? "" : `, at ${place}`}`);
  }
}

/** Dates are in the system's zone, and relative to the time at which the tool was started. */
export function evaluationNow(me: string | undefined): EvaluationOptions {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { now: new Date(), timeZone, ...(me !== undefined && { me }) };
}
