export type { CreateBody, WireJob } from "../layer-api/wire.ts";
export type { Handler, HandlerOptions } from "./handler.ts";
export { createHandler } from "./handler.ts";
export type { Store } from "./store.ts";
