import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditAbout } from '../../src/audit/read-audit.ts';
import { checkHouseStyle, checkMessage, checkView } from '../../src/sandbox/slack/validation/index.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { changesBetween } from '../../src/settings/settings-words.ts';
import { readAbout, readAuditWords } from '../../src/slack/commands/audit.ts';
import { AUDIT_PAGE, auditListScreen, writeAbout } from '../../src/slack/messages/audit-list.ts';
import { requestSubmitted } from '../../src/slack/messages/request-submitted.ts';
import { requestsListScreen } from '../../src/slack/messages/requests-list.ts';
import { joinNotices, settingsSaved } from '../../src/slack/messages/settings-notices.ts';
import { blockFormModal } from '../../src/slack/modals/block-form.ts';
import { filledFrom } from '../../src/slack/modals/purpose-fields.ts';
import { readSettingsForm } from '../../src/slack/modals/read-settings-form.ts';
import { requestFormModal } from '../../src/slack/modals/request-form.ts';
import { readSource, writeSource } from '../../src/slack/modals/request-source.ts';
import { filledFromSettings, settingsFormModal } from '../../src/slack/modals/settings-form.ts';
import { modalOf, type Screen } from '../../src/slack/screen.ts';
import type { FormValues } from '../../src/slack/visits.ts';
import {
  optional,
  wildMoment,
  wildNumber,
  wildPerson,
  wildRequest,
  wildText,
  wildView,
  wildWanted,
} from './wild-requests.ts';

const PAGED = /<!(channel|here|everyone)/;

function isFineView(view: unknown): void {
  expect(checkView(view)).toEqual([]);
  expect(checkHouseStyle(view)).toEqual([]);
  // What is plain text pages nobody, whatever it says.
  const formatted = JSON.stringify(view).replaceAll(/"plain_text","text":"(?:[^"\\]|\\.)*"/g, '');
  expect(
    formatted.replaceAll(/"(?:initial_value|value|private_metadata)":"(?:[^"\\]|\\.)*"/g, ''),
  ).not.toMatch(PAGED);
}

function isFineScreen(screen: Screen): void {
  const { title: _, ...message } = screen;
  expect(checkMessage(message, 'post')).toEqual([]);
  expect(checkHouseStyle(message)).toEqual([]);
  isFineView(modalOf(screen));
}

const source = fc.oneof(
  fc.record({
    from: fc.constant('search' as const),
    id: fc.uuid(),
    phoneNumbers: fc.array(fc.constant('+442079460000'), { maxLength: 100 }),
  }),
  fc.record({ from: fc.constant('edit' as const), id: fc.uuid(), revision: fc.nat() }),
  fc.record({ from: fc.constant('nothing' as const) }),
);
const offered = wildWanted.map(({ numbers }) => [
  ...new Map(numbers.map((number) => [number.phoneNumber, number])).values(),
]);
/** A date comes from Slack's own picker. */
const filled = wildWanted.map((wanted): FormValues => filledFrom({ ...wanted, neededBy: '2026-03-31' }));
const sites = optional(
  fc.uniqueArray(fc.oneof(wildText, fc.string({ minLength: 1, maxLength: 20 })), { maxLength: 250 }),
);
const held = fc.array(
  fc.record({
    phoneNumber: wildNumber,
    requestId: fc.uuid(),
    requestNumber: fc.nat(),
    requesterId: wildPerson,
  }),
  { maxLength: 3 },
);

const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
const hours = fc.integer({ min: 1, max: 8_760 });
const slackId = (letters: string) =>
  fc.integer({ min: 0, max: 9_999 }).map((number) => `${letters}0${number}ABCD`);
const people = fc.uniqueArray(fc.oneof(slackId('U'), slackId('S')), { maxLength: 8 });
const channel = fc.option(slackId('C'));
const settings: fc.Arbitrary<Settings> = fc.record({
  admins: people,
  approvers: people,
  requesters: people,
  lookers: people,
  assigners: people,
  releasers: people,
  porters: people,
  releaseNeedsApproval: fc.boolean(),
  portNeedsApproval: fc.boolean(),
  approvalsChannel: channel,
  fallbackChannel: channel,
  portingChannel: channel,
  quorumBands: fc
    .tuple(
      fc.array(fc.record({ upTo: amount, quorum: fc.integer({ min: 1, max: 99 }) }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 99 }),
    )
    .map(([bands, last]) => [...bands, { upTo: null, quorum: last }]),
  autoApproveUpTo: fc.option(amount),
  autoApprovalsPerDay: fc.integer({ min: 1, max: 50 }),
  alwaysAsk: fc.subarray([...defaultSettings.alwaysAsk, 'numbers' as const, 'block' as const]),
  monthlyBudget: fc.option(amount),
  selfApproval: fc.boolean(),
  requestExpiryHours: hours,
  executionExpiryHours: hours,
  reminderAfterHours: hours,
  reminderEveryHours: hours,
  escalateAfterHours: fc.option(hours),
});
/** Settings are shown with the groups of the workspace and those that are there no more. */
const groupsOf = ({ admins, approvers, requesters }: Settings, name: string) =>
  [...new Set([...admins, ...approvers, ...requesters])]
    .filter((id) => id.startsWith('S'))
    .map((id) => ({ id, name: name || id }));

