import type { App } from '@slack/bolt';
import { outdatedScreen } from '../messages/notices.ts';
import { errorsModal } from '../modals/errors.ts';
import { loadingModal } from '../modals/loading.ts';
import { formValues, submissionPayload } from '../payloads.ts';
import { createRecentDeliveries } from '../recent-deliveries.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { SubmissionAnswer, SubmissionHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { showOrPost } from './modals.ts';
import { createReplies, type Replies } from './submission-replies.ts';

/** Milliseconds that a form stands still while it is worked on; Slack gives up on it after three seconds. */
const PATIENCE = 2_000;

type Submission = { name: string; userId: string; replies: Replies };

/**
 * Submitted forms, by the part of the callback id before its colon. What can be said at once (inline errors, or a
 * loading state) is the acknowledgement itself. One that is delivered again is answered as it was, and worked on once:
 * by this process, while another that gets a copy has only what its use case makes of the same twice.
 */
export function connectSubmissions(
  app: App,
  gateway: Gateway,
  submissions: Record<string, SubmissionHandler>,
): void {
  const recall = createRecentDeliveries<Replies>(gateway.clock);
  app.view(/^/, ({ body, ack }) =>
    gateway.handle('submission', async () => {
      const { view, user, trigger_id } = submissionPayload.parse(body);
      const replies = createReplies(gateway, view.id, (reply) => ack(reply));
      // A form that is corrected and submitted again has the same view, and another trigger.
      const before = recall(trigger_id, replies);
      if (before) {
        const reply = await before.latest();
        return reply && ack(reply);
      }
      try {
        const colon = `${view.callback_id}:`.indexOf(':');
        const name = view.callback_id.slice(0, colon);
        const handler = Object.hasOwn(submissions, name) ? submissions[name] : undefined;
        // A form from before an update.
        if (!handler) return await replies.show(modalOf(outdatedScreen()));
        const answer = handler(formValues(view.state.values), {
          viewId: view.id,
          carried: view.private_metadata,
          argument: view.callback_id.slice(colon + 1),
        });
        const submission: Submission = { name, userId: user.id, replies };
        if ('errors' in answer) {
          await replies.acknowledge({ response_action: 'errors', errors: answer.errors });
        } else if ('fill' in answer) await fill(gateway, submission, answer);
        else await attempt(gateway, submission, answer);
      } finally {
        replies.end();
      }
    }),
  );
}

async function fill(
  gateway: Gateway,
  { name, userId, replies }: Submission,
  { title, fill }: Extract<SubmissionAnswer, { fill: unknown }>,
): Promise<void> {
  await replies.acknowledge({ response_action: 'update', view: loadingModal(title) });
  const tell = (screen: Screen) => showOrPost(gateway, userId, () => replies.show(modalOf(screen)), screen);
  await gateway.receive({ kind: 'submission', name, userId, tell }, async (person) => {
    await replies.show(await fill(person));
  });
}

async function attempt(
  gateway: Gateway,
  { name, userId, replies }: Submission,
  { title, attempt }: Extract<SubmissionAnswer, { attempt: unknown }>,
): Promise<void> {
  const cancel = gateway.clock.schedule(PATIENCE, () => {
    void replies.acknowledge({ response_action: 'update', view: loadingModal(title) });
  });
  const tell = (screen: Screen) => showOrPost(gateway, userId, () => replies.show(modalOf(screen)), screen);
  await gateway.receive({ kind: 'submission', name, userId, tell }, async (person) => {
    const result = await attempt(person);
    if ('view' in result) {
      const { view } = result;
      const show = () => replies.show(view);
      // What is done must not be told as a failure because it cannot be shown; a form that comes next can only be told so.
      const isForm = view.blocks.some(({ type }) => type === 'input');
      return isForm
        ? show()
        : showOrPost(gateway, userId, show, { text: view.title.text, blocks: view.blocks });
    }
    if (await replies.acknowledge({ response_action: 'errors', errors: result.errors })) return;
    const { errors, form } = result;
    await replies.show(errorsModal(errors, typeof form === 'function' ? await form() : form));
  });
  cancel();
}
