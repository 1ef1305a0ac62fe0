import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';

export const text = (words: string) => ({ type: 'plain_text' as const, text: words });

export const form = (more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'request',
  title: text('Request a number'),
  submit: text('Send'),
  close: text('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: text('Reason'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3 },
    },
    {
      type: 'input',
      block_id: 'day',
      optional: true,
      label: text('Needed by'),
      element: { type: 'datepicker', action_id: 'date', initial_date: '2026-04-01' },
    },
    {
      type: 'actions',
      block_id: 'tools',
      elements: [{ type: 'button', action_id: 'deeper', text: text('Deeper') }],
    },
  ],
  ...more,
});

/** An app that opens the form at `/phone`. */
export const opening =
  (view: ModalView = form(), listen: (app: App) => void = () => {}) =>
  (app: App) => {
    app.command('/phone', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    listen(app);
  };
