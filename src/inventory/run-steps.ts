import { importStep } from './import-step.ts';
import { releaseStep } from './release-step.ts';
import type { RunSteps } from './run.ts';

/** How each kind of run makes one change. */
export const runSteps: RunSteps = {
  release: releaseStep,
  import: importStep,
  // One number, from a form; what is to become of it is written down in the same way.
  assign: importStep,
};
