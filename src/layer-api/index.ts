export type { QuerybarError } from "../language/error.ts";
export { isQuerybarError } from "../language/error.ts";
export type { ApiJob } from "./answer.ts";
export type { Client, ClientOptions, Created, CreateOptions, RequestOptions, SearchOptions } from "./client.ts";
export { createClient } from "./client.ts";
export type { ApiError } from "./failure.ts";
