import { expect, it } from 'vitest';
import { saidMessage, textOfMessage } from '../../src/slack/message-text.ts';

const textOf = (message: unknown) => textOfMessage(saidMessage.parse(message)).split('\n');

it('What a message says is its text, and whatever its blocks and attachments show, but no value of a button', () => {
  const section = { type: 'section', text: { type: 'mrkdwn', text: 'in a block' } };
  const button = { type: 'button', text: { type: 'plain_text', text: 'Call' }, value: '4155550100' };
  const rich = { type: 'rich_text_section', elements: [{ type: 'text', text: 'in rich text' }] };
  expect(
    textOf({
      text: 'the text',
      blocks: [section, { type: 'actions', elements: [button] }, { type: 'rich_text', elements: [rich] }],
      attachments: [
        { text: 'forwarded', fallback: 'for screen readers', fields: [{ title: 'Caller', value: '(415)' }] },
        { message_blocks: [{ message: { blocks: [section] } }] },
      ],
    }),
  ).toEqual([
    ...['the text', 'in a block', 'Call', 'in rich text'],
    ...['forwarded', 'for screen readers', 'Caller', '(415)', 'in a block'],
  ]);
  expect(textOf({})).toEqual(['']);
});
