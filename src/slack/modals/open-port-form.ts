import type { ModalView } from '@slack/types';
import { beginAgain } from '../../porting/begin-again.ts';
import type { Here } from '../../porting/check-date.ts';
import { keepDraft, readDraft } from '../../porting/keep-draft.ts';
import { emptyDraft, isWorthKeeping, type PortDraft } from '../../porting/port-draft.ts';
import { readStep } from '../../porting/port-steps.ts';
import { forbids } from '../../settings/roles.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import {
  anewButton,
  anewWithButton,
  draftGone,
  filingNotOver,
  filingUnknown,
  offerDraft,
  portsNotOffered,
} from '../messages/port-offer.ts';
import { modalOf } from '../screen.ts';
import { portFormModal } from './port-form.ts';

/** The form of a port: the one that the person has begun is offered first. @param pasted numbers to begin with */
export async function openPortForm(desk: Desk, person: Person, pasted: string): Promise<ModalView> {
  const refusal = await refusalFor(desk, person);
  if (refusal) return refusal;
  const kept = await readDraft(desk.context, person.id);
  if (!kept || !isWorthKeeping(kept.draft)) return beginPort(desk, person, pasted);
  return modalOf(offerDraft(kept, anewButton(pasted)));
}

/** A new form; one that was begun is gone. */
export async function beginPort(desk: Desk, person: Person, pasted: string): Promise<ModalView> {
  const refusal = await refusalFor(desk, person);
  if (refusal) return refusal;
  const draft = emptyDraft(desk.ids.newId(), pasted);
  await keepDraft(desk.context, person.id, draft);
  return drawPort(desk, person, draft);
}

/** The form where it was left. */
export async function goOnWithPort(desk: Desk, person: Person): Promise<ModalView> {
  const refusal = await refusalFor(desk, person);
  if (refusal) return refusal;
  const kept = await readDraft(desk.context, person.id);
  return kept ? drawPort(desk, person, kept.draft) : modalOf(draftGone());
}

/** The form of a port that was refused, filled in with all but what is secret. */
export async function portToCorrect(
  desk: Desk,
  person: Person,
  { filingId, replace }: { filingId: string; replace: boolean },
): Promise<ModalView> {
  const begun = await beginAgain(desk.context, { filingId, userId: person.id, replace });
  switch (begun.kind) {
    case 'begun':
      return drawPort(desk, person, begun.draft);
    case 'other':
      return modalOf(offerDraft(begun.kept, anewWithButton(filingId)));
    case 'unknown':
      return modalOf(filingUnknown());
    case 'not_over':
      return modalOf(filingNotOver());
    case 'not_allowed':
      return modalOf(notAllowedScreen(begun));
  }
}

/** Draws the step at which a form is. @param notices what has to be said first, in mrkdwn */
export async function drawPort(
  desk: Desk,
  person: Person,
  draft: PortDraft,
  notices: readonly string[] = [],
): Promise<ModalView> {
  const { at } = readStep(draft.step);
  const sites = at === 'address' ? await desk.sites() : undefined;
  const needsApproval = at === 'review' && (await arePortsApproved(desk));
  return portFormModal({ draft, here: hereFor(desk, person), sites, needsApproval, notices });
}

/** The form as it is by now, for somebody who has a step of it open that is about other numbers. */
export function drawOutdated(desk: Desk, person: Person, draft: PortDraft): Promise<ModalView> {
  const notice =
    ':eyes: The numbers of this form were changed elsewhere since you opened this page, so nothing of it is kept. Go on from here.';
  return drawPort(desk, person, draft, [notice]);
}

async function arePortsApproved({ context: { store, firstSettings } }: Desk): Promise<boolean> {
  return (await readSettings(store.db, firstSettings)).settings.portNeedsApproval;
}

export function hereFor({ clock }: Pick<Desk, 'clock'>, person: Person): Here {
  return { now: clock.now(), timeZone: timeZoneOf(person) };
}

/** Zoom takes ports over by it, so it is as good a guess as any for somebody whom Slack does not place. */
const GUESS = 'America/New_York';

export function timeZoneOf({ timeZone }: Person): string {
  if (timeZone === undefined) return GUESS;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return timeZone;
  } catch {
    return GUESS;
  }
}

async function refusalFor({ context, zoom }: Desk, person: Person): Promise<ModalView | undefined> {
  const refusal = await forbids(context, 'port', person.id);
  if (refusal) return modalOf(notAllowedScreen(refusal));
  return zoom.offers('porting-write') ? undefined : modalOf(portsNotOffered());
}
