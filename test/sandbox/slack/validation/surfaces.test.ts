import { describe, expect, it } from 'vitest';
import { actions, input, type Json, plain, table, textInput } from './blocks.ts';
import { inHome, inMessage, inModal } from './judges.ts';

const dateTime = { type: 'datetimepicker', initial_date_time: 1_628_633_820 };
const workflow = {
  type: 'workflow_button',
  text: plain('Run'),
  workflow: { trigger: { url: 'https://slack.com/t' } },
};

describe('what belongs on one surface only', () => {
  const messageOnly: Json[] = [
    { type: 'markdown', text: '# Numbers' },
    { type: 'plan', title: 'Plan' },
    { type: 'task_card', task_id: 't1', title: 'Validate', status: 'pending' },
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Remove') }] },
    table(),
    { type: 'file', source: 'remote', external_id: 'order-form' },
    actions(workflow),
  ];

  it.each(messageOnly.map((block) => [block['type'], block]))('%s is for messages', (_, block) => {
    expect(inMessage(block)).toEqual([]);
    expect(inModal(block)).toContainEqual(expect.objectContaining({ code: 'invalid_blocks' }));
    expect(inHome(block)).toContainEqual(expect.objectContaining({ code: 'invalid_blocks' }));
  });

  const modalOnly: Json[] = [
    { type: 'alert', text: plain() },
    input({ type: 'file_input' }),
    input({ type: 'email_text_input' }),
    input({ type: 'url_text_input' }),
    input({ type: 'number_input', is_decimal_allowed: false }),
    input(textInput({ focus_on_load: true })),
    input({ type: 'channels_select', response_url_enabled: true }),
  ];

  it.each(modalOnly.map((block) => [JSON.stringify(block['element'] ?? block), block]))(
    '%s is for modals',
    (_, block) => {
      expect(inModal(block)).toEqual([]);
      expect(inMessage(block)).toMatchObject([{ code: 'invalid_blocks' }]);
      expect(inHome(block)).toMatchObject([{ code: 'invalid_blocks' }]);
    },
  );

  it('a date and time is not for the Home tab', () => {
    expect(inHome(actions(dateTime))).toMatchObject([
      {
        message: 'block 1 (actions): datetimepicker is for a modal or a message, and this is a home',
        pointer: '/blocks/0/elements/0/type',
      },
    ]);
  });
});
