import { expect, it, onTestFinished } from 'vitest';
import { GENERAL, RINA } from '../../../src/sandbox/slack/seed.ts';
import { setUp } from './support.ts';

it('a workspace goes on where it was after a restart, without modals and ephemeral messages', async () => {
  let changes = 0;
  const before = await setUp({ onChange: () => (changes += 1) });
  const { client } = before;
  const { ts } = await client.chat.postMessage({
    channel: GENERAL,
    text: 'Card',
    blocks: [{ type: 'divider' }],
    metadata: { event_type: 'card', event_payload: { id: 'r1' } },
  });
  await client.chat.postEphemeral({ channel: GENERAL, user: RINA, text: 'Gone' });
  await client.views.publish({ user_id: RINA, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  await client.files.uploadV2({ channel_id: 'C03PORTING0', filename: 'a.txt', content: 'abc' });
  await before.slack.person(RINA).look('general');
  expect(changes).toBeGreaterThan(4);
  const snapshot: unknown = JSON.parse(JSON.stringify(before.slack.snapshot()));
  await before.close();

  const after = await setUp({ initial: snapshot });
  onTestFinished(() => after.close());
  const rina = after.slack.person(RINA).screen();
  expect(rina.messagesIn('general').map(({ text }) => text)).toEqual(['Card']);
  expect(rina.conversation('general').unread).toBe(0);
  expect(rina.home?.view.blocks).toHaveLength(1);
  expect(await (await fetch(rina.last('porting')?.files[0]?.url ?? '')).text()).toBe('abc');
  const { messages } = await after.client.conversations.history({
    channel: GENERAL,
    include_all_metadata: true,
  });
  expect(messages).toMatchObject([{ ts, metadata: { event_payload: { id: 'r1' } } }]);
});

it('something that is no snapshot is refused', async () => {
  await expect(setUp({ initial: { version: 0 } })).rejects.toThrow('version');
});
