import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Editable } from '../../src/inventory/edit-number.ts';
import { numberKey, readNumberKey } from '../../src/slack/actions/number-key.ts';
import { readAssignWords } from '../../src/slack/commands/change-number.ts';
import {
  assignedScreen,
  editedScreen,
  unassignedScreen,
  unassignQuestion,
} from '../../src/slack/messages/number-changed.ts';
import { assignFormModal } from '../../src/slack/modals/assign-form.ts';
import { editFormModal, readEditForm, readEditKey } from '../../src/slack/modals/edit-form.ts';
import { modalOf, type Screen } from '../../src/slack/screen.ts';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { expectGoodCard, expectGoodView } from './good-screens.ts';
import { optional, wildCost, wildNumber, wildPerson, wildText } from './wild-requests.ts';

const someText = wildText.filter((text) => text !== '');
const assignee = fc.record({
  type: fc.oneof(fc.constantFrom('user', 'call_queue', 'zoom_room'), someText),
  id: someText,
  name: optional(wildText),
});
const number: fc.Arbitrary<PhoneNumber> = fc.record({
  id: someText,
  phoneNumber: wildNumber,
  type: fc.oneof(fc.constantFrom('local', 'toll_free'), wildText),
  status: fc.oneof(fc.constantFrom('active', 'releasing'), wildText),
  country: optional(wildText),
  state: optional(wildText),
  city: optional(wildText),
  capabilities: fc.oneof(fc.subarray(['voice', 'sms', 'mms', 'fax']), fc.array(wildText, { maxLength: 5 })),
  monthlyCost: optional(wildCost),
  siteId: optional(wildText),
  displayName: optional(wildText),
  assignee: optional(assignee),
});
const to = fc.record({
  type: fc.oneof(fc.constantFrom('user', 'call_queue'), someText),
  id: fc.oneof(fc.constant('rina@meridian-health.example'), someText),
  name: optional(wildText),
  slackUserId: optional(wildPerson),
});
const error = fc.oneof(
  wildText.map((reason) => new ZoomRefused({ endpoint: 'POST', status: 400, code: 300, reason })),
  fc.constant(new ZoomUnavailable({ endpoint: 'POST', reason: 'not-sent', detail: '' })),
  fc.constant(new ZoomOutcomeUnknown({ endpoint: 'POST', detail: '' })),
);

function isFine(screen: Screen): void {
  expectGoodCard(screen);
  expectGoodView(modalOf(screen));
}

describe('Whatever a number is, and whoever has it', () => {
  it('what became of a change can be shown', () => {
    fc.assert(
      fc.property(number, assignee, to, error, error, (it, from, wanted, why, restoring) => {
        const either = [wanted, from, undefined];
        for (const kind of [
          'unchanged',
          'assigned',
          'changed_meanwhile',
          'unknown_assignee',
          'not_done',
        ] as const)
          isFine(assignedScreen({ kind, number: it }, wanted));
        isFine(assignedScreen({ kind: 'reassigned', number: it, from }, wanted));
        const cannotBe = { kind: 'cannot_be_given', number: it } as const;
        isFine(assignedScreen({ ...cannotBe, to: wanted }, wanted));
        isFine(assignedScreen({ ...cannotBe, to: it.assignee ?? from }, wanted));
        isFine(assignedScreen({ kind: 'restored', number: it, why }, wanted));
        isFine(assignedScreen({ kind: 'left_unassigned', number: it, from, why, restoring }, wanted));
        isFine(assignedScreen({ kind: 'uncertain', number: it, either }, wanted));
        isFine(unassignedScreen({ kind: 'unassigned', number: it, from }));
        isFine(editedScreen({ kind: 'edited', number: it, changed: ['siteId'] }));
        isFine(editedScreen({ kind: 'uncertain', number: it }));
        isFine(unassignQuestion(it));
      }),
      { numRuns: 60 },
    );
  });

  it('its forms are such as Slack takes, however much is known', () => {
    const seen = fc.uniqueArray(assignee, { maxLength: 250, selector: ({ type, id }) => `${type}|${id}` });
    const sites = optional(fc.uniqueArray(wildText, { maxLength: 120 }));
    fc.assert(
      fc.property(number, to, seen, sites, (it, wanted, others, known) => {
        const filled = { assign_type: wanted.type, assign_id: wanted.id, assign_person: wanted.slackUserId };
        expectGoodView(assignFormModal({ number: it, filled, notices: [], seen: others }));
        expectGoodView(editFormModal({ number: it, filled: undefined, notices: [], sites: known }));
      }),
      { numRuns: 60 },
    );
  });

  it('a form that nobody has touched changes nothing', () => {
    fc.assert(
      fc.property(number, (it) => {
        const modal = editFormModal({ number: it, filled: undefined, notices: [], sites: undefined });
        const key = readEditKey(modal.private_metadata ?? '');
        if (!key) {
          expect(it.id.length).toBeGreaterThan(1_000);
          return;
        }
        expect(key.id).toBe(it.id);
        const { displayName, siteId, capabilities = [] }: Editable = key.seen;
        const values = { display_name: displayName?.trim(), site: siteId, capabilities };
        const reading = readEditForm(values, key);
        if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
        for (const [field, value] of Object.entries(reading.wanted)) {
          if (value) expect(value).toEqual(Reflect.get(it, field));
          else expect(['displayName', 'siteId']).toContain(field);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('what a button says of it comes back, or at the least which number it is', () => {
    fc.assert(
      fc.property(number, to, (it, wanted) => {
        const key = { id: it.id, seen: it.assignee ?? null, proposed: wanted };
        const text = numberKey(key);
        expect(text.length).toBeLessThanOrEqual(2_000);
        const read = readNumberKey(text);
        if (read.proposed === undefined) {
          expect(it.id.startsWith(read.id.slice(0, 100))).toBe(true);
          return;
        }
        expect(read.id).toBe(it.id);
        expect(read.proposed).toEqual({ type: wanted.type, id: wanted.id });
        expect(read.seen).toEqual(it.assignee ? { type: it.assignee.type, id: it.assignee.id } : null);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readNumberKey(text)));
  });

  it('words behind the command are read, whatever they are', () => {
    fc.assert(fc.property(wildText, (words) => void readAssignWords(words)));
    expect(readAssignWords('+1 415 555 1001 to <@U03BEN|ben>')).toEqual({
      person: 'U03BEN',
      email: undefined,
      rest: '+1 415 555 1001',
    });
    expect(readAssignWords('<mailto:ben@x.example|ben@x.example> (415) 555-1001')).toEqual({
      person: undefined,
      email: 'ben@x.example',
      rest: '(415) 555-1001',
    });
  });
});
