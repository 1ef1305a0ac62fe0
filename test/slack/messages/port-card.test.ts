import { describe, expect, it } from 'vitest';
import { portCard } from '../../../src/slack/messages/port-card.ts';

describe('The card of a porting order', () => {
  it('ends no reason in the middle of a sign, however long it is', () => {
    const cancelled = { by: 'U01RINAPATL', why: 'Q&A & '.repeat(100) };
    const at = new Date('2026-03-02T15:00:00Z');
    const { blocks } = portCard({
      stored: {
        order: { orderId: 'port_1', status: 'cancelled', phoneNumbers: ['+14155559900'] },
        requesterId: undefined,
        details: { cancelled },
        changedAt: at,
        version: 1,
      },
      history: [
        {
          id: 1,
          orderId: 'port_1',
          change: { kind: 'cancelled', key: 'cancelled', at: undefined },
          at,
          foundAt: at,
        },
      ],
    });
    const text = JSON.stringify(blocks);
    expect(text).toContain('Q&amp;A');
    expect(text).not.toMatch(/&(?!amp;)/);
    expect(text).toContain('…”');
  });
});
