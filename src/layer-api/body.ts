const tooLong = new Error("The body is longer than the limit.");

/** A body as text; `undefined` if it has more than `limit` bytes, after which reading stops. Throws the signal's reason. */
export async function readText(response: Response, limit: number, signal: AbortSignal): Promise<string | undefined> {
  const { body } = response;
  // No body, or a platform without streams, such as React Native.
  if (!body) {
    const text = await response.text();
    return text.length > limit ? undefined : text;
  }
  const bytes = new GrowingBytes();
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (bytes.length + chunk.length > limit) throw tooLong;
      bytes.append(chunk);
    },
  });
  try {
    await body.pipeTo(sink, { signal });
  } catch (error) {
    if (error === tooLong) return undefined;
    throw error;
  }
  return bytes.text();
}

/** Chunks in one piece of memory: a list of them could take a hundred times their size, since a service can send single bytes. */
class GrowingBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  text(): string {
    return new TextDecoder().decode(this.#bytes.subarray(0, this.#length));
  }
}
