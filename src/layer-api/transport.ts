import ky, { HTTPError } from "ky";

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Sending {
  readonly address: string;
  readonly method: "get" | "post";
  readonly json?: unknown;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  /** The longest wait, in milliseconds, that a service can ask for. */
  readonly longestWait: number;
}

const serverErrors = Array.from({ length: 100 }, (_, place) => 500 + place);
const worthAnotherTry = [429, ...serverErrors];
const noRetries = 0;
const retries = 2;

/** Sends a request, and a GET again where the network, the service or its limits failed it. Throws what `fetch` threw in the end. */
export async function send(sending: Sending): Promise<Answer> {
  const { address, method, json, signal, longestWait } = sending;
  try {
    return await answerOf(
      await ky(address, {
        method,
        ...(json === undefined ? {} : { json }),
        signal,
        fetch: wholly(sending.fetch),
        headers: { accept: "application/json" },
        // The signal ends everything, waits between tries and slow bodies too.
        timeout: false,
        throwHttpErrors: (status: number) => worthAnotherTry.includes(status),
        retry: {
          limit: method === "get" ? retries : noRetries,
          methods: ["get"],
          statusCodes: worthAnotherTry,
          afterStatusCodes: worthAnotherTry,
          maxRetryAfter: longestWait,
          jitter: true,
        },
      }),
    );
  } catch (error) {
    if (error instanceof HTTPError) return answerOf(error.response);
    throw error;
  }
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text() };
}

const withoutBody = [101, 204, 205, 304];

/** Reads the body before it hands the answer over, so that one that breaks off is a failure of the network like any other. */
function wholly(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const body = await response.arrayBuffer();
    const { status, headers } = response;
    return new Response(withoutBody.includes(status) ? null : body, { status, headers });
  };
}
