import type { PurchaseRequest, RequestStatus, Wanted } from '../../../src/purchases/request.ts';
import type { RequestView } from '../../../src/slack/messages/request-view.ts';

export const RINA = 'U01RINAPATL';
export const ANA = 'U02ANATORRE';
export const BEN = 'U03BENOKAFR';
export const APPROVERS = 'S01APPROVER';

const number = (digits: string) => ({
  phoneNumber: `+1415555${digits}`,
  country: 'US',
  state: 'CA',
  city: 'San Francisco',
  type: 'local',
  capabilities: ['voice', 'sms'],
  monthlyCost: 1,
});

export const wanted: Wanted = {
  kind: 'numbers',
  numbers: [number('1001'), number('1002')],
  monthlyCost: 2,
  purpose: 'The new front desk',
  siteName: 'Main office',
  neededBy: '2026-03-20',
  assignTo: { type: 'user', id: 'rina@meridian-health.example', slackUserId: RINA },
  displayName: 'Front desk',
  searchWords: '415',
};

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);

export function aRequest(told: Partial<PurchaseRequest> = {}): PurchaseRequest {
  return {
    id: '4dbcb4d4-7b0c-4a5f-9f53-8a3f0b4e9a01',
    number: 12,
    teamId: 'T01MERIDIAN',
    requesterId: RINA,
    status: 'awaiting_approval',
    revision: 1,
    wanted,
    createdAt: at('15:00'),
    expiresAt: new Date('2026-03-05T15:00:00Z'),
    followUps: [],
    ...told,
  };
}

const approved = {
  by: ANA,
  reason: '1 approval of the 1 needed.',
  rules: ['Up to $50.00 a month it takes 1 approval.'],
};
const bought = { id: 'n-1001', phoneNumber: '+14155551001', status: 'active' };
const failed = { phoneNumber: '+14155551002', code: 100_010, message: 'Number is no longer available' };
const ended = { endedAt: at('16:00') };

/** A request in every status that it can have, as it is then. */
export const inEveryStatus: Record<RequestStatus, PurchaseRequest> = {
  awaiting_approval: aRequest(),
  denied: aRequest({
    status: 'denied',
    decision: { by: ANA, reason: 'Use the old one', rules: [] },
    ...ended,
  }),
  expired: aRequest({
    status: 'expired',
    decision: { by: 'system', reason: 'Nobody decided in time.', rules: [] },
    ...ended,
  }),
  withdrawn: aRequest({ status: 'withdrawn', decision: { by: RINA, rules: [] }, ...ended }),
  approved: aRequest({ status: 'approved', decision: approved, executeBy: at('23:00') }),
  lapsed: aRequest({ status: 'lapsed', decision: approved, ...ended }),
  purchasing: aRequest({ status: 'purchasing', decision: approved, purchaseStartedAt: at('15:59') }),
  purchased: aRequest({
    status: 'purchased',
    decision: approved,
    outcome: {
      bought: [bought, { ...bought, id: 'n-1002', phoneNumber: '+14155551002' }],
      failed: [],
      knownFrom: 'zoom',
    },
    followUps: [
      { phoneNumber: '+14155551001', numberId: 'n-1001', step: 'assign', state: 'done' },
      {
        phoneNumber: '+14155551002',
        numberId: 'n-1002',
        step: 'assign',
        state: 'failed',
        message: 'No such user',
      },
    ],
    ...ended,
  }),
  partly_purchased: aRequest({
    status: 'partly_purchased',
    decision: approved,
    outcome: { bought: [bought], failed: [failed], knownFrom: 'inventory' },
    ...ended,
  }),
  failed: aRequest({
    status: 'failed',
    decision: approved,
    outcome: { bought: [], failed: [failed], refusal: 'Zoom refused: not available', knownFrom: BEN },
    ...ended,
  }),
  uncertain: aRequest({
    status: 'uncertain',
    decision: approved,
    purchaseStartedAt: at('15:59'),
    outcome: { bought: [], failed: [], knownFrom: 'zoom' },
  }),
};

/** What the cards are drawn from, for a request that people still decide. */
export function aView(told: Partial<RequestView> = {}): RequestView {
  return {
    request: aRequest(),
    votes: [{ userId: ANA }],
    judgement: {
      decision: 'wait',
      quorum: 2,
      approvals: [ANA],
      missing: 1,
      reason: '1 approval of the 2 needed.',
      rules: ['More than $50.00 a month it takes 2 approvals.'],
    },
    budget: { limit: 100, spent: 10, reserved: 5.5 },
    spare: { numbers: ['+14155550100', '+14155550101', '+14155550102'], hasMore: true },
    ...told,
  };
}
