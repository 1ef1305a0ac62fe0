import { errorBody, type ZoomError } from '../errors.ts';

/** What a call is answered with, before it is HTTP. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  /** Absent with 204. */
  body?: string;
  /** Zoom's code, when it is an error. */
  code?: number;
  /** Set by a write that succeeded without changing anything. */
  unchanged?: boolean;
};

export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: JSON.stringify(value),
});

export const errorAnswer = (error: ZoomError, headers: Record<string, string> = {}): Answer => ({
  ...jsonAnswer(error.status, errorBody(error), headers),
  code: error.code,
});

export const noContent = (): Answer => ({ status: 204, headers: {} });
