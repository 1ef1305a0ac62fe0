import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { ADA, BEN, BOT_USER_ID, GUS, LEA, PHONE_APPROVERS, STU, TEAM } from '../../src/sandbox/slack/seed.ts';
import { createPeople } from '../../src/slack/people.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';

/** Who counts when rights are checked, as a real client hears it from Slack. */
describe('Slack’s answer to who somebody is', () => {
  let outside: Outside;
  let people: ReturnType<typeof createPeople>;

  beforeAll(async () => {
    outside = await startOutside('http');
    const { SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl = '' } = outside.environment;
    people = createPeople(new WebClient(token, { slackApiUrl }), systemClock, TEAM);
  });
  afterAll(() => outside.close());

  it.each([
    ['a member', BEN, true, false],
    ['an admin of the workspace', ADA, true, true],
    ['a guest', GUS, false, false],
    ['somebody who has left', LEA, false, false],
    ['a stranger from a shared channel', STU, false, false],
    ['a bot', BOT_USER_ID, false, false],
    ['Slackbot', 'USLACKBOT', false, false],
    ['nobody at all', 'U0NOBODY00', false, false],
  ])('%s', async (_, userId, isMember, isWorkspaceAdmin) => {
    expect(await people.standing(userId)).toEqual({ userId, isMember, isWorkspaceAdmin });
  });

  it('who has just left is no member any more, for nothing is remembered', async () => {
    outside.slack.people.change(BEN, { isDeactivated: true });
    expect(await people.standing(BEN)).toMatchObject({ isMember: false });
    outside.slack.people.changeGroup(PHONE_APPROVERS, [ADA]);
    expect(await people.membersOf(PHONE_APPROVERS)).toEqual([ADA]);
  });
});
