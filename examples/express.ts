import { getRequestListener } from "@hono/node-server";
import express from "express";
import { createHandler } from "querybar/server";
import { openStore } from "querybar/server/sqlite";

const handler = createHandler({ store: openStore(), prefix: "/ci" });

// Before `express.json()` and the like, which would consume the body.
export const app = express();
app.all("/ci/*path", getRequestListener(handler));
