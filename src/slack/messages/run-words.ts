import type { ItemResult, RunKind } from '../../inventory/run.ts';
import { counted } from './text.ts';

type RunWords = {
  /** `Releasing 12 numbers` */
  doing(items: number): string;
  /** `12 numbers released` */
  done(items: number): string;
  /** How one item ended, within a sentence. */
  states: Readonly<Record<ItemResult['state'], string>>;
  /** Of the file with every result. */
  file: { name: string; title: string };
};

/** What the kinds of runs are called. */
export const RUN_WORDS: Readonly<Record<RunKind, RunWords>> = {
  release: {
    doing: (items) => `Releasing ${counted(items, 'number')}`,
    done: (items) => `${counted(items, 'number')} released`,
    states: { done: 'released', unchanged: 'gone already', failed: 'not released' },
    file: { name: 'released-numbers', title: 'Result of the release' },
  },
  import: {
    doing: (items) => `Importing ${counted(items, 'row')}`,
    done: (items) => `${counted(items, 'row')} imported`,
    states: { done: 'changed', unchanged: 'as it was', failed: 'failed' },
    file: { name: 'imported-numbers', title: 'Result of the import' },
  },
};
