import fc from 'fast-check';
import type { Settings } from '../../src/settings/settings.ts';
import { APPROVER, OTHER, REQUESTER, SECOND } from '../support/purchase-world.ts';
import {
  approves,
  asks,
  assigns,
  breaks,
  changes,
  passes,
  type Step,
  takes,
  triesAgain,
  works,
} from './purchase-acts.ts';

/** How a run begins: chance alone leads seldom to where much has to come together. */
export type Opening = { settings: Partial<Settings>; steps: Step[] };

const two = { kind: 'numbers', which: [0, 1], assignTo: undefined } as const;
const wanted = { ...two, which: [...two.which] };
const simple: Partial<Settings> = {
  approvers: [APPROVER, SECOND],
  quorumBands: [{ upTo: null, quorum: 1 }],
  autoApproveUpTo: null,
  monthlyBudget: null,
  executionExpiryHours: 1,
};
const releasing = [asks(REQUESTER, { ...wanted, kind: 'release' }), approves(APPROVER, 0)];
const approved = [asks(REQUESTER, wanted), approves(APPROVER, 0)];

export const openings = fc.constantFrom<Opening[]>(
  { settings: {}, steps: [] },
  { settings: {}, steps: [] },
  // A number is taken meanwhile; or all are.
  { settings: simple, steps: [...approved, takes(0), works] },
  { settings: simple, steps: [...approved, takes(0, { all: true }), works] },
  // It cannot be bought for so long that the approval lapses.
  { settings: simple, steps: [...approved, breaks({ kind: 'gateway_down' }), passes(1), passes(1)] },
  // The answer is lost.
  { settings: simple, steps: [...approved, breaks({ kind: 'cut_after', method: 'POST', times: 1 }), works] },
  // A step after the purchase fails, and fails again.
  {
    settings: simple,
    steps: [
      asks(REQUESTER, { ...wanted, assignTo: 'nobody@example.com' }),
      ...[approves(APPROVER, 0), works, triesAgain(REQUESTER, 0), works],
    ],
  },
  // What is given up is given up; or somebody assigns a part of it meanwhile; or all.
  { settings: simple, steps: [...releasing, works] },
  { settings: simple, steps: [...releasing, assigns(0), works] },
  { settings: simple, steps: [...releasing, assigns(0), assigns(1), works] },
  // Two have to approve, and one does.
  {
    settings: { ...simple, quorumBands: [{ upTo: null, quorum: 2 }] },
    steps: [asks(REQUESTER, wanted), approves(SECOND, 0)],
  },
  // Somebody waits for a number, and it is let go.
  {
    settings: simple,
    steps: [
      asks(REQUESTER, wanted),
      asks(OTHER, wanted, { queueBehind: true }),
      changes(1, { ...wanted, which: [2] }),
    ],
  },
  // Nobody decides until the fallback channel is told.
  {
    settings: { ...simple, fallbackChannel: 'C0FALLBACK', escalateAfterHours: 2 },
    steps: [asks(REQUESTER, wanted), passes(5)],
  },
);
