import { releaseStep } from './release-step.ts';
import type { RunSteps } from './run.ts';

/** How each kind of run makes one change. */
export const runSteps: RunSteps = {
  release: releaseStep,
  // The step of an import stands here (`import-step.ts`).
  import: async () => ({ state: 'failed', message: 'This version of me cannot import yet.' }),
};
