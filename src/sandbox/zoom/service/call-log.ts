import type { RecordedCall } from '../control-protocol.ts';

const KEPT = 1000;

/** The calls that came in, newest first; the oldest beyond a thousand are forgotten. */
export function createCallLog(onChange: () => void) {
  let calls: RecordedCall[] = [];
  let count = 0;

  return {
    record(call: Omit<RecordedCall, 'id'>) {
      calls = [{ id: ++count, ...call }, ...calls.slice(0, KEPT - 1)];
      onChange();
    },
    list: (): RecordedCall[] => [...calls],
    forget() {
      calls = [];
      onChange();
    },
  };
}

export type CallLog = ReturnType<typeof createCallLog>;
