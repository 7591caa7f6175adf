import os from "node:os";

/** What the figures were measured on. */
export function machine() {
  const cpus = os.cpus();
  return {
    processor: cpus[0]?.model.trim() ?? "unknown processor",
    cores: cpus.length,
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    v8: process.versions.v8,
  };
}
