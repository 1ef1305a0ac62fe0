import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHouseStyle, checkMessage } from '../../src/sandbox/slack/validation/index.ts';
import { approvalCard } from '../../src/slack/messages/approval-card.ts';
import { changeLine, requesterLine } from '../../src/slack/messages/change-line.ts';
import { requesterCard } from '../../src/slack/messages/requester-card.ts';
import { paragraph } from '../../src/slack/messages/text.ts';
import { aRequest } from '../slack/messages/requests.ts';
import { wildPerson, wildText, wildView, wildWanted } from './wild-requests.ts';

const WHATS = [
  'request.edited',
  'request.voted',
  'request.approved',
  'request.denied',
  'request.commented',
  'request.moved_up',
  'purchase.postponed',
  'purchase.purchased',
  'purchase.failed',
  'purchase.uncertain',
  'release.released',
  'release.partly_released',
  'release.failed',
  'port_in.sent',
  'port_in.not_sent',
  'follow_up.failed',
  'something.new',
];

const paged = /<!(channel|here|everyone)/;

describe('Whatever a request holds', () => {
  it('its cards are within Slack’s limits and the house style, and page nobody', () => {
    fc.assert(
      fc.property(wildView, fc.boolean(), (drawn, isEscalation) => {
        const cards = [
          approvalCard(drawn, { call: ['S01APPROVER'], isEscalation }),
          approvalCard(drawn),
          requesterCard(drawn),
        ];
        for (const card of cards) {
          expect(checkMessage(card, 'update')).toEqual([]);
          expect(checkHouseStyle(card)).toEqual([]);
          expect(JSON.stringify(card)).not.toMatch(paged);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every line about it is within Slack’s limits, and pages nobody', () => {
    const change = fc.record({
      what: fc.constantFrom(...WHATS),
      actor: fc.oneof(fc.constantFrom('policy', 'system'), wildPerson),
      why: fc.option(wildText),
      details: fc.anything(),
    });
    fc.assert(
      fc.property(wildWanted, change, (asked, told) => {
        const about = aRequest({ wanted: asked, requesterId: 'U09SOMEBODY' });
        for (const line of [
          changeLine(about, told, (id) => `<@${id}>`),
          requesterLine(about, told, (id) => `<@${id}>`),
        ]) {
          if (line === undefined) continue;
          expect(checkMessage({ text: line, blocks: [paragraph(line)] }, 'post')).toEqual([]);
          expect(line).not.toMatch(paged);
        }
      }),
      { numRuns: 300 },
    );
  });
});
