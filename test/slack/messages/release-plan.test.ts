import { expect, it } from 'vitest';
import { blockPlanBlocks } from '../../../src/slack/messages/block-plan.ts';
import { releasePlanBlocks } from '../../../src/slack/messages/release-plan.ts';
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
  expect(planned([number, { ...number, monthlyCost: 2 }])).toContain('You pay $3.00 a month less.');
  expect(planned([number, { ...number, monthlyCost: undefined }])).not.toContain('a month less');
});

it('Whether a number of a block is assigned is said as far as Zoom tells', () => {
  expect(JSON.stringify(blockPlanBlocks({ ...block, assignedCount: 0 }))).toContain(
    'None of its numbers is assigned.',
  );
  const unsaid = JSON.stringify(blockPlanBlocks(block));
  expect(unsaid).toContain('Zoom does not say whether any of its numbers is assigned.');
  expect(unsaid).not.toContain('None of its numbers');
});
