import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/slack/directory.ts';
import { unknownAssignee } from '../../../src/slack/messages/number-changed.ts';
import { assigneeField, filledWith, readAssignee } from '../../../src/slack/modals/assignee-fields.ts';
import type { FormValues } from '../../../src/slack/visits.ts';

const rina: Person = {
  id: 'U01RINA',
  teamId: 'T01',
  realName: 'Rina Patel',
  isGuest: false,
  isBot: false,
  isDeactivated: false,
  isStranger: false,
  isWorkspaceAdmin: false,
  email: 'rina@meridian-health.example',
};
const reading = (values: FormValues, change: Partial<Person> = {}) =>
  readAssignee({ person: async () => ({ ...rina, ...change }) }, values);

describe('Whoever is to have a number', () => {
  it.each<[string, FormValues, unknown]>([
    ['nobody', {}, { errors: {} }],
    [
      'a person',
      { assign_person: 'U01RINA' },
      {
        assignTo: { type: 'user', id: rina.email, name: 'Rina Patel', slackUserId: 'U01RINA' },
        errors: {},
      },
    ],
    [
      'one that has numbers already',
      { assign_seen: 'call_queue|queue|1' },
      { assignTo: { type: 'call_queue', id: 'queue|1' }, errors: {} },
    ],
    [
      'one by its id',
      { assign_type: 'zoom_room', assign_id: 'room_1' },
      { assignTo: { type: 'zoom_room', id: 'room_1' }, errors: {} },
    ],
    ['a type without an id', { assign_type: 'zoom_room' }, { errors: { assign_id: expect.anything() } }],
    ['an id without a type', { assign_id: 'room_1' }, { errors: { assign_type: expect.anything() } }],
    [
      'two at once',
      { assign_person: 'U01RINA', assign_seen: 'call_queue|queue_1' },
      { errors: { assign_seen: expect.stringMatching(/not both/) } },
    ],
    [
      'two at once, otherwise',
      { assign_seen: 'call_queue|queue_1', assign_id: 'room_1' },
      { errors: { assign_type: expect.stringMatching(/one above.*not both/) } },
    ],
  ])('is read: %s', async (_, values, expected) => {
    expect(await reading(values)).toEqual(expected);
  });

  it('is none who has left, is an app, or has no address that Slack tells', async () => {
    const values = { assign_person: 'U01RINA' };
    expect(await reading(values, { isDeactivated: true })).toEqual({
      errors: { assign_person: 'Rina Patel has left, and cannot have a number.' },
    });
    expect(await reading(values, { isBot: true })).toEqual({
      errors: { assign_person: 'Rina Patel is an app, and cannot have a number.' },
    });
    expect(await reading(values, { email: undefined })).toEqual({
      errors: { assign_person: expect.stringMatching(/e-mail address of Rina Patel.*type it there/) },
    });
  });

  it('is said to be unknown to Zoom where they were chosen', async () => {
    expect(assigneeField({ assign_person: 'U01RINA' })).toBe('assign_person');
    expect(assigneeField({ assign_seen: 'call_queue|1' })).toBe('assign_seen');
    expect(assigneeField({ assign_type: 'call_queue', assign_id: '1' })).toBe('assign_id');
    const { assignTo } = await reading({ assign_person: 'U01RINA' });
    expect(assignTo && unknownAssignee(assignTo)).toBe(
      'Zoom knows nobody with the e-mail address rina@meridian-health.example, the address of Rina Patel.',
    );
    expect(unknownAssignee({ type: 'call_queue', id: 'q1', name: 'Support' })).toBe(
      'Zoom knows no call queue q1.',
    );
  });

  it('is proposed by name where that can be offered', () => {
    const seen = [{ type: 'call_queue', id: 'q1', name: 'Support' }];
    expect(filledWith({ type: 'call_queue', id: 'q1' }, seen)).toEqual({ assign_seen: 'call_queue|q1' });
    expect(filledWith({ type: 'call_queue', id: 'q2' }, seen)).toEqual({
      assign_type: 'call_queue',
      assign_id: 'q2',
    });
    expect(filledWith(undefined, seen)).toEqual({});
  });
});
