import { describe, expect, it } from 'vitest';
import { type Known, planImport } from '../../src/inventory/plan-import.ts';
import type { ImportRow } from '../../src/inventory/read-import.ts';
import { indexSeen } from '../../src/inventory/seen-index.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';

const number = (more: Partial<PhoneNumber> = {}): PhoneNumber => ({
  id: 'num_1',
  phoneNumber: '+14155551001',
  type: 'local',
  status: 'active',
  capabilities: ['voice'],
  ...more,
});
const queue = { type: 'call_queue', id: 'cq_1', name: 'Appointments' };
const rina = { type: 'user', id: 'usr_rina', name: 'Rina Patel' };

const known = (...numbers: PhoneNumber[]): Known => ({
  numbers: new Map(numbers.map((each) => [each.phoneNumber, each])),
  seen: indexSeen([
    queue,
    rina,
    { type: 'zoom_room', id: 'zr_1', name: 'Board room' },
    { type: 'zoom_room', id: 'zr_2', name: 'Board Room' },
  ]),
  zoomUserIds: new Map([['rina@example.com', 'usr_rina']]),
  emails: new Map([
    ['U0RINA', 'rina@example.com'],
    ['U0GUS', undefined],
  ]),
});
const row = (more: Partial<ImportRow> = {}): ImportRow => ({
  row: 2,
  number: '+14155551001',
  assigneeType: '',
  assignee: '',
  assigneeName: '',
  displayName: '',
  ...more,
});
const plan = (more: Partial<ImportRow>, has: Partial<PhoneNumber> = {}) => {
  const [planned] = planImport([row(more)], known(number(has)));
  return planned;
};

