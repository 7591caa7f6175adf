export type { CreateBody, WireJob } from "../layer-api/wire.ts";
export type { Failure, OnError } from "./failure.ts";
export type { Handler } from "./handler.ts";
export { createHandler } from "./handler.ts";
export type { HandlerOptions } from "./options.ts";
export type { Store } from "./store.ts";
