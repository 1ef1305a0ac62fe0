import { expect, it } from 'vitest';
import { parseRoute } from '../../../src/porting/parse-route.ts';
import { hereFor, timeZoneOf } from '../../../src/slack/modals/open-port-form.ts';
import { createTestClock } from '../../support/test-clock.ts';

const person = {
  ...{ id: 'U0RINA', teamId: 'T1', realName: 'Rina Patel' },
  ...{ isGuest: false, isBot: false, isDeactivated: false, isStranger: false, isWorkspaceAdmin: false },
};

it.each([
  ['America/Chicago', 'America/Chicago'],
  ['Mars/Olympus_Mons', 'America/New_York'],
  [undefined, 'America/New_York'],
])('Somebody whom Slack places in %s counts days by the clock of %s', (timeZone, zone) => {
  expect(timeZoneOf({ ...person, timeZone })).toBe(zone);
  expect(hereFor({ clock: createTestClock() }, { ...person, timeZone }).timeZone).toBe(zone);
  const read = parseRoute('<#C0OPS> quiet 22-7', timeZoneOf({ ...person, timeZone }));
  expect(read).toMatchObject({ kind: 'route', route: { times: { timeZone: zone } } });
});
