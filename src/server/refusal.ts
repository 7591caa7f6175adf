/** Why a request is not carried out, in the documented words of an error. */
export interface Refusal {
  readonly refusal: string;
  readonly status: 400 | 401 | 404 | 405 | 413 | 414 | 415 | 500;
}

export function refused(status: Refusal["status"], refusal: string): Refusal {
  return { refusal, status };
}
