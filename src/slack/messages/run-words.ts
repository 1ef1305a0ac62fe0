import type { ItemResult, RunKind } from '../../inventory/run.ts';
import { counted } from './text.ts';

type RunWords = {
  /** `Releasing 12 numbers` */
  doing(items: number): string;
  /** `12 numbers released`, `10 of 12 numbers released` */
  done(items: number, total: number): string;
  /** How one item ended, within a sentence. */
  states: Readonly<Record<ItemResult['state'], string>>;
  /** Of the file with every result. */
  file: { name: string; title: string };
};

/** What the kinds of runs are called. */
export const RUN_WORDS: Readonly<Record<RunKind, RunWords>> = {
  release: {
    doing: (items) => `Releasing ${counted(items, 'number')}`,
    done: (items, total) => `${ofAll(items, total, 'number')} released`,
    states: { done: 'released', unchanged: 'gone already', failed: 'not released' },
    file: { name: 'released-numbers', title: 'Result of the release' },
  },
  assign: {
    doing: (items) => `Assigning ${counted(items, 'number')}`,
    done: (items, total) => `${ofAll(items, total, 'number')} assigned`,
    states: { done: 'assigned', unchanged: 'as it was', failed: 'not assigned' },
    file: { name: 'assigned-numbers', title: 'Result of the assignment' },
  },
  import: {
    doing: (items) => `Importing ${counted(items, 'row')}`,
    done: (items, total) => `${ofAll(items, total, 'row')} imported`,
    states: { done: 'changed', unchanged: 'as it was', failed: 'failed' },
    file: { name: 'imported-numbers', title: 'Result of the import' },
  },
};

function ofAll(items: number, total: number, one: string): string {
  return items === total ? counted(total, one) : `${items.toLocaleString('en-US')} of ${counted(total, one)}`;
}
