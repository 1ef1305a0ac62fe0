import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asOpen } from '../../src/porting/open-orders.ts';
import { parseRoute } from '../../src/porting/parse-route.ts';
import { stepsOf } from '../../src/porting/port-steps.ts';
import { CHANGE_FIELDS, shownIn } from '../../src/porting/shown-order.ts';
import type { StoredChange } from '../../src/porting/stored-change.ts';
import { readPortsWords } from '../../src/slack/commands/ports.ts';
import { ordersSection } from '../../src/slack/home/number-sections.ts';
import {
  assignPortedScreen,
  cancelledAnswer,
  changedAnswer,
  portLookScreen,
} from '../../src/slack/messages/port-answers.ts';
import { portCard } from '../../src/slack/messages/port-card.ts';
import { digestMessage } from '../../src/slack/messages/port-digest.ts';
import { filingCard, filingSettledScreen, filingsSubmitted } from '../../src/slack/messages/port-filing.ts';
import { portLine } from '../../src/slack/messages/port-lines.ts';
import { portBurst, portBurstLists, portNews, portsOpenMessage } from '../../src/slack/messages/port-news.ts';
import { anewButton, draftKept, offerDraft } from '../../src/slack/messages/port-offer.ts';
import { routeSetAnswer, routesScreen, routeUnclear } from '../../src/slack/messages/port-routes.ts';
import { changedSinceNotice } from '../../src/slack/messages/port-trouble.ts';
import { portsListScreen } from '../../src/slack/messages/ports-list.ts';
import { paragraph } from '../../src/slack/messages/text.ts';
import { portCancelForm } from '../../src/slack/modals/port-cancel.ts';
import { portChangeForm } from '../../src/slack/modals/port-change-form.ts';
import { portFormModal } from '../../src/slack/modals/port-form.ts';
import type { Screen } from '../../src/slack/screen.ts';
import { expectGoodModal, expectGoodScreen, forAll } from './good-screens.ts';
import { MARK, wildText } from './wild.ts';
import { wildDraftOf, wildFilingOf } from './wild-drafts.ts';
import { foreign, moment, orderId, wildChange, wildOrder, wildStoredOrder } from './wild-orders.ts';

const NOW = new Date('2026-03-02T15:00:00Z');

const told = wildStoredOrder.chain((stored) =>
  fc.record({
    stored: fc.constant(stored),
    history: fc.array(wildChange(stored), { maxLength: 15 }),
    watches: fc.option(fc.boolean(), { nil: undefined }),
  }),
);
const orders = fc.uniqueArray(wildStoredOrder, {
  maxLength: 40,
  selector: ({ order }) => order.orderId,
});

