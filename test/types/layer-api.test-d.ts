// What the types say of the client and the server. Never run: `types.test.ts` compiles it.
import { builder, layer, parse } from "querybar";
import { type ApiError, type ApiJob, type Client, createClient, isQuerybarError } from "querybar/layer-api";
import { createHandler, type Handler, type Store } from "querybar/server";
import { openStore } from "querybar/server/sqlite";
import { expectTypeOf } from "vitest";

const client = createClient({ token: "secret", service: "webapp.io", timeout: 1_000, maxResponseSize: 1_000 });
expectTypeOf(client).toEqualTypeOf<Client>();
expectTypeOf(client.search("api", "failed")).resolves.toEqualTypeOf<ApiJob | null>();
expectTypeOf(client.create("api", { branch: "main", acceptButtons: true })).resolves.toHaveProperty("url");
expectTypeOf<ApiJob["id"]>().toEqualTypeOf<number | bigint>();
expectTypeOf<ApiJob["status_change_date"]>().toEqualTypeOf<Date>();
expectTypeOf<ApiError["property"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ApiError["cause"]>().toEqualTypeOf<unknown>();
declare const caught: unknown;
if (isQuerybarError(caught)) expectTypeOf(caught.code).toExtend<string>();

const { and, text, field } = builder(layer);
client.search("api", parse("failed"));
client.search("api", and(text("fix"), field("id", 10)), { signal: new AbortController().signal });

// @ts-expect-error the token is missing
createClient({});
// @ts-expect-error no known service
createClient({ token: "", service: "example.com" });
// @ts-expect-error a timeout is a number
createClient({ token: "", timeout: "1s" });
// @ts-expect-error the repository is missing
client.search("failed");
// @ts-expect-error the service's spelling is not the client's
client.create("api", { accept_buttons: "true" });
// @ts-expect-error a flag
client.create("api", { acceptButtons: "true" });
expectTypeOf(createHandler({ store: openStore(), tokens: ["secret"], cors: "*" })).toEqualTypeOf<Handler>();
expectTypeOf<Handler>().toEqualTypeOf<(request: Request) => Promise<Response>>();
expectTypeOf(openStore({ file: "runs.sqlite" })).toExtend<Store>();
// @ts-expect-error the store is missing
createHandler({ tokens: [] });
// @ts-expect-error tokens are several
createHandler({ store: openStore(), tokens: "secret" });
