import { useState } from 'react';

/** Runs one request at a time and keeps what went wrong with the last. */
export function useControl() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (request: () => Promise<string | null>): Promise<boolean> => {
    setBusy(true);
    const failed = await request();
    setBusy(false);
    setProblem(failed);
    return failed === null;
  };
  return { busy, problem, run };
}
