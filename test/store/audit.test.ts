import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeDetails } from '../../src/audit/describe-details.ts';
import { refusesHistory } from '../../src/audit/may-see.ts';
import { type AuditAbout, exportAudit, readAudit } from '../../src/audit/read-audit.ts';
import { type AuditEntry, record } from '../../src/audit/record.ts';
import type { Job, Outbox } from '../../src/context.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { insertAuditRow, readAuditRow } from '../../src/store/audit.ts';
import { audit } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { knownPeople } from '../support/known-people.ts';
import { createTestClock } from '../support/test-clock.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';
import { storedRequest } from './stored-requests.ts';

const people = knownPeople({ members: ['UA', 'UB'], workspaceAdmins: ['UBOSS'] });
const firstSettings = { ...defaultSettings, admins: ['UA'] };
const clock = createTestClock('2026-03-02T15:00:00Z');

describeOnBothDatabases('The audit', (backend) => {
  let store: Store;
  let sent: Job[];
  const outbox: Outbox = {
    async send(_tx, job) {
      sent.push(job);
    },
  };
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  beforeEach(() => {
    sent = [];
  });
  afterAll(() => store.close());

  function write(entry: AuditEntry): Promise<number> {
    return store.db.transaction((tx) => record(tx, outbox, clock, entry));
  }

  function submitted(subject: string, changes: Partial<AuditEntry & { what: 'request.submitted' }> = {}) {
    return write({
      what: 'request.submitted',
      actor: 'UA',
      subject,
      phoneNumbers: ['+14155551001'],
      to: 'awaiting_approval',
      ...changes,
    });
  }

  it('keeps who did what, when, from what to what, and why', async () => {
    const id = await write({
      what: 'request.denied',
      actor: 'UB',
      subject: 'kept',
      phoneNumbers: ['+14155551001', '+14155551002'],
      from: 'awaiting_approval',
      to: 'denied',
      why: 'No budget “☎”',
      details: { rules: ['One rule.'] },
    });
    expect(await readAuditRow(store.db, id)).toEqual({
      id,
      at: clock.now(),
      actor: 'UB',
      what: 'request.denied',
      subject: 'kept',
      phoneNumbers: ['+14155551001', '+14155551002'],
      from: 'awaiting_approval',
      to: 'denied',
      why: 'No budget “☎”',
      details: { rules: ['One rule.'] },
      requestNumber: null,
    });
  });

  it('has what happened to a request shown and told', async () => {
    const auditId = await submitted('told');
    expect(sent).toEqual([
      { name: 'show-request', requestId: 'told' },
      { name: 'tell-change', auditId },
    ]);
  });

  it('keeps nothing of a change that did not happen', async () => {
    await expect(
      store.db.transaction(async (tx) => {
        await record(tx, outbox, clock, {
          what: 'request.submitted',
          actor: 'UA',
          subject: 'undone',
          phoneNumbers: ['+19995550000'],
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const about: AuditAbout = { kind: 'number', phoneNumber: '+19995550000' };
    expect(await readAudit({ store }, about, { size: 5 })).toEqual({ entries: [], older: undefined });
  });

  describe('cannot be changed', () => {
    const refused = {
      cause: expect.objectContaining({ message: expect.stringContaining('The audit cannot be changed') }),
    };

    it.each([
      ['by changing an entry', sql`update audit set why = 'something else'`],
      ['by deleting one', sql`delete from audit`],
      ['by deleting all', sql`truncate audit`],
    ])('%s', async (_how, statement) => {
      const id = await submitted('unchangeable');
      const before = await readAuditRow(store.db, id);
      await expect(store.db.execute(statement)).rejects.toMatchObject(refused);
      expect(await readAuditRow(store.db, id)).toEqual(before);
    });
  });

  describe('is read', () => {
    beforeAll(async () => {
      await storedRequest(store, { id: 'first', requesterId: 'UX' });
      await storedRequest(store, { id: 'second', requesterId: 'UY' });
      sent = [];
      await submitted('first', { actor: 'UX', phoneNumbers: ['+12125550001', '+12125550002'] });
      await submitted('second', { actor: 'UY', phoneNumbers: ['+12125550002'] });
      await submitted('first', { actor: 'UY', phoneNumbers: ['+12125550001'], why: 'again' });
    });

    async function subjects(about: AuditAbout): Promise<string[]> {
      const { entries } = await readAudit({ store }, about, { size: 20 });
      return entries.map(({ actor, subject }) => `${actor} ${subject}`);
    }

    it('by number, the newest first', async () => {
      expect(await subjects({ kind: 'number', phoneNumber: '+12125550001' })).toEqual([
        'UY first',
        'UX first',
      ]);
      expect(await subjects({ kind: 'number', phoneNumber: '+12125550002' })).toEqual([
        'UY second',
        'UX first',
      ]);
      expect(await subjects({ kind: 'number', phoneNumber: '+1212555000' })).toEqual([]);
    });

    it('by request, as people number them', async () => {
      const [entry] = (await readAudit({ store }, { kind: 'person', userId: 'UX' }, { size: 1 })).entries;
      const number = entry?.requestNumber ?? 0;
      expect(await subjects({ kind: 'request', number })).toEqual(['UY first', 'UX first']);
      expect(await subjects({ kind: 'request', number: 9_999 })).toEqual([]);
    });

    it('by person', async () => {
      expect(await subjects({ kind: 'person', userId: 'UY' })).toEqual(['UY first', 'UY second']);
    });

    it('is for whoever it concerns, for admins and approvers; that of a number for whoever may look', async () => {
      const [entry] = (await readAudit({ store }, { kind: 'person', userId: 'UX' }, { size: 1 })).entries;
      const number = entry?.requestNumber ?? 0;
      const settings = { ...firstSettings, approvers: ['UB'], lookers: ['UB'] };
      const may = async (about: AuditAbout, userId: string) =>
        (await refusesHistory({ store, people, firstSettings: settings }, about, userId)) === undefined;
      const abouts: AuditAbout[] = [
        { kind: 'everything' },
        { kind: 'person', userId: 'UX' },
        { kind: 'request', number },
        { kind: 'number', phoneNumber: '+12125550001' },
      ];
      const seenBy = (userId: string) => Promise.all(abouts.map((about) => may(about, userId)));
      expect(await seenBy('UA')).toEqual([true, true, true, true]);
      expect(await seenBy('UB')).toEqual([true, true, true, true]);
      expect(await seenBy('UX')).toEqual([false, true, true, false]);
      expect(await seenBy('UY')).toEqual([false, false, false, false]);
    });

    it('page by page, each entry once, while others are written', async () => {
      const about: AuditAbout = { kind: 'person', userId: 'UPAGED' };
      for (const subject of ['1', '2', '3', '4']) await submitted(subject, { actor: 'UPAGED' });
      const first = await readAudit({ store }, about, { size: 2 });
      await submitted('5', { actor: 'UPAGED' });
      const second = await readAudit({ store }, about, { size: 2, before: first.older });
      expect([first, second].flatMap(({ entries }) => entries.map(({ subject }) => subject))).toEqual([
        '4',
        '3',
        '2',
        '1',
      ]);
      expect(second.older).toBeUndefined();
    });
  });

  describe('as CSV', () => {
    const nameOf = async (userId: string) => {
      if (userId !== 'UCSV') throw new Error('Slack does not know them');
      return 'Carla';
    };

    async function exported(about: AuditAbout): Promise<string[]> {
      const answer = await exportAudit({ store, people, firstSettings }, { by: 'UA', about, nameOf });
      if (answer.kind !== 'csv') throw new Error(answer.kind);
      const lines: string[] = [];
      for await (const line of answer.lines) lines.push(line);
      return lines;
    }

    it('is for admins', async () => {
      const by = (userId: string) =>
        exportAudit({ store, people, firstSettings }, { by: userId, about: { kind: 'everything' }, nameOf });
      expect(await by('UB')).toEqual({ kind: 'not_admin', admins: ['UA'] });
      expect(await by('UBOSS')).toMatchObject({ kind: 'csv' });
    });

    it('has a line an entry, the oldest first, and no formula in it', async () => {
      const at = clock.now().toISOString();
      const one = await submitted('csv', { phoneNumbers: ['+13105550001', '+13105550002'], actor: 'UCSV' });
      const two = await write({
        what: 'request.denied',
        actor: 'UCSV',
        subject: 'csv',
        phoneNumbers: ['+13105550001'],
        from: 'awaiting_approval',
        to: 'denied',
        why: '=HYPERLINK("http://evil.example")\nno',
        details: { rules: ['One.', 'Two.'] },
      });
      const three = await write({
        what: 'settings.changed',
        actor: 'UCSV',
        subject: 'settings',
        details: { changes: [{ field: 'selfApproval', label: 'Own vote', from: 'no', to: 'yes' }] },
      });
      expect(await exported({ kind: 'person', userId: 'UCSV' })).toEqual([
        '\uFEFFid,at (UTC),who,name,what,request,numbers,from,to,why,details\r\n',
        `${one},${at},UCSV,Carla,request.submitted,,+13105550001; +13105550002,,awaiting_approval,,\r\n`,
        `${two},${at},UCSV,Carla,request.denied,,+13105550001,awaiting_approval,denied,` +
          `"'=HYPERLINK(""http://evil.example"")\nno",One. Two.\r\n`,
        `${three},${at},UCSV,Carla,settings.changed,,,,,,Own vote: no → yes\r\n`,
      ]);
    });

    it('has every entry of a long history', async () => {
      await store.db.insert(audit).values(
        Array.from({ length: 1_201 }, (_, index) => ({
          at: clock.now(),
          actor: 'ULONG',
          what: 'request.commented',
          subject: String(index),
          phoneNumbers: [],
        })),
      );
      const lines = await exported({ kind: 'person', userId: 'ULONG' });
      const ids = lines.slice(1).map((line) => Number(line.split(',')[0]));
      expect(ids).toHaveLength(1_201);
      expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    });
  });

  it('says in words what was kept besides, without ids of ours and brackets', () => {
    expect(describeDetails({ monthlyCost: 2, behind: '5a6f', viewId: 'V1' })).toBe(
      'monthly cost: $2.00 a month; behind: another request for the same numbers',
    );
    const block = { startNumber: '+14155550000', endNumber: '+14155550049', monthlyCost: 40 };
    const bought = [{ id: 'n-1', phoneNumber: '+14155551001', status: 'active' }];
    const failed = [{ phoneNumber: '+14155551002', code: 100_010, message: 'It was taken meanwhile.' }];
    expect(describeDetails({ bought, failed, block, knownFrom: 'zoom' })).toBe(
      'bought: +1 (415) 555-1001 (Zoom id n-1); failed: +1 (415) 555-1002 (It was taken meanwhile.); ' +
        'block: start number: +1 (415) 555-0000; end number: +1 (415) 555-0049; monthly cost: $40.00 a month',
    );
    const before = { purpose: 'Desk', monthlyCost: 1, kind: 'number' };
    expect(describeDetails({ before, after: { ...before, purpose: 'Line' } })).toBe('purpose: Desk → Line');
  });

  it('numbers its entries upwards', async () => {
    const row = { at: clock.now(), actor: 'UA', what: 'request.commented', subject: 'x', phoneNumbers: [] };
    const first = await insertAuditRow(store.db, row);
    expect(await insertAuditRow(store.db, row)).toBeGreaterThan(first);
  });
});
