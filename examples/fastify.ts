import { getRequestListener } from "@hono/node-server";
import { fastify } from "fastify";
import { createHandler } from "querybar/server";
import { openStore } from "querybar/server/sqlite";

const listener = getRequestListener(createHandler({ store: openStore(), prefix: "/ci" }));

export const app = fastify();
app.register(async (ci) => {
  // The handler reads the body itself.
  ci.removeAllContentTypeParsers();
  ci.addContentTypeParser("*", (_request, _body, done) => done(null));
  ci.all("/ci/*", async (request, reply) => {
    reply.hijack();
    await listener(request.raw, reply.raw);
  });
});
