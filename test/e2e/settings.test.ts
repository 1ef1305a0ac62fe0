import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import {
  ADA,
  ANA,
  BEN,
  BOT_USER_ID,
  FINANCE_PRIVATE,
  GENERAL,
  GUS,
  PHONE_APPROVALS,
  PHONE_APPROVERS,
  RINA,
} from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { available, modalSaying, requestForm } from './requests-on-screen.ts';

describe('The settings and the history', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: {
        PHONE_ADMINS: `${ADA},${BEN}`,
        PHONE_APPROVERS: PHONE_APPROVERS,
        APPROVALS_CHANNEL: PHONE_APPROVALS,
      },
    });
    rina = workspace.slack.person(RINA);
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    for (const person of [rina, ada]) {
      while (person.screen().modal) await person.close({ all: true });
      await person.reload();
    }
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const open = async (person: Player = ada) => {
    await person.command('/phone settings');
    return person.waitFor(modalSaying('Approvals needed'));
  };

  it('are for admins; everybody else learns who they are', async () => {
    await rina.command('/phone settings');
    expect(await rina.waitFor(modalSaying('The settings are for admins'))).toContain(`<@${ADA}>`);
  });

  it('open with what holds, and say what a change has changed', async () => {
    const form = await open();
    expect(form).toContain('1 up to $50.00\n2 above');
    await ada.fill('Monthly budget', '500');
    await ada.fill('Approvals needed', '1 up to $100\n2 above');
    await ada.fill('A request expires after (hours)', '48');
    expect(await ada.submit()).toEqual({ ok: true });
    const saved = await ada.waitFor(modalSaying('3 settings changed.'));
    expect(saved).toContain('Monthly budget:* no limit → $500.00');
    expect(saved).toContain('72 hours → 48 hours');
    await ada.close();
    expect(await open()).toContain('1 up to $100.00');
  });

  it.each([
    [
      { 'Approvals needed': '1 up to $50\n3 above' },
      { quorumBands: '3 approvals could never be given: there are 2 approvers.' },
    ],
    [
      { 'Approvals needed': 'two of them' },
      { quorumBands: expect.stringContaining('“two of them” is not understood') },
    ],
    [
      { 'Approvals needed': '1 up to $50' },
      { quorumBands: expect.stringContaining('above the last amount') },
    ],
    [
      { Approvers: [ANA], 'Approvers: user groups': [], 'Approvals needed': '1 above' },
      { approvers: expect.stringContaining('Nobody could approve the requests of the only approver') },
    ],
    [
      { Approvers: [GUS], 'Approvers: user groups': [] },
      { approvers: expect.stringContaining('Nobody could approve a purchase') },
    ],
    [
      { 'The fallback channel is told after (hours)': '24' },
      { fallbackChannel: expect.stringContaining('Choose the channel that is told') },
    ],
    [{ 'Fallback channel': FINANCE_PRIVATE }, { fallbackChannel: expect.stringContaining('/invite') }],
  ])('refuses %j where it is written, with the reason', async (fields, errors) => {
    await open();
    for (const [name, given] of Object.entries(fields)) await ada.fill(name, given);
    expect(await ada.submit()).toEqual({ ok: false, errors });
  });

  it('ask whether something odd is meant before they save it', async () => {
    const form = await open();
    for (const section of ['Approvals', 'Without people', 'Channels', 'Times', 'Who may do what'])
      expect(form).toMatch(new RegExp(`^${section}`, 'm'));
    await ada.fill('Approvals needed', '2 up to $100\n1 above');
    await ada.submit();
    await ada.waitFor(modalSaying('Is that meant?'));
    await ada.close();
    expect(await open()).toContain('1 up to $100.00\n2 above');
    await ada.fill('Approvals needed', '2 up to $100\n1 above');
    await ada.submit();
    await ada.waitFor(modalSaying('Is that meant?'));
    await ada.submit();
    await ada.waitFor(modalSaying('1 setting changed.'));
    await ada.close();
    await open();
    await ada.fill('Approvals needed', '1 up to $100\n2 above');
    await ada.submit();
    await ada.waitFor(modalSaying('1 setting changed.'));
  });

  it('bring the bot into a public channel with a button', async () => {
    const general = workspace.slack.channels.get(GENERAL);
    if (!general) throw new Error('There is no #general');
    workspace.slack.channels.leave(general, BOT_USER_ID);
    await open();
    await ada.fill('Fallback channel', GENERAL);
    await ada.fill('Monthly budget', '750');
    await ada.submit();
    await ada.waitFor(modalSaying(`I am not in <#${GENERAL}>, so nothing was saved.`));
    await ada.press('Add me to it');
    await ada.waitFor(modalSaying(`I am in <#${GENERAL}> now.`));
    expect(workspace.slack.channels.get(GENERAL)?.members).toContain(BOT_USER_ID);
    await ada.submit();
    const saved = await ada.waitFor(modalSaying('2 settings changed.'));
    expect(saved).toContain(`none → <#${GENERAL}>`);
    expect(saved).toContain('→ $750.00');
  });

  it('are not overwritten by an admin who has not seen the change of another', async () => {
    await open();
    const ben = workspace.slack.person(BEN);
    await open(ben);
    await ben.fill('Monthly budget', '800');
    await ben.submit();
    await ben.waitFor(modalSaying('1 setting changed.'));
    await ada.fill('Monthly budget', '900');
    await ada.submit();
    await ada.waitFor(modalSaying('Somebody else changed the settings since you opened them'));
    expect(JSON.stringify(ada.screen().modal)).toContain('"initial_value":"800"');
  });

  it('keep a history that shows what was changed, by person, and goes out as CSV to admins alone', async () => {
    await ada.command(`/phone audit @ada`);
    const list = await ada.waitFor((screen) => screen.message('Settings changed'));
    expect(ada.screen().textOf(list)).toContain('no limit → $500.00');
    await ada.press('Export as CSV', { on: list });
    await ada.waitFor((screen) => screen.message('The history is on its way as a CSV file'));
    const sent = await ada.waitFor((screen) => {
      const message = screen.message('The history you exported', 'bot');
      return message?.files[0] && message;
    });
    const [file] = sent.files;
    expect(file?.name).toMatch(/^phone-history-\d{4}-\d\d-\d\d\.csv$/);
    const stored = workspace.slack.snapshot().files.find(({ name }) => name === file?.name);
    const csv = Buffer.from(stored?.content ?? '', 'base64').toString('utf8');
    expect(csv.split('\r\n')[0]).toContain('id,at (UTC),who,name,what');
    expect(csv).toContain(`${ADA},Ada Lindqvist,settings.changed`);

    await rina.command('/phone audit');
    const hers = await rina.waitFor((screen) => screen.message(`History of what <@${RINA}> did`));
    expect(rina.screen().textOf(hers)).not.toContain('Export');
    await rina.command('/phone audit @ada');
    await rina.waitFor((screen) => screen.message(/is for admins and approvers to see. Ask .*<@/));
  });

  it('finds the history of a number and of a request, page by page', async () => {
    await rina.command('/phone request block');
    await rina.waitFor(modalSaying('Cost estimate'));
    await rina.fill('Area code', '415');
    await rina.fill('Cost estimate, in dollars a month', '20');
    await rina.fill('What is it for?', 'History <!here> lesson');
    await rina.submit();
    await rina.waitFor(modalSaying('is in'));
    await rina.close();
    await rina.command('/phone audit 1');
    const history = await rina.waitFor((screen) => screen.message('History of request 1'));
    expect(rina.screen().textOf(history)).toContain('Request submitted');
    expect(rina.screen().textOf(history)).not.toContain('<!here>');

    await rina.command('/phone audit +14155551001');
    await rina.waitFor((screen) => screen.message('Nothing that I know of has happened here yet.'));
    await rina.command('/phone audit nonsense');
    await rina.waitFor((screen) => screen.message('I do not know whose history'));
  });

  it('approve what is cheap enough at once, and say why', async () => {
    await open();
    await ada.fill('Approved automatically up to', '30');
    await ada.submit();
    await ada.waitFor(modalSaying('1 setting changed.'));
    const [one = ''] = await available(rina, '212', 1);
    await rina.command(`/phone request ${one}`);
    await rina.waitFor(requestForm);
    await rina.fill('What is it for?', 'Cheap enough');
    await rina.submit();
    const next = await rina.waitFor(modalSaying('is in'));
    expect(next).toContain('*Approved* by the policy. It was approved automatically, for its low cost.');
  });
});
