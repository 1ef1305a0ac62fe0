import { describe, expect, it } from 'vitest';
import { REQUEST_STATUSES } from '../../../src/purchases/request.ts';
import { checkHouseStyle, checkMessage } from '../../../src/sandbox/slack/validation/index.ts';
import { approvalCard } from '../../../src/slack/messages/approval-card.ts';
import { requesterCard } from '../../../src/slack/messages/requester-card.ts';
import type { Message } from '../../../src/slack/screen.ts';
import { ANA, APPROVERS, aRequest, aView, BEN, inEveryStatus, RINA } from './requests.ts';

const textOf = ({ blocks }: Message) => JSON.stringify(blocks);
const buttonsOf = ({ blocks }: Message) =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => (element.type === 'button' ? element.text.text : []))
      : [],
  );
const viewOf = (request = aRequest()) =>
  request.status === 'awaiting_approval' ? aView({ request }) : { request, votes: [{ userId: ANA }] };

describe('The card that approvers see', () => {
  it.each(REQUEST_STATUSES)('is taken by Slack, and keeps the house style: %s', (status) => {
    const card = approvalCard(viewOf(inEveryStatus[status]), { call: [APPROVERS] });
    expect(checkMessage(card, 'update')).toEqual([]);
    expect(checkHouseStyle(card)).toEqual([]);
  });

  it('says who asks for what, why, what it costs, and what is left of the budget', () => {
    const text = textOf(approvalCard(aView()));
    for (const part of [
      'Request 12: 2 numbers',
      '$2.00 a month',
      `<@${RINA}>`,
      '+1 (415) 555-1001',
      'The new front desk',
      'Main office',
      'March 20, 2026',
      'Left of this month’s budget: $84.50',
      'it takes 2 approvals',
    ])
      expect(text).toContain(part);
  });

  it('says who has approved, how many have to and when it expires, in local time', () => {
    const text = textOf(approvalCard(aView()));
    expect(text).toContain(`1 of 2 approvals: <@${ANA}>\\n`);
    expect(text).toMatch(/Expires <!date\^1772722800\^[^|>]+\|Mar 5, 2026, 3:00.PM UTC>/);
  });

  it('offers numbers that the company has already', () => {
    const text = textOf(approvalCard(aView()));
    expect(text).toContain('already has unassigned numbers there');
    expect(text).toContain('+1 (415) 555-0102 and more');
    expect(textOf(approvalCard(aView({ spare: { numbers: [], hasMore: false } })))).not.toContain(
      'unassigned',
    );
  });

  it('calls the group when it is told to, and is silent otherwise', () => {
    const group = `<!subteam^${APPROVERS}>`;
    expect(textOf(approvalCard(aView(), { call: [APPROVERS] }))).toContain(group);
    expect(textOf(approvalCard(aView()))).not.toContain(group);
  });

  it('has buttons while it can be decided, and says what they stand for and no more', () => {
    const card = approvalCard(aView({ request: aRequest({ revision: 3 }) }));
    expect(buttonsOf(card)).toEqual(['Approve', 'Deny', 'Comment']);
    const values = textOf(card).match(/"value":"[^"]*"/g);
    expect(new Set(values)).toEqual(new Set(['"value":"4dbcb4d4-7b0c-4a5f-9f53-8a3f0b4e9a01|3"']));
  });

  it('asks before it approves what is bought and for how much, and not twice before it denies', () => {
    const asked = (card: Message, name: string) =>
      card.blocks
        .flatMap((block) => (block.type === 'actions' ? block.elements : []))
        .flatMap((element) => (element.type === 'button' && element.text.text === name ? element : []))
        .map(({ confirm }) => confirm?.text?.text);
    const card = approvalCard(aView());
    expect(asked(card, 'Deny')).toEqual([undefined]);
    expect(asked(card, 'Approve')).toEqual([
      'You approve the purchase of 2 numbers for $2.00 a month: +1 (415) 555-1001 and +1 (415) 555-1002.',
    ]);
    const block = { country: 'US', areaCode: '312', size: 1_000 };
    const blocks = { kind: 'block' as const, numbers: [], block, monthlyCost: 1, purpose: 'Desks' };
    expect(asked(approvalCard(aView({ request: aRequest({ wanted: blocks }) })), 'Approve')).toEqual([
      'You approve the purchase of a block of 1,000 numbers in 312 for $1.00 a month as its requester estimates; Zoom may charge more.',
    ]);
  });

  it('cannot be approved while another request comes first, and says which', () => {
    const card = approvalCard(aView({ request: aRequest({ behind: 'other' }), frontNumber: 7 }));
    expect(buttonsOf(card)).not.toContain('Approve');
    expect(textOf(card)).toContain('Queued behind request 7');
  });

  it.each(['denied', 'expired', 'withdrawn', 'approved', 'lapsed', 'purchasing', 'purchased'] as const)(
    'has no buttons any more: %s',
    (status) => expect(buttonsOf(approvalCard(viewOf(inEveryStatus[status])))).toEqual([]),
  );

  it('says who denied it, when and why', () => {
    const text = textOf(approvalCard(viewOf(inEveryStatus.denied)));
    expect(text).toContain(`*Denied* by <@${ANA}>`);
    expect(text).toContain('<!date^1772467200^');
    expect(text).toContain('Use the old one');
  });

  it('lets it be settled while it is uncertain, each way with a question first', () => {
    const card = approvalCard(viewOf(inEveryStatus.uncertain));
    expect(textOf(card)).toContain('Uncertain: checking with Zoom');
    expect(buttonsOf(card)).toEqual(['It happened', 'It did not']);
    expect(textOf(card).match(/"confirm":\{"title"/g)).toHaveLength(2);
  });

  it('says what was bought with Zoom’s ids, what was not, and what to do', () => {
    const card = approvalCard(viewOf(inEveryStatus.partly_purchased));
    expect(textOf(card)).toContain('n-1001');
    expect(textOf(card)).toContain('+1 (415) 555-1002* · taken meanwhile: search for a similar one');
    expect(textOf(card)).toContain('Known from the inventory');
    expect(buttonsOf(card)).toEqual(['Search for similar']);
  });

  it('says what the part that was bought costs', () => {
    expect(textOf(approvalCard(viewOf(inEveryStatus.partly_purchased)))).toContain(': $1.00 a month.');
  });

  it('says once what Zoom refused for all of the numbers', () => {
    const message = 'Numbers cannot be bought by this account.';
    const failed = ['+14155551001', '+14155551002'].map((phoneNumber) => ({
      phoneNumber,
      message,
      code: 300,
    }));
    const refusal = 'Numbers cannot be bought by this account.';
    const outcome = { bought: [], failed, refusal, knownFrom: 'zoom' };
    const text = textOf(approvalCard(viewOf({ ...inEveryStatus.failed, outcome })));
    expect(text).toContain(`:x: *+1 (415) 555-1001*\\n:x: *+1 (415) 555-1002*\\n${refusal}`);
    expect(text.split('cannot be bought')).toHaveLength(2);
  });

  const block = { country: 'US', areaCode: '312', size: 1_000 };
  const wanted = { kind: 'block' as const, numbers: [], block, monthlyCost: 1, purpose: 'Desks' };

  it('says whose estimate the cost of a block is, until it is bought', () => {
    const card = approvalCard(aView({ request: aRequest({ wanted }) }));
    expect(textOf(card)).toContain(`$1.00 a month, estimated by <@${RINA}>`);
    expect(card.text).toContain('$1.00 a month, as is estimated');
  });

  it('says which numbers a block has, what it costs, and that it costs more than was thought', () => {
    const bought = { id: 'b-1', startNumber: '+13125550000', endNumber: '+13125550999', monthlyCost: 750 };
    const outcome = { bought: [], failed: [], blockId: 'b-1', block: bought, knownFrom: 'zoom' };
    const text = textOf(approvalCard(viewOf({ ...inEveryStatus.purchased, wanted, outcome })));
    expect(text).toContain('*+1 (312) 555-0000 to +1 (312) 555-0999* · Zoom id `b-1`');
    expect(text).toContain(': $750.00 a month.');
    expect(text).toContain(
      `*$749.00 a month more* than the $1.00 that <@${RINA}> had estimated, and all of it counts in the budget`,
    );
    expect(text).not.toContain('estimated by');
  });

  it('says who settled a purchase by hand', () => {
    expect(textOf(approvalCard(viewOf(inEveryStatus.failed)))).toContain(`Settled by <@${BEN}>`);
  });

  it('pages nobody with what a person wrote', () => {
    const hostile = aRequest({
      wanted: { ...aRequest().wanted, purpose: '<!channel> *now* <@U02ANATORRE>' },
    });
    const text = textOf(approvalCard({ request: hostile, votes: [] }));
    expect(text).toContain('&lt;!channel');
    expect(text).not.toContain('<!channel>');
    expect(text).not.toContain(`<@${ANA}>`);
  });
});

describe('Cards of a request that is as long as it gets', () => {
  // Escaped, it takes the most characters.
  const long = '&'.repeat(3_000);
  const numbers = Array.from({ length: 100 }, (_, index) => ({
    phoneNumber: `+1415${2_000_000 + index}`,
    ...{ country: long, state: long, city: long, type: long, capabilities: [long, long], monthlyCost: 9_999 },
  }));
  const request = aRequest({
    status: 'partly_purchased',
    wanted: {
      ...{ kind: 'numbers', numbers, monthlyCost: 999_999, purpose: long, siteName: long, neededBy: long },
      ...{ displayName: long, assignTo: { type: long, id: long } },
    },
    decision: { by: ANA, reason: long, rules: Array.from({ length: 20 }, () => long) },
    outcome: {
      bought: numbers.map(({ phoneNumber }) => ({ id: long, phoneNumber, status: 'active' })),
      failed: numbers.map(({ phoneNumber }) => ({ phoneNumber, message: long })),
      ...{ blockId: long, refusal: long, knownFrom: BEN },
    },
    followUps: numbers.map(({ phoneNumber }) => ({
      ...{ phoneNumber, numberId: long, step: 'assign', state: 'failed', message: long },
    })),
  });

  it.each(REQUEST_STATUSES)('are within Slack’s limits: %s', (status) => {
    const view = { ...aView(), request: { ...request, status } };
    expect(checkMessage(approvalCard(view, { call: [APPROVERS] }), 'update')).toEqual([]);
    expect(checkMessage(requesterCard(view), 'update')).toEqual([]);
  });
});

describe('The card that the requester follows', () => {
  it.each(REQUEST_STATUSES)('is taken by Slack, and keeps the house style: %s', (status) => {
    const card = requesterCard(viewOf(inEveryStatus[status]));
    expect(checkMessage(card, 'update')).toEqual([]);
    expect(checkHouseStyle(card)).toEqual([]);
  });

  it.each([
    ['awaiting_approval', ['Edit', 'Remind', 'Withdraw']],
    ['denied', ['Ask again']],
    ['expired', ['Ask again']],
    ['withdrawn', ['Ask again']],
    ['lapsed', ['Ask again']],
    ['failed', ['Ask again', 'Search for similar']],
    ['partly_purchased', ['Search for similar']],
    ['purchased', ['Assign again', 'Assign to somebody else']],
    ['uncertain', []],
    ['purchasing', []],
    ['approved', []],
  ] as const)('has the buttons that help: %s', (status, buttons) => {
    expect(buttonsOf(requesterCard(viewOf(inEveryStatus[status])))).toEqual(buttons);
  });

  it('keeps the budget to itself', () => {
    expect(textOf(requesterCard(aView()))).not.toContain('Left of this month');
  });

  it('says which step after the purchase failed, and why', () => {
    const text = textOf(requesterCard(viewOf(inEveryStatus.purchased)));
    expect(text).toContain('+1 (415) 555-1002 is bought, but could not be assigned: No such user');
    expect(text).toContain('1 number assigned');
  });
});
