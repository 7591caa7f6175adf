/** Why a request is not carried out, in the documented words of an error. */
export interface Refusal {
  readonly refusal: string;
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 413 | 414 | 415;
}

export function refused(status: Refusal["status"], refusal: string): Refusal {
  return { refusal, status };
}
