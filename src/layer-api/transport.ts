import ky, { HTTPError } from "ky";
import { readText } from "./body.ts";
import { backoff, readRetryAfter } from "./retry.ts";

/** A response. */
export interface Answer {
  readonly status: number;
  /** The body; `undefined` if it is longer than the limit. */
  readonly text: string | undefined;
  /** The target of a redirect; empty if the platform hides it. */
  readonly redirect?: string;
}

export interface Sending {
  readonly address: string;
  readonly method: "get" | "post";
  readonly json?: unknown;
  readonly signal: AbortSignal;
  readonly fetch: (request: RequestInfo | URL) => Promise<Response>;
  /** When the signal will end the call, as `performance.now()` counts. */
  readonly deadline: number;
  /** In bytes, decompressed. */
  readonly maxResponseSize: number;
}

const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index);
const retriedStatuses = [429, ...serverErrors];
const redirects = [301, 302, 303, 307, 308];

/** Sends a request, and repeats a GET if the network, the service or its limits failed it. Throws what `fetch` threw last. */
export async function send(sending: Sending): Promise<Answer> {
  const { address, method, json, signal, deadline, maxResponseSize } = sending;
  let answer: Answer | undefined;
  let asked: number | undefined;
  let wait = 0;

  /** Reads the body as well, so that one that breaks off is a failure of the network like any other. */
  const receive = async (request: RequestInfo | URL) => {
    answer = undefined;
    asked = undefined;
    const response = await sending.fetch(request);
    const { status, headers } = response;
    const redirect = redirectOf(response);
    if (redirect === undefined) {
      answer = { status, text: await readText(response, maxResponseSize, signal) };
      asked = readRetryAfter(headers.get("retry-after"));
    } else {
      answer = { status, text: "", redirect };
      response.body?.cancel().catch(() => {});
    }
    return response;
  };

  try {
    await ky(address, {
      method,
      ...(json === undefined ? {} : { json }),
      signal,
      fetch: receive,
      // The token and the body are for this address only.
      redirect: "manual",
      headers: { accept: "application/json" },
      // The signal ends everything, including waits between tries and slow bodies.
      timeout: false,
      throwHttpErrors: (status: number) => retriedStatuses.includes(status),
      retry: {
        limit: 2,
        methods: ["get"],
        statusCodes: retriedStatuses,
        // If there is no time for another try, the failure says more than a timeout would.
        shouldRetry: ({ retryCount }) => {
          wait = asked ?? backoff(retryCount);
          return wait < deadline - performance.now() ? undefined : false;
        },
        delay: () => wait,
        // ky itself would take a `Retry-After` that it cannot read for the longest wait.
        afterStatusCodes: [],
      },
    });
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error;
  }
  // For the compiler: what ky returns or throws as an HTTPError is a response that `receive` returned.
  if (answer === undefined) throw new TypeError("No response.");
  return answer;
}

/** The target of a redirect. Browsers hide it, and some replacements of `fetch` have already followed it. */
function redirectOf(response: Response): string | undefined {
  if (response.type === "opaqueredirect") return "";
  if (response.redirected) return response.url;
  return redirects.includes(response.status) ? (response.headers.get("location") ?? "") : undefined;
}
