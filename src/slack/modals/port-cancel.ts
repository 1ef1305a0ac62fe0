import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { cancelOrder } from '../../porting/cancel-order.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import { cancelledAnswer } from '../messages/port-answers.ts';
import { numbersOf } from '../messages/port-card.ts';
import { escapeCut } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import { readWords, wordsForm } from './words-form.ts';

export const PORT_CANCEL_FORM = 'port_cancel';

type Named = Pick<PortingOrder, 'orderId' | 'phoneNumbers' | 'carrierName'>;

/** Withdrawing an order asks for the reason; opening it is the confirmation. */
export function portCancelForm({ orderId, phoneNumbers, carrierName }: Named): ModalView {
  const from = carrierName ? ` from ${escapeCut(carrierName, 100)}` : '';
  return wordsForm(orderId, {
    about: `The port of ${numbersOf(phoneNumbers, 3)}${from}`,
    close: 'Keep it',
    name: PORT_CANCEL_FORM,
    title: 'Cancel the order',
    submit: 'Cancel the order',
    label: 'Why is it cancelled?',
    hint: 'The numbers stay with the losing carrier. A cancelled order cannot be taken up again, only filed anew. The reason is kept in the history.',
  });
}

export function submitPortCancelForm(context: Context): SubmissionHandler {
  return (values, { carried }) => {
    const read = readWords(values, 'Say why: whoever filed it wants to know.');
    if ('errors' in read) return read;
    return {
      title: 'Cancel the order',
      attempt: async ({ id: userId }) => ({
        view: modalOf(
          cancelledAnswer(await cancelOrder(context, { userId, orderId: carried, why: read.words })),
        ),
      }),
    };
  };
}
