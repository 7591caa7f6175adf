/** Something that the person at the terminal can act on; shown as one line, the exit code is 2. */
export interface Trouble extends Error {
  readonly name: "Trouble";
}

export function trouble(message: string): Trouble {
  return Object.assign(new Error(message), { name: "Trouble" as const });
}

export function isTrouble(value: unknown): value is Trouble {
  return value instanceof Error && value.name === "Trouble";
}

const systemMessages: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file"],
  ["ENOTDIR", "no such file"],
  ["EISDIR", "is a directory"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ELOOP", "too many symbolic links"],
  ["EMFILE", "too many open files"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space left"],
  ["EIO", "the device failed"],
]);

/** What a failed system call means, in words where it is a common one. */
export function systemMessage(error: unknown): string {
  const code = systemCode(error);
  return systemMessages.get(code) ?? (code === "" ? String(error) : code);
}

export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
