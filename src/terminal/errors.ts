/** An error that the user can act on: it is shown as one line, and the exit code is 2. */
export class CliError extends Error {
  override readonly name = "CliError";
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
  ["Z_BUF_ERROR", "the gzip file ends too early"],
  ["Z_DATA_ERROR", "the gzip file is damaged"],
]);

/** What a failed system call means, in words if it is a common one. */
export function systemMessage(error: unknown): string {
  const code = systemCode(error);
  return systemMessages.get(code) ?? (code === "" ? String(error) : code);
}

export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
