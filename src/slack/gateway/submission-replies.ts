import type { ModalView } from '@slack/types';
import type { Gateway } from './gateway.ts';
import { fillModal } from './modals.ts';

type Reply =
  | { response_action: 'update'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> };

/** How one submission is answered: what is said first is the acknowledgement, what follows is shown in the modal. */
export type Replies = {
  /** @returns whether this is what Slack took; else something was said before, or it is too late */
  acknowledge(reply: Reply): Promise<boolean>;
  show(view: ModalView): Promise<void>;
  /** Nothing more is said. */
  end(): void;
  /**
   * What was said last, as soon as anything is: to acknowledge a copy with, for a loading state must not take the place
   * of what has been shown since. Undefined when it ended without a word.
   */
  latest(): Promise<Reply | undefined>;
};

export function createReplies(
  gateway: Gateway,
  viewId: string,
  ack: (reply: Reply) => Promise<void>,
): Replies {
  const begun = Promise.withResolvers<void>();
  let acknowledged: Promise<boolean> | undefined;
  let latest: Reply | undefined;

  async function acknowledge(reply: Reply): Promise<boolean> {
    const isFirst = acknowledged === undefined;
    if (isFirst) latest = reply;
    acknowledged ??= ack(reply).then(
      () => true,
      (error: unknown) => {
        gateway.log.warn({ err: error }, 'Slack did not take the answer to a form');
        return false;
      },
    );
    begun.resolve();
    return (await acknowledged) && isFirst;
  }

  return {
    acknowledge,
    async show(view) {
      const reply: Reply = { response_action: 'update', view };
      latest = reply;
      if (!(await acknowledge(reply))) await fillModal(gateway, viewId, view);
    },
    end: begun.resolve,
    async latest() {
      await begun.promise;
      return latest;
    },
  };
}
