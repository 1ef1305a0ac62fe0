import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { outdatedScreen } from '../messages/notices.ts';
import { errorsModal } from '../modals/errors.ts';
import { loadingModal } from '../modals/loading.ts';
import { formValues, submissionPayload } from '../payloads.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { SubmissionAnswer, SubmissionHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { fillModal } from './modals.ts';

/** Milliseconds that a form stands still while it is worked on; Slack gives up on it after three seconds. */
const PATIENCE = 2_000;

type Ack = (
  answer:
    | { response_action: 'update'; view: ModalView }
    | { response_action: 'errors'; errors: Record<string, string> },
) => Promise<void>;

type Submission = { name: string; userId: string; viewId: string; ack: Ack };

/**
 * Submitted forms, by the part of the callback id before its colon. What can be said at once (inline errors, or a
 * loading state) is the acknowledgement itself.
 */
export function connectSubmissions(
  app: App,
  gateway: Gateway,
  submissions: Record<string, SubmissionHandler>,
): void {
  app.view(/^/, ({ body, ack }) =>
    gateway.handle('submission', async () => {
      const { view, user } = submissionPayload.parse(body);
      const colon = `${view.callback_id}:`.indexOf(':');
      const name = view.callback_id.slice(0, colon);
      const handler = Object.hasOwn(submissions, name) ? submissions[name] : undefined;
      // A form from before an update.
      if (!handler) return ack({ response_action: 'update', view: modalOf(outdatedScreen()) });
      const answer = handler(formValues(view.state.values), {
        viewId: view.id,
        carried: view.private_metadata,
        argument: view.callback_id.slice(colon + 1),
      });
      if ('errors' in answer) return ack({ response_action: 'errors', errors: answer.errors });
      const submission: Submission = { name, userId: user.id, viewId: view.id, ack: (reply) => ack(reply) };
      await ('fill' in answer ? fill(gateway, submission, answer) : attempt(gateway, submission, answer));
    }),
  );
}

async function fill(
  gateway: Gateway,
  { name, userId, viewId, ack }: Submission,
  { title, fill }: Extract<SubmissionAnswer, { fill: unknown }>,
): Promise<void> {
  await ack({ response_action: 'update', view: loadingModal(title) });
  const tell = (screen: Screen) => fillModal(gateway, viewId, modalOf(screen));
  await gateway.receive({ kind: 'submission', name, userId, tell }, async (person) => {
    await fillModal(gateway, viewId, await fill(person));
  });
}

async function attempt(
  gateway: Gateway,
  { name, userId, viewId, ack }: Submission,
  { title, attempt }: Extract<SubmissionAnswer, { attempt: unknown }>,
): Promise<void> {
  let acknowledged: Promise<void> | undefined;
  /** Whether this could be the acknowledgement, or another was. */
  const acknowledge = async (answer: Parameters<Ack>[0]): Promise<boolean> => {
    const isFirst = acknowledged === undefined;
    acknowledged ??= ack(answer);
    await acknowledged;
    return isFirst;
  };
  const show = async (view: ModalView) => {
    if (!(await acknowledge({ response_action: 'update', view }))) await fillModal(gateway, viewId, view);
  };

  const cancel = gateway.clock.schedule(PATIENCE, () => {
    acknowledge({ response_action: 'update', view: loadingModal(title) }).catch((error: unknown) => {
      gateway.log.warn({ err: error, name }, 'A loading state could not be shown');
    });
  });
  const tell = (screen: Screen) => show(modalOf(screen));
  await gateway.receive({ kind: 'submission', name, userId, tell }, async (person) => {
    const result = await attempt(person);
    if ('view' in result) return show(result.view);
    if (await acknowledge({ response_action: 'errors', errors: result.errors })) return;
    const { errors, form } = result;
    const drawn = typeof form === 'function' ? await form() : form;
    await fillModal(gateway, viewId, errorsModal(errors, drawn));
  });
  cancel();
}
