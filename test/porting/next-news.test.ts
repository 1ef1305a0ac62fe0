import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNews } from '../../src/porting/next-news.ts';
import type { OpenAnnouncement } from '../../src/store/announcements.ts';

const NOW = new Date('2026-03-02T15:00:00Z');

/** News as they were found: an order and what happened to it. */
function found(news: readonly (readonly [orderId: string, kind: string])[]): OpenAnnouncement[] {
  return news.map(([orderId, kind], index) => ({
    startedAt: null,
    change: { id: index + 1, orderId, key: `${index}`, kind, at: NOW, foundAt: NOW, details: {} },
  }));
}

/** Everything that is told, message by message, until nothing is left. */
function told(open: readonly OpenAnnouncement[]): string[][] {
  const messages: string[][] = [];
  let left = [...open];
  while (left.length > 0) {
    const next = nextNews(left);
    if (next.length === 0) throw new Error('It would never end');
    messages.push(next.map(({ change }) => `${change.orderId} ${change.kind}`));
    left = left.filter((each) => !next.includes(each));
  }
  return messages;
}

const orders = (count: number, kind: string) =>
  Array.from({ length: count }, (_, index) => [`${kind}_${index}`, kind] as const);

describe('What is told next of ports', () => {
  it('is one change after the other while few orders have news', () => {
    expect(told(found([...orders(4, 'completed'), ...orders(3, 'rejected')]))).toHaveLength(7);
  });

  it('is all changes of a kind where many orders have news, and the few of another kind by themselves', () => {
    const messages = told(
      found([...orders(2, 'rejected'), ...orders(60, 'completed'), ...orders(9, 'date_set')]),
    );
    expect(messages.map((message) => message.length).toSorted((a, b) => a - b)).toEqual([1, 1, 9, 60]);
  });

  it('is first what was begun, with all that was begun with it', () => {
    const open = found(orders(20, 'completed')).map((each, index) =>
      index % 2 === 0 ? { ...each, startedAt: NOW } : each,
    );
    expect(nextNews(open)).toHaveLength(10);
  });

  it('keeps what happened to an order in its order, and loses nothing', () => {
    const kind = fc.constantFrom(
      'new',
      'carrier_asked',
      'date_set',
      'date_moved',
      'rejected',
      'resubmitted',
      'completed',
      'of_tomorrow',
    );
    const news = fc.array(fc.tuple(fc.nat({ max: 11 }).map(String), kind), { maxLength: 60 });
    fc.assert(
      fc.property(news, (each) => {
        const open = found(each);
        const said = told(open).flat();
        expect(said.toSorted()).toEqual(each.map((one) => one.join(' ')).toSorted());
        for (const orderId of new Set(each.map(([id]) => id))) {
          const of = (lines: readonly string[]) => lines.filter((line) => line.startsWith(`${orderId} `));
          expect(of(said)).toEqual(of(each.map((one) => one.join(' '))));
        }
      }),
    );
  });
});
