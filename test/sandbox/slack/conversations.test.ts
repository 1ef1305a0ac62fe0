import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ADA,
  ANA,
  BEN,
  BOT_USER_ID,
  FINANCE_PRIVATE,
  GENERAL,
  GUS,
  LEA,
  PHONE_APPROVALS,
  PHONE_APPROVERS,
  PORTING,
  RINA,
  STU,
} from '../../../src/sandbox/slack/seed.ts';
import { refusal, type Setup, setUp } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const errorOf = async (call: Promise<unknown>) => (await refusal(call)).error;

describe('conversations', () => {
  it('are listed page by page: public ones, and private ones that the bot is in', async () => {
    const { client } = setup;
    const first = await client.conversations.list({ types: 'public_channel,private_channel', limit: 2 });
    expect(first.channels?.map(({ name }) => name)).toEqual(['general', 'phone-approvals']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(cursor).not.toBe('');
    const second = await client.conversations.list({
      types: 'public_channel,private_channel',
      limit: 2,
      cursor,
    });
    expect(second.channels?.map(({ name }) => name)).toEqual(['porting']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect(await errorOf(client.conversations.list({ cursor: 'bm9uc2Vuc2U=' }))).toBe('invalid_cursor');
  });

  it('tell of themselves and of who is in them', async () => {
    const { client } = setup;
    expect(await client.conversations.info({ channel: PORTING, include_num_members: true })).toMatchObject({
      channel: { id: PORTING, name: 'porting', is_member: true, is_ext_shared: true, num_members: 7 },
    });
    const { members } = await client.conversations.members({ channel: PORTING });
    expect(members).toEqual([RINA, ANA, BEN, ADA, GUS, STU, BOT_USER_ID]);
    expect(await errorOf(client.conversations.info({ channel: FINANCE_PRIVATE }))).toBe('channel_not_found');
  });

  it('can be joined when they are public', async () => {
    const approvals = setup.slack.channels.get(PHONE_APPROVALS);
    if (!approvals) throw new Error('no approvals channel');
    setup.slack.channels.leave(approvals, BOT_USER_ID);
    expect(await errorOf(setup.client.conversations.history({ channel: PHONE_APPROVALS }))).toBe(
      'not_in_channel',
    );
    await setup.client.conversations.join({ channel: PHONE_APPROVALS });
    expect(await setup.client.conversations.history({ channel: PHONE_APPROVALS })).toMatchObject({
      messages: [],
    });
    expect(await errorOf(setup.client.conversations.join({ channel: FINANCE_PRIVATE }))).toBe(
      'channel_not_found',
    );
  });

  it('are read newest first, page by page, within a span', async () => {
    const said: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const { ts = '' } = await setup.client.chat.postMessage({ channel: GENERAL, text });
      said.push(ts);
      await setup.clock.advance(1_000);
    }
    const read = async (more: object) =>
      (await setup.client.conversations.history({ channel: GENERAL, ...more })).messages?.map(
        ({ text }) => text,
      );
    expect(await read({})).toEqual(['three', 'two', 'one']);
    expect(await read({ limit: 2 })).toEqual(['three', 'two']);
    expect(await read({ oldest: said[0] })).toEqual(['three', 'two']);
    expect(await read({ latest: said[1], inclusive: true })).toEqual(['two', 'one']);
    const pages: (string | undefined)[] = [];
    for await (const page of setup.client.paginate('conversations.history', { channel: GENERAL, limit: 1 })) {
      const { messages } = page as { messages?: { text?: string }[] };
      pages.push(messages?.[0]?.text);
    }
    expect(pages).toEqual(['three', 'two', 'one']);
    expect(
      await errorOf(setup.client.conversations.replies({ channel: GENERAL, ts: '1000000000.000001' })),
    ).toBe('thread_not_found');
  });

  it('of one and of several people are opened, each only once', async () => {
    const { client } = setup;
    const one = await client.conversations.open({ users: RINA });
    expect(one.channel?.id).toBe(setup.slack.person(RINA).screen().conversation('bot').id);
    const several = await client.conversations.open({ users: `${ANA},${BEN}`, return_im: true });
    expect(several.channel).toMatchObject({ is_mpim: true, name: 'mpdm-ana--ben-1' });
    const again = await client.conversations.open({ users: `${BEN},${ANA}` });
    expect(again.channel?.id).toBe(several.channel?.id);
  });

  it.each([
    ['U0NOBODY000', 'user_not_found'],
    [LEA, 'user_disabled'],
    [BOT_USER_ID, 'cannot_dm_bot'],
    ['', 'users_list_not_supplied'],
  ])('with %j cannot be opened: %s', async (users, error) => {
    expect(await errorOf(setup.client.conversations.open({ users }))).toBe(error);
  });
});

describe('people', () => {
  it('are told apart: guests, admins, deactivated people, strangers and bots', async () => {
    const user = async (id: string) => (await setup.client.users.info({ user: id })).user;
    expect(await user(GUS)).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
      team_id: 'T01MERIDIAN',
    });
    expect(await user(ADA)).toMatchObject({ is_admin: true, is_restricted: false, deleted: false });
    expect(await user(LEA)).toMatchObject({ deleted: true });
    expect(await user(STU)).toMatchObject({ team_id: 'T09CARRIER1' });
    expect(await user(BOT_USER_ID)).toMatchObject({ is_bot: true, profile: { bot_id: 'B01PHONEBOT' } });
    expect(await user(RINA)).toMatchObject({
      tz: 'America/Los_Angeles',
      profile: { real_name: 'Rina Patel', title: 'Office manager', email: 'rina@meridian-health.example' },
    });
    expect(await errorOf(setup.client.users.info({ user: 'U0NOBODY000' }))).toBe('user_not_found');
  });

  it('are listed without strangers', async () => {
    const { members } = await setup.client.users.list({});
    const ids = members?.map(({ id }) => id);
    expect(ids).toContain(LEA);
    expect(ids).toContain('USLACKBOT');
    expect(ids).not.toContain(STU);
  });

  it('are found by e-mail, unless they are deactivated', async () => {
    const { client } = setup;
    expect((await client.users.lookupByEmail({ email: 'Ana@meridian-health.example' })).user?.id).toBe(ANA);
    expect(await errorOf(client.users.lookupByEmail({ email: 'lea@meridian-health.example' }))).toBe(
      'users_not_found',
    );
  });

  it('show no e-mail without the scope', async () => {
    await setup.close();
    setup = await setUp({ settings: { botScopes: ['users:read'] } });
    expect((await setup.client.users.info({ user: RINA })).user?.profile?.email).toBeUndefined();
  });

  it('stand in groups', async () => {
    const { usergroups } = await setup.client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ id: PHONE_APPROVERS, handle: 'phone-approvers', users: [ANA, BEN] }]);
    expect((await setup.client.usergroups.users.list({ usergroup: PHONE_APPROVERS })).users).toEqual([
      ANA,
      BEN,
    ]);
    expect(await errorOf(setup.client.usergroups.users.list({ usergroup: 'S0NONE00000' }))).toBe(
      'no_such_subteam',
    );
  });

  it('can be changed by an administrator of the workspace', async () => {
    setup.slack.people.change(BEN, { isDeactivated: true });
    setup.slack.people.changeGroup(PHONE_APPROVERS, [ANA]);
    expect((await setup.client.users.info({ user: BEN })).user?.deleted).toBe(true);
    expect((await setup.client.usergroups.users.list({ usergroup: PHONE_APPROVERS })).users).toEqual([ANA]);
  });
});
