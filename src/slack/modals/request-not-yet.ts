import type { ModalView } from '@slack/types';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { ShownSearch } from '../../numbers/search-session.ts';
import { counted, paragraph, paragraphs, plain } from '../messages/text.ts';

/** The numbers a person chose, and that buying them is not part of this version. */
export function requestNotYetModal({ selected }: ShownSearch): ModalView {
  const cost = selected.reduce((sum, { monthlyCost }) => sum + monthlyCost, 0);
  const lines = selected.map(
    (each) => `• ${formatNumber(each.phoneNumber)}, ${formatMoney(each.monthlyCost)} a month`,
  );
  return {
    type: 'modal',
    title: plain('Request numbers'),
    close: plain('Back to the search'),
    blocks: [
      paragraph(`You chose *${counted(selected.length, 'number')}* for ${formatMoney(cost)} a month:`),
      ...paragraphs(lines),
      paragraph(
        ':information_source: This version of the bot finds numbers and does not buy them yet. Nothing was requested or bought; your choice stays ticked in the search.',
      ),
    ],
  };
}
