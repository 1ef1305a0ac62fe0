import { expect, it } from 'vitest';
import { blockPlanBlocks } from '../../../src/slack/messages/block-plan.ts';
import { releasePlanBlocks, releasePlanScreen } from '../../../src/slack/messages/release-plan.ts';
import type { NumberBlock, PhoneNumber } from '../../../src/zoom/types.ts';

const number: PhoneNumber = {
  id: 'num_1',
  phoneNumber: '+14155551001',
  type: 'local',
  status: 'active',
  capabilities: ['voice'],
  monthlyCost: 1,
};
const block: NumberBlock = {
  id: 'block_1',
  country: 'US',
  areaCode: '415',
  startNumber: '+14155551000',
  endNumber: '+14155551009',
  size: 10,
};
const planned = (releasable: PhoneNumber[]) => JSON.stringify(releasePlanBlocks({ releasable, others: [] }));

it('What is saved is said of numbers whose cost Zoom tells, and of no others', () => {
  expect(planned([number, { ...number, monthlyCost: 2 }])).toContain('It costs $3.00 a month less.');
  expect(planned([number, { ...number, monthlyCost: undefined }])).not.toContain('a month less');
});

it('Numbers that cannot be released for the same reason are said in one sentence, and the way to their block is offered', () => {
  const [one, other] = ['+14155551001', '+14155551002'];
  const inBlock = [one, other].map((phoneNumber) => ({
    ...({ why: 'in_block', asked: phoneNumber, number: { ...number, phoneNumber }, block } as const),
  }));
  const strangers = ['+12065550100', '+12065550101'].map((asked) => ({ why: 'not_ours', asked }) as const);
  const text = JSON.stringify(releasePlanBlocks({ releasable: [], others: [...inBlock, ...strangers] }));
  expect(text).toContain(
    '*+1 (415) 555-1001* and *+1 (415) 555-1002* belong to a block of 10 (+1 (415) 555-1000 to +1 (415) 555-1009), which is released as a whole',
  );
  expect(text).toContain('*+1 (206) 555-0100* and *+1 (206) 555-0101* are not in your company’s account.');
  expect(text.match(/:no_entry:/g)).toHaveLength(2);
  expect(text).toContain('"action_id":"block_release:block_1"');
});

it('Each assigned number has its card to unassign it on', () => {
  const assignee = { type: 'user', id: 'ben', name: 'Ben' };
  const assigned = ['num_1', 'num_2'].map((id) => ({
    ...({ why: 'assigned', asked: id, number: { ...number, id, assignee } } as const),
  }));
  const text = JSON.stringify(releasePlanBlocks({ releasable: [], others: assigned }));
  expect(text).toContain('number_card:num_1');
  expect(text).toContain('number_card:num_2');
});

it('The button comes before what cannot be released', () => {
  const plan = { kind: 'plan', runId: 'run', needsApproval: false, releasable: [number] } as const;
  const others = [{ why: 'not_ours', asked: '+12065550100' } as const];
  const text = JSON.stringify(releasePlanScreen({ ...plan, releasable: [number], others }).blocks);
  expect(text.indexOf('release_go')).toBeLessThan(text.indexOf('cannot be released'));
});

it('Whether a number of a block is assigned is said as far as Zoom tells', () => {
  expect(JSON.stringify(blockPlanBlocks({ ...block, assignedCount: 0 }))).toContain(
    'None of its numbers is assigned.',
  );
  const unsaid = JSON.stringify(blockPlanBlocks(block));
  expect(unsaid).toContain('Zoom does not say whether any of its numbers is assigned.');
  expect(unsaid).not.toContain('None of its numbers');
});
