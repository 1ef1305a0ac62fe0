import type { Player } from '../../src/sandbox/slack/person/player.ts';

/** What somebody fills in for one order; the labels are those of the form. */
export type PortAnswers = {
  carrier?: string;
  line?: 'Wireless' | 'Landline or VoIP';
  accountNumber?: string;
  pin?: string;
  scope?: string;
  billingNumber?: string;
  remaining?: string;
  person?: string;
  address?: string;
  city?: string;
  state?: string;
  zip?: string;
  day?: string;
};

export const ANSWERS = {
  accountNumber: 'ACCT-778291',
  scope: 'Yes, the account ends',
  person: 'Ada Lindqvist',
  address: '1801 California St',
  city: 'Denver',
  state: 'co',
  zip: '80202',
} as const satisfies PortAnswers;

/** What only these steps say. */
export const ACCOUNT_STEP = 'At the losing carrier, as on the bill.';
export const ADDRESS_STEP = 'Not a PO box.';

export const CHECKLIST = ['active', 'clear', 'bill'];

/** Somebody at the form of a port. */
export function atPortForm(who: Player) {
  const shown = (says: string | RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && (typeof says === 'string' ? text.includes(says) : says.test(text)) && text;
    });
  const fill = async (fields: Record<string, string | undefined>) => {
    for (const [label, value] of Object.entries(fields)) {
      if (value !== undefined) await who.fill(label, value);
    }
  };
  return {
    shown,
    async numbers(pasted: string) {
      await who.command('/phone port');
      const first = await shown(/Which numbers come to Zoom|You have begun/);
      if (first.includes('You have begun')) await who.press('Start anew');
      await shown('Which numbers come to Zoom?');
      await who.fill('Numbers', pasted);
      return who.submit();
    },
    async account(answers: PortAnswers) {
      await shown(ACCOUNT_STEP);
      await fill({
        'Losing carrier': answers.carrier,
        'Kind of line': answers.line,
        'Account number': answers.accountNumber,
        'PIN or transfer PIN': answers.pin,
        'All numbers of the account?': answers.scope,
        'Billing number (BTN)': answers.billingNumber,
        'What happens to the numbers that stay': answers.remaining,
      });
      return who.submit();
    },
    async address(answers: PortAnswers) {
      await shown(ADDRESS_STEP);
      await fill({
        'Authorized person': answers.person,
        'Street address': answers.address,
        City: answers.city,
        'State or province': answers.state,
        'ZIP or postal code': answers.zip,
        'Day of the port': answers.day,
      });
      return who.submit();
    },
    async file() {
      await shown('Checklist');
      await who.fill('Checklist', CHECKLIST);
      return who.submit();
    },
  };
}
