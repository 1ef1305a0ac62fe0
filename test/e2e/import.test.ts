import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import { ADA, BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('An import', () => {
  let workspace: RunningWorkspace;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket' });
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  beforeEach(() => ada.reload());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const inventory = () => workspace.zoom.snapshot().numbers;
  const numberOf = (phoneNumber: string) =>
    inventory().find(({ phone_number }) => phone_number === phoneNumber);
  const used = new Set<string>();
  /** A number that no other test has taken. */
  function takeNumber(isAssigned: boolean): string {
    const found = inventory().find(
      (each) =>
        each.status === 'active' &&
        (each.assignee !== undefined) === isAssigned &&
        !used.has(each.phone_number),
    );
    if (!found) throw new Error('The company has no such number left');
    used.add(found.phone_number);
    return found.phone_number;
  }
  const saying = (words: string) => (screen: Screen) => {
    const { modal } = screen;
    return modal && screen.textOf(modal).includes(words) ? screen.textOf(modal) : undefined;
  };

  async function open(who = ada): Promise<void> {
    await who.command('/phone import');
    await who.waitFor(saying('Or paste its lines'));
  }

  /** Hands a file in. @returns the newest plan, when it has come */
  async function planned(content: string, name = 'assignments.csv') {
    const known = new Set(
      ada
        .screen()
        .messagesIn('bot')
        .map(({ ts }) => ts),
    );
    await open();
    await ada.fill('CSV file', { name, content });
    await ada.submit();
    await ada.waitFor(saying('The plan'));
    await ada.close();
    return ada.waitFor((screen) =>
      screen
        .messagesIn('bot')
        .find((each) => !known.has(each.ts) && screen.textOf(each).includes('Plan of the import')),
    );
  }

  type Card = Awaited<ReturnType<typeof planned>>;
  const cardNow = (card: Card) => (screen: Screen) => {
    const now = screen.messagesIn('bot').find(({ ts }) => ts === card.ts);
    return now ? screen.textOf(now) : '';
  };
  async function applied(card: Card): Promise<string> {
    await ada.press(applyButton(card), { on: card });
    return ada.waitFor((screen) => {
      const text = cardNow(card)(screen);
      return /imported/.test(text) && text;
    });
  }
  const applyButton = (card: Card) =>
    /\[(Apply [\d,]+ changes?)\]/.exec(ada.screen().textOf(card))?.[1] ?? 'no Apply button';

  /** The newest file of this kind in Ada's direct message, by its columns. */
  async function file(title: string, comment?: number): Promise<Record<string, string>[]> {
    const found = await ada.waitFor((screen) => {
      const files = screen.messagesIn('bot').flatMap((message) => message.files);
      const wanted = files.filter((each) => each.title === title);
      return wanted.length >= (comment ?? 1) && wanted.at(-1);
    });
    const stored = workspace.slack.snapshot().files.find(({ id }) => id === found.id);
    return parse(Buffer.from(stored?.content ?? '', 'base64'), { bom: true, columns: true });
  }

  it('shows what it would change and what is wrong, applies that after a click, and says what came of each row', async () => {
    const [free, taken, given] = [takeNumber(false), takeNumber(true), takeNumber(true)];
    const queue = workspace.zoom.snapshot().assignees.find(({ type }) => type === 'call_queue');
    const before = numberOf(given)?.assignee;
    const csv = [
      'Number;Assignee Type;Assignee;Display Name',
      `${free};user;ben@meridian-health.example;Ben’s desk`,
      `${taken};none;;`,
      `${given};call_queue;${queue?.id};`,
      '+14155559999;user;ben@meridian-health.example;',
      `${free.slice(0, 5)};user;;`,
    ].join('\r\n');
    const card = await planned(csv);
    const text = ada.screen().textOf(card);
    expect(text).toContain('3 rows change something, 2 are wrong.');
    expect(text).toContain('nobody → ben@meridian-health.example; no name → “Ben’s desk”');
    expect(text).toContain('Row 5, *+1 (415) 555-9999*: The Zoom account does not have this number.');
    expect(numberOf(taken)?.assignee).toBeDefined();

    await ada.press('Download the plan', { on: card });
    expect(await file('Plan of the import')).toMatchObject([
      { row: '2', number: free, plan: 'change', 'display name to': 'Ben’s desk' },
      { row: '3', number: taken, plan: 'change', 'assignee to': 'nobody' },
      { row: '4', plan: 'change' },
      { row: '5', plan: 'wrong', message: 'The Zoom account does not have this number.' },
      { row: '6', plan: 'wrong' },
    ]);

    const end = await applied(card);
    expect(end).toContain('3 of 5 rows imported');
    expect(numberOf(free)).toMatchObject({ display_name: 'Ben’s desk', assignee: { type: 'user' } });
    expect(numberOf(taken)?.assignee).toBeUndefined();
    expect(numberOf(given)?.assignee).toMatchObject({ id: queue?.id });
    expect(numberOf(given)?.assignee).not.toEqual(before);
    expect(await file('Result of the import')).toMatchObject([
      { row: '2', number: free, result: 'changed' },
      { row: '3', number: taken, result: 'changed' },
      { row: '4', number: given, result: 'changed' },
      {
        row: '5',
        number: '+14155559999',
        result: 'failed',
        message: 'The Zoom account does not have this number.',
      },
      { row: '6', result: 'failed' },
    ]);

    // Once more: nothing is left to change.
    const again = await planned(csv);
    expect(ada.screen().textOf(again)).toContain('0 rows change something, 3 are so already, 2 are wrong.');
    expect(ada.screen().textOf(again)).not.toContain('[Apply');
    await ada.command(`/phone audit ${free}`);
    await ada.waitFor((screen) => screen.message(`History of`));
  });

  it('leaves alone what somebody has changed since the plan was made', async () => {
    const [one, other] = [takeNumber(false), takeNumber(false)];
    const card = await planned(
      `number,assignee type,assignee\n${one},user,ben@meridian-health.example\n${other},user,ben@meridian-health.example\n`,
    );
    const first = await planned(`number,assignee type,assignee\n${one},user,rina@meridian-health.example\n`);
    // Twice, as an impatient person does.
    await Promise.all([
      ada.press('Apply 1 change', { on: first }),
      ada.press('Apply 1 change', { on: first }),
    ]);
    await ada.waitFor((screen) => cardNow(first)(screen).includes('1 row imported'));
    await ada.waitFor((screen) => screen.message('This plan was applied before'));
    const end = await applied(card);
    expect(end).toContain('1 of 2 rows imported');
    expect(end.replaceAll('\u200b', '')).toContain(
      'Somebody has changed it meanwhile: it belongs to Rina Patel now.',
    );
  });

  it('takes pasted lines with a mention of a person, and gives a template', async () => {
    const number = takeNumber(false);
    await open();
    await ada.press('Get a template');
    await ada.waitFor(saying('The template is in your direct message'));
    await ada.close();
    expect(Object.keys((await file('Assignments to import'))[0] ?? {})).toEqual([
      'number',
      'assignee type',
      'assignee',
      'display name',
    ]);
    await ada.fill('Or paste its lines', `number,assignee\n${number},<@${BEN}>`);
    await ada.submit();
    await ada.waitFor(saying('1 row changes something'));
    await ada.close();
    const card = await ada.waitFor((screen) =>
      screen.message('Plan of the import of what you pasted', 'bot'),
    );
    await applied(card);
    expect(numberOf(number)?.assignee).toMatchObject({ type: 'user' });
  });

  it('plans the other rows where one mentions somebody whom Slack does not know', async () => {
    const [one, other] = [takeNumber(false), takeNumber(false)];
    const card = await planned(`number,assignee\n${one},<@${BEN}>\n${other},<@U0NOPE123>\n`);
    expect(ada.screen().textOf(card)).toContain('Slack knows nobody by this mention.');
    await applied(card);
    expect(numberOf(one)?.assignee).toMatchObject({ type: 'user' });
    expect(numberOf(other)?.assignee).toBeUndefined();
  });

  it('says under the field what is wrong with a file', async () => {
    await open();
    expect(await ada.submit()).toMatchObject({
      errors: { import_file: 'Choose a CSV file, or paste its lines below.' },
    });
    await ada.fill('CSV file', { name: 'book.csv', content: new Uint8Array([0x50, 0x4b, 3, 4, 0]) });
    expect(await ada.submit()).toMatchObject({
      errors: { import_file: expect.stringContaining('This is an Excel workbook.') },
    });
    await ada.fill('CSV file', { name: 'large.csv', content: 'x'.repeat(5 * 1_024 * 1_024 + 1) });
    expect(await ada.submit()).toMatchObject({
      errors: { import_file: 'The file is larger than 5 MB. Cut it into several files.' },
    });
  });

  it('is refused to whoever may not assign, with who can', async () => {
    const rina = workspace.slack.person(RINA);
    await rina.command('/phone import');
    const refusal = await rina.waitFor(saying('You may not assign or edit numbers.'));
    expect(refusal).toContain(`<@${ADA}>`);
  });
});
