import { describe, expect, it } from 'vitest';
import { readSettingsForm } from '../../../src/slack/modals/read-settings-form.ts';
import type { FormValues } from '../../../src/slack/visits.ts';

const filled: FormValues = {
  quorumBands: '1 for any cost',
  autoApprovalsPerDay: '1',
  requestExpiryHours: '72',
  executionExpiryHours: '24',
  reminderAfterHours: '24',
  reminderEveryHours: '4',
};
const read = (values: FormValues) => readSettingsForm({ ...filled, ...values });

describe.each(['monthlyBudget', 'autoApproveUpTo', 'escalateAfterHours'])('A limit (%s)', (name) => {
  it('is none where it is left empty', () => {
    expect(read({})).toMatchObject({ settings: { [name]: null } });
  });

  it('may have commas between thousands', () => {
    expect(read({ [name]: '1,250' })).toMatchObject({ settings: { [name]: 1250 } });
  });

  it.each(['abc', '$', '2,50', '1,25', '1.000,00', 'Infinity', '-5'])(
    'is neither none nor another number for being written as %j',
    (text) => {
      expect(read({ [name]: text })).toEqual({ errors: { [name]: expect.stringMatching(/^Write a/) } });
    },
  );
});
