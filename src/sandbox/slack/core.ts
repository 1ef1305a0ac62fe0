import type { Delivered, Parcel, Transport } from './deliveries/delivery.ts';
import { deliverEvent } from './deliveries/events.ts';
import { createOffers, type Offers } from './interactions/offers.ts';
import { eventPayload } from './payloads/event.ts';
import { messageEvents } from './payloads/message-event.ts';
import type { Problem } from './validation/index.ts';
import type { NewMessage } from './workspace/messages.ts';
import type { Message } from './workspace/model.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Something the app got wrong that Slack would keep from the person, or would only hint at. */
export type Complaint = { at: string; about: string; problems: readonly Problem[] };

export type SlackEvent = { type: string; [field: string]: unknown };

/** The workspace, and the way from it to the app. */
export type Core = {
  workspace: Workspace;
  transport: Transport;
  offers: Offers;
  /** Brings one payload to the app. Never throws. */
  deliver(parcel: Parcel): Promise<Delivered>;
  /** Brings an event to the app if it subscribed to it; `subscription` is the name in the manifest. */
  emit(subscription: string, event: SlackEvent): void;
  /** Keeps a message and tells the app of it. */
  post(message: NewMessage): Message;
  complain(about: string, problems: readonly Problem[]): void;
  complaints(): readonly Complaint[];
  /** Where a person was last, for `default_to_current_conversation`. */
  whereabouts: Map<string, string>;
  /** Counts a piece of work, so that `idle` waits for it. */
  busy<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when no payload waits for its acknowledgement and no call of the app is being answered. */
  idle(): Promise<void>;
  close(): void;
};

const COMPLAINTS_KEPT = 200;

/** @param onAnswer told of whatever the app answers with an acknowledgement */
export function createCore(
  workspace: Workspace,
  transport: Transport,
  onAnswer: (answer: unknown) => void = () => {},
): Core {
  const inHand = new Set<Promise<unknown>>();
  const complaints: Complaint[] = [];
  const closing = new AbortController();

  const busy = <Result>(work: Promise<Result>): Promise<Result> => {
    inHand.add(work);
    const done = () => inHand.delete(work);
    work.then(done, done);
    return work;
  };
  const deliver = (parcel: Parcel) =>
    busy(
      transport.deliver(parcel).then((delivered) => {
        if (delivered.isAcknowledged) onAnswer(delivered.answer);
        return delivered;
      }),
    );

  const emit = (subscription: string, event: SlackEvent) => {
    if (!workspace.app.events.includes(subscription)) return;
    void deliverEvent(
      workspace.clock,
      { kind: transport.kind, deliver },
      eventPayload(workspace, event),
      closing.signal,
    );
  };

  return {
    workspace,
    transport,
    offers: createOffers(),
    deliver,
    emit,
    post(message) {
      const posted = workspace.messages.post(message);
      for (const { subscription, event } of messageEvents(workspace, posted)) emit(subscription, event);
      return posted;
    },
    complain(about, problems) {
      complaints.push({ at: workspace.clock.now().toISOString(), about, problems });
      if (complaints.length > COMPLAINTS_KEPT) complaints.shift();
    },
    complaints: () => complaints,
    whereabouts: new Map(),
    busy,
    async idle() {
      const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
      do {
        await Promise.allSettled(inHand);
        await turn();
      } while (inHand.size > 0);
    },
    close() {
      closing.abort(new Error('The local Slack is closing'));
      transport.close();
    },
  };
}
