import type { ColorWhen } from "./colors.ts";
import type { Path } from "./input/records-at.ts";

/** As for grep: 0 found, 1 not found, 2 an error. */
export type ExitCode = 0 | 1 | 2;

/** Which language a query is in. Without any of these, it is the documented one. */
export interface LanguageRequest {
  /** The language of GitHub runs. */
  readonly github?: true;
  /** The documented language in the extended dialect. */
  readonly extended?: true;
  /** The file that has its definition. */
  readonly language?: string;
}

export interface FilterRequest extends LanguageRequest {
  readonly query: string;
  readonly files: readonly string[];
  /** The folder of the repository whose commits are searched, instead of files. */
  readonly git?: string;
  /** Who `@me` is. */
  readonly me?: string;
  /** Where the records are in the files; detected if it is absent. */
  readonly at?: Path;
  readonly json?: true;
  readonly count?: true;
  readonly limit: number;
  readonly color: ColorWhen;
}

/** A request to show how a query is read. */
export interface ReadingRequest extends LanguageRequest {
  readonly query: string;
  readonly json?: true;
  readonly color: ColorWhen;
}

export interface UrlRequest {
  readonly query: string;
  readonly repository: string;
  readonly service: "layerci.com" | "webapp.io";
  readonly base?: string;
  readonly withToken?: true;
  readonly extended?: true;
  readonly color: ColorWhen;
}

export interface ServeRequest {
  readonly files: readonly string[];
  readonly at?: Path;
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly cors?: string;
  readonly allowHost?: readonly string[];
  readonly forms?: boolean;
}