describe('The plan of an import', () => {
  it('says from whom to whom a number goes, and from which name to which', () => {
    expect(
      plan(
        { assigneeType: 'User', assignee: 'ben@example.com', displayName: 'Front desk' },
        { assignee: queue, displayName: 'Old' },
      ),
    ).toEqual({
      row: 2,
      phoneNumber: '+14155551001',
      kind: 'change',
      numberId: 'num_1',
      change: {
        assignee: { from: queue, to: { type: 'user', id: 'ben@example.com' } },
        displayName: { from: 'Old', to: 'Front desk' },
      },
    });
  });

  it('leaves a number with whoever it could not be given back to', () => {
    const group = { type: 'shared_line_group', id: 'slg_1', name: 'Front' };
    expect(plan({ assigneeType: 'user', assignee: 'ben@example.com' }, { assignee: group })).toMatchObject({
      kind: 'wrong',
      why: expect.stringMatching(/^It stays with shared line group Front: .* Unassign it first/),
    });
    expect(plan({ assigneeType: 'none' }, { assignee: group })).toMatchObject({
      kind: 'change',
      change: { assignee: { from: group, to: null } },
    });
  });

  it('knows a queue by its name when it has a number already', () => {
    expect(plan({ assigneeType: 'call queue', assignee: ' appointments' })).toMatchObject({
      kind: 'change',
      change: { assignee: { from: null, to: queue } },
    });
  });

  it('asks for the id where several are called alike, and for the address of a person', () => {
    expect(plan({ assigneeType: 'room', assignee: 'Board room' })).toMatchObject({
      kind: 'wrong',
      why: 'Several are called “Board room”. Write the id of the one you mean: zr_1, zr_2.',
    });
    expect(plan({ assigneeType: 'user', assignee: 'Rina Patel' })).toMatchObject({
      kind: 'wrong',
      why: expect.stringContaining('e-mail address'),
    });
  });

  it('says that names are not read where a name alone was changed in an export', () => {
    const has = { assignee: rina };
    const asExported = { assigneeType: 'user', assignee: 'usr_rina', assigneeName: 'Rina Patel' };
    expect(plan(asExported, has)?.kind).toBe('unchanged');
    const why = expect.stringContaining('names are not read');
    expect(plan({ ...asExported, assigneeName: 'Ben Okafor' }, has)).toMatchObject({ kind: 'wrong', why });
    expect(plan({ assigneeName: 'Ben Okafor' })).toMatchObject({ kind: 'wrong', why });
    expect(plan({ assigneeType: 'user', assigneeName: 'Ben Okafor' })).toMatchObject({ kind: 'wrong', why });
    expect(plan({ assigneeType: 'none', assigneeName: 'Rina Patel' }, has)?.kind).toBe('change');
  });

  it('marks an id that nobody has been seen with', () => {
    const change = (assigneeType: string, assignee: string) => {
      const planned = plan({ assigneeType, assignee });
      return planned?.kind === 'change' && planned.change.assignee?.isNews;
    };
    expect(change('call queue', 'Apointments')).toBe(true);
    expect(change('user', 'Rina')).toBe(true);
    expect(change('call queue', 'cq_1')).toBeUndefined();
    expect(change('user', 'usr_rina')).toBeUndefined();
    expect(change('user', 'somebody@example.com')).toBeUndefined();
  });

  it.each<[string, Partial<ImportRow>]>([
    ['by mention', { assigneeType: 'user', assignee: '<@U0RINA|rina>' }],
    ['by mention alone', { assignee: '<@U0RINA>' }],
    ['by e-mail', { assigneeType: 'Person', assignee: 'Rina@Example.com' }],
    ['by e-mail alone', { assignee: 'rina@example.com' }],
    ['by a linked e-mail', { assignee: '<mailto:rina@example.com|rina@example.com>' }],
    ['by id', { assigneeType: 'user', assignee: 'usr_rina' }],
  ])('changes nothing for somebody who has the number already, %s', (_how, cells) => {
    expect(plan(cells, { assignee: rina })).toMatchObject({ kind: 'unchanged' });
    expect(plan(cells)).toMatchObject({ kind: 'change', change: { assignee: { from: null } } });
  });

  it.each(['none', 'Unassign', 'nobody'])(
    'takes a number away for the type %s, and never for an empty cell',
    (type) => {
      expect(plan({ assigneeType: type }, { assignee: queue })).toMatchObject({
        change: { assignee: { from: queue, to: null } },
      });
      expect(plan({ assigneeType: type })).toMatchObject({ kind: 'unchanged' });
      expect(plan({}, { assignee: queue, displayName: 'Old' })).toMatchObject({ kind: 'unchanged' });
    },
  );

  it.each(['Call Queue', 'call-queue', 'queue', 'CALL_QUEUE'])('reads %s as a call queue', (type) => {
    expect(plan({ assigneeType: type, assignee: 'cq_2' })).toMatchObject({
      change: { assignee: { to: { type: 'call_queue', id: 'cq_2' } } },
    });
  });

  it('finds a number however it is written', () => {
    expect(plan({ number: '(415) 555-1001', displayName: 'New' })).toMatchObject({
      phoneNumber: '+14155551001',
      kind: 'change',
    });
  });

  it.each<[string, Partial<ImportRow>]>([
    ['There is no number in it.', { number: '' }],
    ['“call me” is not a phone number.', { number: 'call me' }],
    ['A spreadsheet has shortened the number to 1.41556E+10.', { number: '1.41556E+10' }],
    ['The Zoom account does not have this number.', { number: '+14155559999' }],
    ['“local” is not a type of assignee.', { assigneeType: 'local', assignee: 'x' }],
    ['There is a type and no assignee.', { assigneeType: 'user' }],
    ['There is an assignee and no type.', { assignee: 'cq_1' }],
    ['“rina@” is no e-mail address.', { assigneeType: 'user', assignee: 'rina@' }],
    [
      '“Rina Smith” is no id. Write the person’s e-mail address',
      { assigneeType: 'user', assignee: 'Rina Smith' },
    ],
    ['Slack does not tell the e-mail address of this person.', { assignee: '<@U0GUS>' }],
    ['Slack knows nobody by this mention. Write the e-mail address instead.', { assignee: '<@U0NOPE>' }],
    ['Leave one of them out.', { assigneeType: 'none', assignee: 'cq_1' }],
    ['The display name has 129 characters; Zoom takes 128 at the most.', { displayName: 'x'.repeat(129) }],
  ])('says what is wrong: %s', (why, cells) => {
    expect(plan(cells)).toMatchObject({ kind: 'wrong', why: expect.stringContaining(why) });
  });

  it('takes none of two rows with the same number', () => {
    const rows = [row({ displayName: 'A' }), row({ row: 3, number: '415-555-1001', displayName: 'B' })];
    expect(planImport(rows, known(number()))).toMatchObject([
      { row: 2, kind: 'wrong', why: 'The number is in row 3 as well. Keep one of them.' },
      { row: 3, kind: 'wrong', why: 'The number is in row 2 as well. Keep one of them.' },
    ]);
  });

  it('takes none of thousands of rows with the same number, and is made in a moment', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => row({ row: index + 2 }));
    const planned = planImport(rows, known(number()));
    const inRows = (...others: number[]) => ({
      kind: 'wrong',
      why: `The number is in row ${others.join(', ')} as well. Keep one of them.`,
    });
    expect(planned[0]).toMatchObject(inRows(3, 4, 5, 6, 7));
    expect(planned[3]).toMatchObject(inRows(2, 3, 4, 6, 7));
    expect(planned[19_999]).toMatchObject(inRows(2, 3, 4, 5, 6));
  }, 5_000);

  it('of thousands of people, by address and by id, is made in a moment', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `usr_${index}`);
    const numbers = ids.map((id, index) => number({ id, phoneNumber: `+141555${10_000 + index}` }));
    const rows = numbers.map(({ phoneNumber, id }) =>
      row({ number: phoneNumber, assigneeType: 'user', assignee: id }),
    );
    const zoomUserIds = new Map(ids.slice(1).map((id) => [`${id}@example.com`, id]));
    const news = planImport(rows, { ...known(...numbers), zoomUserIds }).filter(
      (each) => each.kind === 'change' && each.change.assignee?.isNews,
    );
    expect(news).toMatchObject([{ phoneNumber: '+14155510000' }]);
  }, 5_000);
});