const about: fc.Arbitrary<AuditAbout> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    phoneNumber: fc.constantFrom('+14155551001', '+442079460000'),
  }),
  fc.record({ kind: fc.constant('request' as const), number: fc.integer({ min: 1, max: 2_000_000_000 }) }),
  fc.record({ kind: fc.constant('person' as const), userId: wildPerson }),
  fc.record({ kind: fc.constant('everything' as const) }),
);
const entry = fc.record({
  id: fc.nat(),
  at: wildMoment,
  actor: fc.oneof(fc.constantFrom('policy', 'system'), wildPerson),
  what: fc.constantFrom('request.submitted', 'purchase.partly_purchased', 'settings.changed'),
  subject: fc.uuid(),
  phoneNumbers: fc.array(wildNumber, { maxLength: 100 }),
  from: fc.option(fc.constantFrom('awaiting_approval', 'approved')),
  to: fc.option(fc.constantFrom('awaiting_approval', 'approved')),
  why: fc.option(wildText),
  details: fc.oneof(fc.jsonValue(), fc.record({ rules: fc.array(wildText, { maxLength: 4 }) })),
  requestNumber: fc.option(fc.nat()),
});

describe('Whatever is asked for', () => {
  it('the form of a request is one that Slack takes', () => {
    fc.assert(
      fc.property(
        source,
        offered,
        filled,
        held,
        sites,
        fc.array(wildText, { maxLength: 3 }),
        (from, numbers, values, holds, known, names) => {
          const notices = names
            .filter((name) => name.trim() !== '')
            .map((name) => `:x: ${name.replaceAll(/[<>&]/g, '')}`);
          isFineView(
            requestFormModal({
              source: from,
              offered: numbers,
              filled: values,
              held: holds,
              userId: 'U02ANATORRE',
              sites: known,
              notices,
            }),
          );
          isFineView(blockFormModal({ source: from, filled: values, sites: known }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('what a form is about comes back from it', () => {
    fc.assert(
      fc.property(source, (from) => {
        expect(writeSource(from).length).toBeLessThan(3_000);
        expect(readSource(writeSource(from))).toEqual(from);
      }),
    );
  });

  it('what happens next can be shown', () => {
    fc.assert(
      fc.property(
        wildView,
        settings,
        fc.constantFrom('new' as const, 'again' as const, 'changed' as const),
        (view, set, how) => {
          const request = { ...view.request, viewId: 'V1', version: 1 };
          isFineScreen(requestSubmitted({ view: { ...view, request }, request, settings: set }, how));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('every list of requests can be shown', () => {
    const list = fc.record({
      view: fc.constantFrom('mine' as const, 'awaiting_me' as const, 'all' as const),
      requests: fc
        .uniqueArray(wildRequest, { selector: ({ number }) => number, maxLength: 5 })
        .map((requests) => requests.map((request) => ({ ...request, viewId: request.id, version: 1 }))),
      page: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(list, fc.boolean(), ({ view, requests, page }, isAdmin) => {
        const shown = { kind: 'page' as const, view, requests, page, pages: 5, total: 25 };
        const counts = { mineOpen: 3, awaitingMe: 0 };
        const links = new Map(requests.map(({ id }) => [id, 'https://acme.slack.com/archives/C1/p1234567']));
        isFineScreen(requestsListScreen({ ...shown, ...counts }, { userId: 'U02ANATORRE', isAdmin, links }));
      }),
      { numRuns: 150 },
    );
  });
});

describe('Whatever is set', () => {
  it('the form of the settings is one that Slack takes, and reads back as the same settings', () => {
    fc.assert(
      fc.property(settings, wildText, (set, name) => {
        const values = filledFromSettings(set);
        const channels = [
          {
            id: 'C01GENERAL0',
            name: '',
            isPrivate: false,
            isArchived: false,
            isMember: false,
            isShared: false,
          },
        ];
        isFineView(
          settingsFormModal({
            revision: 3,
            filled: values,
            groups: groupsOf(set, name.trim()),
            notices: joinNotices(channels),
          }),
        );
        const reading = readSettingsForm(values);
        expect('settings' in reading && changesBetween(set, reading.settings)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('what was changed can be shown', () => {
    fc.assert(
      fc.property(settings, settings, fc.array(wildText, { maxLength: 4 }), (before, after, messages) => {
        const changes = changesBetween(before, after);
        const warnings = messages.map((message) => ({ field: 'approvers' as const, message }));
        isFineView(
          modalOf(
            settingsSaved({ kind: 'changed', revision: 2, changes, warnings }, [
              ...before.admins,
              ...after.approvers,
            ]),
          ),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('Whatever has happened', () => {
  it('a page of the history can be shown', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: AUDIT_PAGE }),
        about,
        fc.boolean(),
        optional(fc.nat()),
        (entries, whose, isAdmin, older) => {
          isFineScreen(
            auditListScreen({ entries, older }, { about: whose, isNewest: older === undefined, isAdmin }),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a button of the history says whose it is', () => {
    fc.assert(
      fc.property(about, fc.integer({ min: 1 }), (whose, before) => {
        expect(readAbout(`${writeAbout(whose)}|${before}`)).toEqual({ about: whose, before });
      }),
    );
  });

  it('any words are a history or are none, and no click is too strange', () => {
    fc.assert(
      fc.property(wildText, (words) => {
        expect(['number', 'request', 'person', 'everything', undefined]).toContain(
          readAuditWords(words)?.kind,
        );
        expect(readAbout(words).about.kind).toBeTypeOf('string');
      }),
    );
  });
});
