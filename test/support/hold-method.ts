import { createGate } from './gate.ts';
import type { Served } from './serve.ts';

/** Has Slack answer nothing to a method until the gate is opened. @returns the gate, and what ends it */
export function holdMethod(server: Pick<Served, 'intercept'>, method: string) {
  const gate = createGate();
  const letGo = server.intercept(async (request) => {
    if (request.url.endsWith(`/api/${method}`)) await gate.pass();
    return undefined;
  });
  return { gate, letGo };
}