describe('Whatever Zoom says of porting orders, Slack takes the screen, and no foreign word does anything in it:', () => {
  it('the card of an order, as many see it and as one does', () => {
    forAll(told, (view) => {
      good({ title: 'Porting order', ...portCard(view) });
      good(portLookScreen({ kind: 'order', isOld: true, ...view, ...seen(view) }));
      good(assignPortedScreen({ kind: 'order', isOld: false, ...view, ...seen(view) }));
    });
  }, 60_000);

  it('each line of a thread and each direct message', () => {
    forAll(told, ({ stored, history }) => {
      for (const entry of history) {
        good({ title: 'News', ...portNews(stored, entry, NOW) });
        const line = portLine(entry.change, stored);
        good({ title: 'News', text: line, blocks: [paragraph(line)] });
      }
    });
  }, 60_000);

  it('many changes at once, and their lists', () => {
    const burst = orders.chain((many) =>
      fc.record({
        many: fc.constant(many),
        changes: fc.tuple(...many.map(wildChange)).map((each): StoredChange[] => each),
      }),
    );
    forAll(
      burst,
      ({ many, changes }) => {
        const byId = new Map(many.map((stored) => [stored.order.orderId, stored]));
        const lists = portBurstLists(changes, byId, NOW);
        for (const [first, ...rest] of Map.groupBy(changes, ({ change }) => change.kind).values()) {
          if (!first) continue;
          good({ title: 'News', ...portBurst([first, ...rest]) });
        }
        for (const list of lists) good({ title: 'News', ...list });
      },
      60,
    );
  }, 60_000);

  it('what is open at the first look, and a digest', () => {
    forAll(
      fc.tuple(orders, moment),
      ([many, now]) => {
        good({ title: 'News', ...portsOpenMessage(many, now) });
        const fifth = (nth: number) => many.filter((_, index) => index % 5 === nth);
        const digest = {
          day: '2026-03-09',
          statuses: [],
          dueToday: fifth(0),
          thisWeek: fifth(1),
          stuck: fifth(2),
          rejected: fifth(3),
          completed: fifth(4),
        };
        good({ title: 'News', ...digestMessage(digest) });
        good({ title: 'News', ...digestMessage({ ...digest, statuses: ['scheduled', 'completed'] }) });
      },
      60,
    );
  }, 60_000);

  it('a page of the list, whatever it was asked for with', () => {
    forAll(
      fc.tuple(orders, foreign, fc.nat({ max: 3 })),
      ([many, words, page]) => {
        const listed = many.slice(0, 8).map(({ order, requesterId }) => ({ order, requesterId }));
        for (const filter of [readPortsWords(words), { statuses: [words], mine: true as const }]) {
          good(
            portsListScreen({
              kind: 'page',
              filter,
              orders: listed,
              page,
              pages: 4,
              total: listed.length,
              isOld: true,
              unreadable: 2,
              hasMore: true,
            }),
          );
        }
      },
      60,
    );
  }, 60_000);

  it('the answers to what is done to an order', () => {
    forAll(
      fc.tuple(wildOrder, foreign, fc.array(orderId, { minLength: 2, maxLength: 20 })),
      ([order, words, ids]) => {
        good(cancelledAnswer({ kind: 'cancelled', orderId: order.orderId }));
        good(cancelledAnswer({ kind: 'refused', order, reason: words }));
        good(changedAnswer({ kind: 'changed', order, resubmitted: true }));
        good(changedAnswer({ kind: 'kept' }));
        good(changedAnswer({ kind: 'unknown', order }));
        good(portLookScreen({ kind: 'not_found', words }));
        good(portLookScreen({ kind: 'several', orderIds: [...new Set(ids)] }));
      },
    );
  }, 60_000);

  it('the forms that change and cancel one', () => {
    const here = { now: NOW, timeZone: 'America/Denver' };
    forAll(fc.tuple(wildOrder, foreign), ([order, words]) => {
      const details = { billingNumber: words, remaining: words };
      expectGoodModal(portChangeForm({ order, details }, here));
      expectGoodModal(portCancelForm(order));
      expectGoodModal(portChangeForm({ order: { ...order, status: 'rejected' }, details }, here));
      const since = { isRejection: false, fields: [...CHANGE_FIELDS] };
      const notice = changedSinceNotice(order, since, shownIn({ order, details }, here));
      expectGoodModal(portChangeForm({ order, details }, here, { notices: [notice] }));
    });
  }, 60_000);

  it('the form at each of its steps, and what is said of one that was begun', () => {
    const here = { now: NOW, timeZone: 'America/Denver' };
    forAll(
      fc.tuple(wildDraftOf(wildText), fc.array(foreign, { maxLength: 100 })),
      ([draft, sites]) => {
        for (const step of stepsOf(draft)) {
          expectGoodModal(unbolded(portFormModal({ draft: { ...draft, step }, here, sites })));
        }
        const offered = { draft, changedAt: here.now };
        good(offerDraft(offered, anewButton(draft.pasted)));
        good({ title: 'Port numbers in', ...draftKept(draft) });
      },
      40,
    );
  }, 60_000);

  it('a port on its way', () => {
    forAll(
      fc.array(wildFilingOf(foreign), { minLength: 1, maxLength: 20 }),
      (filings) => {
        for (const filing of filings) good(unbolded({ title: 'Port numbers in', ...filingCard(filing) }));
        good(unbolded(filingsSubmitted(filings)));
        for (const filing of filings.slice(0, 3)) {
          good(filingSettledScreen({ kind: 'not_uncertain', filing }));
          good(filingSettledScreen({ kind: 'settled', filing }));
        }
      },
      60,
    );
  }, 60_000);

  it('the orders of the Home', () => {
    forAll(fc.tuple(fc.array(wildOrder, { maxLength: 30 }), fc.nat({ max: 1_000 })), ([many, more]) => {
      const shown = many.map(asOpen);
      const view = {
        orders: { orders: shown, total: shown.length + more, at: new Date(0) },
      };
      good(unbolded({ title: 'Home', text: 'Home', blocks: ordersSection(view) }));
    });
  }, 60_000);

  it('who is told of ports, as it was asked for', () => {
    const asked = fc.oneof(
      foreign,
      fc
        .array(foreign, { minLength: 1, maxLength: 30 })
        .map((parts) => parts.map((part) => `carrier:"${part.replaceAll('"', '')}"`).join(' ')),
    );
    forAll(asked, (words) => {
      const reading = parseRoute(`<#C0123456789> ${words} quiet 22-7 digest 9`, 'America/Chicago');
      if (reading.kind === 'unclear') good(routeUnclear(reading.problem, reading.typed));
      else {
        const before = { ...reading.route, statuses: [] };
        for (const isShared of [true, false])
          good(routeSetAnswer(reading.route, { isShared, before, heardAll: isShared }));
        good(routesScreen({ portingChannel: 'C0123456789', routes: [reading.route, before] }));
      }
    });
  }, 60_000);
});

function seen({ watches }: { watches?: boolean | undefined }) {
  return { watches: watches ?? false };
}

/** Without the bot's own bold, in which foreign words may stand where they have none of their own. */
function unbolded<Shown>(shown: Shown): Shown {
  const aside: Shown = JSON.parse(JSON.stringify(shown), (_key, value: unknown) => {
    const { success, data } = mrkdwn.safeParse(value);
    if (!success) return value;
    expect(data.text).not.toContain(`*${MARK}*`);
    return { ...data, text: data.text.replaceAll('*', '') };
  });
  return aside;
}

const mrkdwn = z.looseObject({ type: z.literal('mrkdwn'), text: z.string() });

/** Without the bot's own joy, moments and mentions: of who files an order, and of the channel that is told. */
function good(screen: Screen): void {
  const text = JSON.stringify(screen)
    .replaceAll(
      /<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\w ,:]+>|<@U01RINAPATL>|<@U01>|<#C0123456789>/g,
      'own',
    )
    .replaceAll(/:tada: (?=\*Completed|\d)/g, '');
  const aside: Screen = JSON.parse(text);
  expectGoodScreen(aside);
}
