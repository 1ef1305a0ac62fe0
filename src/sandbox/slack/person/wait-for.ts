import type { Workspace } from '../workspace/workspace.ts';

/** What `waitFor` takes for "not yet". */
type Nothing = false | null | undefined;

export type WaitOptions = {
  /** Real milliseconds; 20,000 unless told: Slack takes one message a second, and a story can hold several. */
  within?: number;
  /** What is waited for, for the failure. */
  what?: string;
};

/**
 * Looks again after every change of the workspace until there is something to see. A probe that throws is taken for
 * "not yet", so that an `expect` may stand in it.
 * @throws Error that says what is on the screen, when real time runs out
 */
export function waitFor<Seen>(
  workspace: Pick<Workspace, 'onChange'>,
  probe: () => Seen | Nothing,
  describe: () => string,
  { within = 20_000, what = 'what was expected' }: WaitOptions = {},
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    let lastError: unknown;
    let isPlanned = false;
    let isOver = false;

    const end = () => {
      isOver = true;
      stop();
      clearTimeout(limit);
    };
    const look = () => {
      isPlanned = false;
      if (isOver) return;
      try {
        const seen = probe();
        if (seen === false || seen === null || seen === undefined) return;
        end();
        resolve(seen);
      } catch (error) {
        lastError = error;
      }
    };
    const stop = workspace.onChange(() => {
      // After the change is whole: one call of the app may change several things.
      if (!isPlanned) setImmediate(look);
      isPlanned = true;
    });
    const limit = setTimeout(() => {
      end();
      const cause = lastError instanceof Error ? `\nThe last look failed: ${lastError.message}` : '';
      reject(new Error(`Waited ${within} ms for ${what}.${cause}\n${describe()}`));
    }, within);
    look();
  });
}
