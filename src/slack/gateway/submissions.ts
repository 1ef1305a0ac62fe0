import type { App } from '@slack/bolt';
import { outdatedScreen } from '../messages/notices.ts';
import { loadingModal } from '../modals/loading.ts';
import { formValues, submissionPayload } from '../payloads.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { fillModal } from './modals.ts';

/** Submitted forms. What can be said at once (inline errors, or a loading state) is the acknowledgement itself. */
export function connectSubmissions(
  app: App,
  gateway: Gateway,
  submissions: Record<string, SubmissionHandler>,
): void {
  app.view(/^/, ({ body, ack }) =>
    gateway.handle('submission', async () => {
      const { view, user } = submissionPayload.parse(body);
      const name = view.callback_id;
      const handler = Object.hasOwn(submissions, name) ? submissions[name] : undefined;
      // A form from before an update.
      if (!handler) return ack({ response_action: 'update', view: modalOf(outdatedScreen()) });
      const result = handler(formValues(view.state.values));
      if ('errors' in result) return ack({ response_action: 'errors', errors: result.errors });
      await ack({ response_action: 'update', view: loadingModal(result.title) });
      const tell = (screen: Parameters<typeof modalOf>[0]) => fillModal(gateway, view.id, modalOf(screen));
      await gateway.receive({ kind: 'submission', name, userId: user.id, tell }, async (person) => {
        await fillModal(gateway, view.id, await result.fill(person));
      });
    }),
  );
}
