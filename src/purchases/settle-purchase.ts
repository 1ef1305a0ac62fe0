import type { FailedNumber, ProvisionedNumber } from '../zoom/types.ts';
import { endRequest } from './end-request.ts';
import type { BoughtBlock, FollowUp, Outcome, Wanted } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/** What is known of a purchase that is over. */
export type Result = {
  bought: ProvisionedNumber[];
  failed: FailedNumber[];
  /** A number block that was bought; `unseen` where nobody has seen which. */
  block?: BoughtBlock | 'unseen' | undefined;
  refusal?: string | undefined;
  /** As in `Outcome`. */
  knownFrom: string;
  /** Slack user id or `system`. */
  actor: string;
  why?: string | undefined;
};

/** Ends a request with what became of its purchase, and starts what follows it. */
export function settlePurchase(turn: Turn, request: StoredRequest, result: Result): Promise<StoredRequest> {
  const block = result.block === 'unseen' ? undefined : result.block;
  const outcome: Outcome = {
    bought: result.bought,
    // Those that were gone beforehand are known already.
    failed: [...(request.outcome?.failed ?? []), ...result.failed],
    blockId: block?.id,
    block,
    refusal: result.refusal,
    knownFrom: result.knownFrom,
    reconciliation: request.outcome?.reconciliation,
  };
  const to = statusOf(outcome, result.block !== undefined);
  const followUps = planFollowUps(request.wanted, outcome);
  return endRequest(turn, request, {
    event: `purchase.${to}`,
    actor: result.actor,
    to,
    why: result.why ?? result.refusal,
    details: { ...outcome, reconciliation: undefined },
    // What it costs counts from now on, whatever it was thought to cost.
    change: {
      outcome,
      followUps,
      ...(block?.monthlyCost === undefined ? {} : { monthlyCost: block.monthlyCost }),
    },
    jobs: followUps.length > 0 ? [{ job: { name: 'follow-up', requestId: request.id } }] : [],
  });
}

function statusOf({ bought, failed }: Outcome, block: boolean): 'purchased' | 'partly_purchased' | 'failed' {
  if (block) return 'purchased';
  if (bought.length === 0) return 'failed';
  return failed.length === 0 ? 'purchased' : 'partly_purchased';
}

/** Assigning and naming, for each number that was bought. A block's numbers are handed out later, one by one. */
function planFollowUps({ kind, assignTo, displayName }: Wanted, { bought }: Outcome): FollowUp[] {
  // A single number is bought with its name.
  const isNamed = displayName !== undefined && kind !== 'number';
  const steps: FollowUp['step'][] = [
    ...(assignTo ? ['assign' as const] : []),
    ...(isNamed ? ['name' as const] : []),
  ];
  return bought.flatMap(({ id, phoneNumber }) =>
    steps.map((step) => ({ phoneNumber, numberId: id, step, state: 'pending' })),
  );
}
