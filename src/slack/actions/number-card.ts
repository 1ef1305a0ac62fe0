import { readNumber } from '../../inventory/read-number.ts';
import { auditScreen } from '../commands/audit.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { CARD_BLOCK, numberCard, sharedNumberCard } from '../messages/number-card.ts';
import { numberGoneScreen } from '../messages/number-found.ts';
import { nowhereToShare } from '../messages/number-notices.ts';
import type { ClickHandler } from '../visits.ts';

/** What answers the buttons of a card that only look. */
export function numberCardClicks(desk: Desk): Record<string, ClickHandler> {
  return { number_card: openCard(desk), number_history: openHistory(desk), number_share: shareCard(desk) };
}

/** Opens a number's card; on the card itself, draws it anew as it is now. */
function openCard({ context }: Desk): ClickHandler {
  return async (visit) => {
    const reading = await readNumber(context, { userId: visit.person.id, idOrE164: visit.value });
    const show = visit.blockId === CARD_BLOCK ? visit.redraw : visit.answer;
    if (reading.kind === 'not_allowed') return visit.answer(notAllowedScreen(reading));
    if (reading.kind === 'not_ours') return show(numberGoneScreen());
    await show(numberCard(reading.view, { canShare: visit.share !== undefined }));
  };
}

/** All that happened to the number, beside its card. */
function openHistory(desk: Desk): ClickHandler {
  return async (visit) => {
    const reading = await readNumber(desk.context, { userId: visit.person.id, idOrE164: visit.value });
    if (reading.kind === 'not_allowed') return visit.answer(notAllowedScreen(reading));
    if (reading.kind === 'not_ours') return visit.answer(numberGoneScreen());
    const { phoneNumber } = reading.view.number;
    await visit.answer(await auditScreen(desk, visit.person, { kind: 'number', phoneNumber }));
  };
}

/** "Share in channel": the number for everybody in it, without what only those who look after numbers should see. */
function shareCard({ context }: Desk): ClickHandler {
  return async (visit) => {
    const reading = await readNumber(context, { userId: visit.person.id, idOrE164: visit.value });
    if (reading.kind === 'not_allowed') return visit.answer(notAllowedScreen(reading));
    if (reading.kind === 'not_ours') return visit.answer(numberGoneScreen());
    if (!visit.share) return visit.answer(nowhereToShare('number'));
    await visit.share(sharedNumberCard(reading.view, visit.person.id));
  };
}
