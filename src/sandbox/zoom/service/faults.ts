import type { Fault, FaultRequest } from '../control-protocol.ts';
import { tooManyRequests, ZoomError } from '../errors.ts';
import { type Answer, errorAnswer } from './answer.ts';

export type FaultBoard = {
  add(request: FaultRequest): Fault;
  /** `false` when there is none of that id. */
  remove(id: string): boolean;
  clear(): void;
  list(): Fault[];
  /** Counts a hit on every latency fault that matches. @returns milliseconds to wait, all of them together */
  latency(method: string, path: string): number;
  /** Before anything is done: how the call ends already, if it does. */
  before(method: string, path: string): Answer | 'cut' | undefined;
  /** Whether somebody else buys the numbers of this call first. */
  isTaken(method: string, path: string): boolean;
  /** Once the call has succeeded: what its answer is replaced by. A refused call passes unchanged. */
  after(method: string, path: string): Answer | 'cut' | undefined;
};

export function createFaultBoard(onChange: () => void): FaultBoard {
  let faults: Fault[] = [];
  let count = 0;

  const matches = (fault: Fault, method: string, path: string) =>
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    // Getting a token is a call of its own kind: only a fault that names it gets in its way.
    (fault.path === undefined ? path !== '/oauth/token' : isPath(path, fault.path));

  const isPath = (path: string, named: string) =>
    named.endsWith('$') ? path === named.slice(0, -1) : path.startsWith(named);

  function hit(fault: Fault) {
    fault.hits += 1;
    if (fault.times !== undefined && fault.hits >= fault.times) {
      faults = faults.filter((other) => other !== fault);
    }
    onChange();
  }

  /** The oldest that matches is hit; the others wait their turn. */
  function take(kinds: readonly Fault['kind'][], method: string, path: string): Fault | undefined {
    const fault = faults.find(
      (candidate) => kinds.includes(candidate.kind) && matches(candidate, method, path),
    );
    if (fault) hit(fault);
    return fault;
  }

  return {
    add(request) {
      const fault = { ...request, id: `fault_${++count}`, hits: 0 };
      faults.push(fault);
      onChange();
      return { ...fault };
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter((fault) => fault.id !== id);
      if (faults.length < before) onChange();
      return faults.length < before;
    },
    clear() {
      faults = [];
      onChange();
    },
    list: () => faults.map((fault) => ({ ...fault })),
    latency(method, path) {
      const slow = faults.filter((fault) => fault.kind === 'latency' && matches(fault, method, path));
      for (const fault of slow) hit(fault);
      return slow.reduce((sum, fault) => sum + (fault.milliseconds ?? 0), 0);
    },
    before(method, path) {
      const fault = take(['rate_limited', 'error_before', 'cut_before', 'gateway_down'], method, path);
      switch (fault?.kind) {
        case 'rate_limited':
          return errorAnswer(
            tooManyRequests(),
            fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
          );
        case 'error_before':
          return internalError();
        case 'cut_before':
          return 'cut';
        case 'gateway_down':
          return gatewayDown();
        default:
          return undefined;
      }
    },
    isTaken: (method, path) => take(['taken'], method, path) !== undefined,
    after(method, path) {
      const fault = take(['error_after', 'cut_after'], method, path);
      if (!fault) return undefined;
      return fault.kind === 'cut_after' ? 'cut' : internalError();
    },
  };
}

export const internalError = () => errorAnswer(new ZoomError(500, 500, 'Internal server error.'));

const gatewayDown = (): Answer => ({
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n',
});
