import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepAfter, stepProblems, stepsOf } from '../../src/porting/port-steps.ts';
import { checkHouseStyle, checkMessage, checkView } from '../../src/sandbox/slack/validation/index.ts';
import { filingCard, filingsSubmitted } from '../../src/slack/messages/port-filing.ts';
import { anewButton, draftKept, offerDraft } from '../../src/slack/messages/port-offer.ts';
import { portFormModal } from '../../src/slack/modals/port-form.ts';
import { errorsOf, withTyped } from '../../src/slack/modals/read-port-step.ts';
import { modalOf } from '../../src/slack/screen.ts';
import { SECRET, wildDraftOf, wildFilingOf } from './wild-drafts.ts';
import { wildText } from './wild-requests.ts';

const here = { now: new Date('2026-03-02T15:00:00Z'), timeZone: 'America/Denver' };
const wildDraft = wildDraftOf(wildText);
const wildFiling = wildFilingOf(wildText);

describe('The form of a port, whatever is in it', () => {
  it('is within Slack’s limits at every step, and never says what is secret', () => {
    fc.assert(
      fc.property(
        wildDraft,
        fc.array(wildText, { maxLength: 100 }),
        fc.array(wildText),
        (draft, sites, said) => {
          for (const step of stepsOf(draft)) {
            const view = portFormModal({
              draft: { ...draft, step },
              here,
              sites,
              notices: said.slice(0, 3).map(() => 'x'),
            });
            expect(checkView(view), step).toEqual([]);
            expect(JSON.stringify(view)).not.toContain(SECRET);
            // The draft's id, and at most a short hash of numbers.
            expect(view.private_metadata).toMatch(/^d:(?:[\w-]{8})?$/);
          }
          for (const screen of [
            offerDraft({ draft, changedAt: here.now }, anewButton(draft.pasted)),
            draftKept(draft),
          ]) {
            expect(checkMessage({ text: screen.text, blocks: screen.blocks }, 'post')).toEqual([]);
            expect(checkHouseStyle({ text: screen.text, blocks: screen.blocks })).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on to a step that is not filled in, or to the review, and names only fields that it has', () => {
    fc.assert(
      fc.property(wildDraft, (draft) => {
        fc.pre(draft.parts.length > 0);
        for (const step of stepsOf(draft)) {
          const next = stepAfter(draft, step, here);
          const open = stepsOf(draft).filter((each) => stepProblems(draft, each, here).length > 0);
          expect(next === 'review' ? open.every((each) => each === step) : open.includes(next)).toBe(true);
          const view = portFormModal({ draft: { ...draft, step }, here, sites: [], notices: [] });
          const blocks = new Set(view.blocks.map(({ block_id }) => block_id));
          const errors = errorsOf(step, stepProblems(draft, step, here));
          for (const block of Object.keys(errors)) expect(blocks, step).toContain(block);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing of what is secret when a step is left with its fields empty', () => {
    fc.assert(
      fc.property(wildDraft, (draft) => {
        fc.pre(draft.parts.length > 0);
        const typed = withTyped(draft, 'account:0', {}).parts[0]?.fields;
        expect(typed?.accountNumber).toBe(draft.parts[0]?.fields.accountNumber);
        expect(typed?.accountPin).toBe(draft.parts[0]?.fields.accountPin);
      }),
      { numRuns: 30 },
    );
  });
});

it('A port on its way is shown within Slack’s limits, and pages nobody but its filer', () => {
  fc.assert(
    fc.property(fc.array(wildFiling, { minLength: 1, maxLength: 20 }), (filings) => {
      for (const filing of filings) {
        const { text, blocks } = filingCard(filing);
        expect(checkMessage({ text, blocks }, 'post')).toEqual([]);
        expect(checkHouseStyle({ text, blocks })).toEqual([]);
        const said = JSON.stringify(blocks);
        expect(said).not.toContain(SECRET);
        expect(said).not.toMatch(/<!(channel|here|subteam)/);
        expect(said.match(/<@\w+>/g)?.every((each) => each === '<@U01RINAPATL>')).toBe(true);
      }
      expect(checkView(modalOf(filingsSubmitted(filings)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
