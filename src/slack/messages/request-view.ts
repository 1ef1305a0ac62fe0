import type { Budget, Judgement } from '../../purchases/policy.ts';
import type { PurchaseRequest, Vote } from '../../purchases/request.ts';

/** Everything that the cards of a request show, as it is at one moment. */
export type RequestView = {
  request: PurchaseRequest;
  /** Of the revision as it is now, the first first. */
  votes: readonly Pick<Vote, 'userId'>[];
  /** What the policy says; only while people decide. */
  judgement?:
    | Pick<Judgement, 'decision' | 'quorum' | 'approvals' | 'missing' | 'reason' | 'rules'>
    | undefined;
  /** Only while people decide, and where there is a budget. US dollars a month. */
  budget?: (Budget & { limit: number }) | undefined;
  /** Numbers that the account has and nobody uses, like those that are asked for (E.164). */
  spare?: { numbers: readonly string[]; hasMore: boolean } | undefined;
  /** The number of the request that it is queued behind. */
  frontNumber?: number | undefined;
};
