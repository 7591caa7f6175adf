/** Ends a request's work after some time, and when its client disconnects. */
export interface Budget {
  readonly signal: AbortSignal;
  readonly isSpent: () => boolean;
  /** Call it when the work is done. */
  readonly end: () => void;
}

/** The longest time of a timer: 24 days. */
const longestTime = 2 ** 31 - 1;

export function budgetOf(request: Request, milliseconds: number): Budget {
  const controller = new AbortController();
  const disconnected = () => controller.abort(request.signal.reason);
  let isSpent = false;
  const timer = setTimeout(
    () => {
      isSpent = !controller.signal.aborted;
      controller.abort(new DOMException(`It took longer than ${milliseconds} milliseconds.`, "TimeoutError"));
    },
    Math.min(milliseconds, longestTime),
  );
  if (request.signal.aborted) disconnected();
  else request.signal.addEventListener("abort", disconnected, { once: true });
  return {
    signal: controller.signal,
    isSpent: () => isSpent,
    end() {
      clearTimeout(timer);
      request.signal.removeEventListener("abort", disconnected);
    },
  };
}
