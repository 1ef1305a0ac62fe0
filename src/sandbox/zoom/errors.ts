/** What was wrong with one field, or with one of several numbers. */
export type ErrorDetail = { field?: string; phone_number?: string; message: string };

/** A refusal in Zoom's shape: the HTTP status and, independent of it, Zoom's own code. */
export class ZoomError extends Error {
  override readonly name = 'ZoomError';
  readonly status: number;
  readonly code: number;
  readonly details: readonly ErrorDetail[];

  constructor(status: number, code: number, message: string, details: readonly ErrorDetail[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const invalidInput = (details: readonly ErrorDetail[]) =>
  new ZoomError(400, 300, 'Validation Failed.', details);
export const invalidField = (field: string, message: string) => invalidInput([{ field, message }]);
export const pageTokenExpired = () => new ZoomError(400, 3001000, 'The next page token has expired.');

export const invalidToken = () => new ZoomError(401, 124, 'Invalid access token.');
export const tokenExpired = () => new ZoomError(401, 124, 'Access token is expired.');
export const missingScope = (scope: string) =>
  new ZoomError(403, 4711, `Invalid access token, does not contain scopes:[${scope}].`);

/** Not in the contract's table: what api.zoom.us answers to a path or method that does not exist. */
export const unknownEndpoint = () => new ZoomError(404, 2300, 'This API endpoint is not recognized.');
export const assigneeNotFound = (message: string) => new ZoomError(404, 1001, message);
export const numberNotFound = (id: string) =>
  new ZoomError(404, 100002, `Phone number does not exist: ${id}.`);
export const orderNotFound = (id: string) => new ZoomError(404, 3000, `Porting order does not exist: ${id}.`);
export const blockNotFound = (id: string) => new ZoomError(404, 3100, `Number block does not exist: ${id}.`);

export const NO_LONGER_AVAILABLE = 100010;
export const noLongerAvailable = (phoneNumber: string) =>
  new ZoomError(409, NO_LONGER_AVAILABLE, `Phone number ${phoneNumber} is no longer available.`);
export const numberInUse = (message: string) => new ZoomError(409, 100011, message);
export const orderStatusForbids = (message: string) => new ZoomError(409, 3001, message);

export const tooManyRequests = () => new ZoomError(429, 429, 'You have reached the maximum rate limit.');

/** `{code, message, errors?}` as it goes over the wire. */
export function errorBody(error: ZoomError) {
  const { code, message, details } = error;
  return details.length > 0 ? { code, message, errors: details } : { code, message };
}
