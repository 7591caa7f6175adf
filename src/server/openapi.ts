import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import {
  createBodySchema,
  createdAnswerSchema,
  errorAnswerSchema,
  foundAnswerSchema,
  idSchema,
} from "../layer-api/wire.ts";

/** The OpenAPI 3.1 document of the two endpoints; its schemas are made from those that validate. */
export function openApiDocument(prefix: string, needsToken: boolean, takesForms: boolean): object {
  const failures = (statuses: Readonly<Record<number, string>>) =>
    Object.fromEntries(
      Object.entries(statuses).map(([status, description]) => [status, answer(description, "ErrorAnswer")]),
    );
  const search = (names: readonly string[]) => ({
    operationId: names.length === 1 ? "search" : "searchOfOwner",
    summary: "The most recent run that matches a query",
    parameters: [
      ...names.map(pathParameter),
      {
        name: "search",
        in: "query",
        description: "A query of the dashboard's search bar; without one, every run matches.",
        schema: { type: "string" },
        example: "failed branch:main",
      },
    ],
    responses: {
      200: answer("The run", "FoundAnswer"),
      ...failures({
        400: "The request is wrong",
        401: "The token is missing or wrong",
        403: "The host or the page's origin is not one that may ask",
        404: "No run matches",
        414: "The query is too long",
        500: "The server failed",
        503: "The search took too long",
      }),
    },
  });
  const create = (names: readonly string[]) => ({
    operationId: names.length === 1 ? "create" : "createOfOwner",
    summary: "Creates a run",
    parameters: names.map(pathParameter),
    requestBody: {
      required: false,
      content: {
        "application/json": { schema: reference("CreateBody") },
        ...(takesForms ? { "application/x-www-form-urlencoded": { schema: reference("CreateBody") } } : {}),
      },
    },
    responses: {
      201: answer("The run that was created", "CreatedAnswer"),
      ...failures({
        400: "The request is wrong",
        401: "The token is missing or wrong",
        403: "The host or the page's origin is not one that may ask",
        408: "The body took too long to come",
        413: "The body is too large",
        415: "The body is of an unknown kind",
        500: "The server failed",
        503: "The creation took too long",
      }),
    },
  });
  const run = `${prefix}/api/v1/run`;
  return {
    openapi: "3.1.0",
    info: {
      title: "Layer CI API",
      version: "1.0.0",
      description: "Searches and creates runs.",
    },
    servers: [{ url: "/" }],
    paths: {
      [`${run}/{repository}/search`]: { get: search(["repository"]) },
      [`${run}/{owner}/{repository}/search`]: { get: search(["owner", "repository"]) },
      [`${run}/{repository}`]: { post: create(["repository"]) },
      [`${run}/{owner}/{repository}`]: { post: create(["owner", "repository"]) },
    },
    components: {
      schemas: {
        FoundAnswer: jsonSchema(foundAnswerSchema),
        CreatedAnswer: jsonSchema(createdAnswerSchema),
        ErrorAnswer: jsonSchema(errorAnswerSchema),
        CreateBody: jsonSchema(createBodySchema),
      },
      securitySchemes: {
        layertoken: { type: "apiKey", in: "query", name: "layertoken" },
        token: { type: "apiKey", in: "query", name: "token" },
      },
    },
    security: needsToken ? [{ layertoken: [] }, { token: [] }] : [],
  };
}

function pathParameter(name: string): object {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function answer(description: string, name: string): object {
  return { description, content: { "application/json": { schema: reference(name) } } };
}

function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...described } = toJsonSchema(schema, {
    target: "draft-2020-12",
    ignoreActions: ["check", "safe_integer"],
    // JSON has one kind of whole numbers.
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema.type === "bigint" || valibotSchema === idSchema ? { type: "integer", minimum: 0 } : undefined,
  });
  return described;
}
