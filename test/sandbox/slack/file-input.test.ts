import type { ViewSubmitAction } from '@slack/bolt';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { RINA } from '../../../src/sandbox/slack/seed.ts';
import { withSocketApp } from './bolt.ts';
import { form, opening, text } from './modal-form.ts';
import { appSettings, refusal, setUp, tokens } from './support.ts';

const fileForm = form({
  blocks: [
    {
      type: 'input',
      block_id: 'file',
      label: text('Your file'),
      element: { type: 'file_input', action_id: 'file', filetypes: ['csv'], max_files: 1 },
    },
  ],
});

const chosen = z.object({
  file: z.object({
    file: z.object({
      type: z.literal('file_input'),
      files: z.array(z.looseObject({ id: z.string(), url_private: z.url(), url_private_download: z.url() })),
    }),
  }),
});

async function submitted() {
  let seen: ViewSubmitAction | undefined;
  const setup = await withSocketApp(
    opening(fileForm, (app) =>
      app.view('request', async ({ ack, body }) => {
        if (body.type === 'view_submission') seen = body;
        await ack();
      }),
    ),
  );
  const rina = setup.slack.person(RINA);
  await rina.command('/phone');
  await rina.waitFor((screen) => screen.modal);
  await rina.fill('Your file', { name: 'numbers.csv', content: 'number\n+14155551001\n' });
  expect(await rina.submit()).toEqual({ ok: true });
  const [file] = chosen.parse(seen?.view.state.values).file.file.files;
  if (!file) throw new Error('The submission came without its file');
  return { setup, file };
}

it('a file chosen in a form comes with the submission, and is read with the token of the app alone', async () => {
  const { setup, file } = await submitted();
  expect(file).toMatchObject({ name: 'numbers.csv', mimetype: 'text/csv', size: 20, user: RINA });
  const read = (authorization?: string) =>
    fetch(file.url_private_download, authorization ? { headers: { authorization } } : {});
  const opened = await read(`Bearer ${tokens.botToken}`);
  expect(opened.headers.get('content-type')).toBe('text/csv');
  expect(await opened.text()).toBe('number\n+14155551001\n');
  // As Slack does: no error, a page to sign in on.
  for (const token of [undefined, 'Bearer xoxb-another', tokens.botToken]) {
    const closed = await read(token);
    expect(closed.status).toBe(200);
    expect(closed.headers.get('content-type')).toContain('text/html');
  }
  expect(await setup.client.files.info({ file: file.id })).toMatchObject({
    file: { id: file.id, name: 'numbers.csv', url_private_download: file.url_private_download },
  });
  expect((await refusal(setup.client.files.info({ file: 'F0000000000' }))).error).toBe('file_not_found');
});

it('a form takes no file of another type, nor more than it asked for', async () => {
  const setup = await withSocketApp(opening(fileForm));
  const rina = setup.slack.person(RINA);
  await rina.command('/phone');
  await rina.waitFor((screen) => screen.modal);
  await rina.fill('Your file', { name: 'numbers.xlsx', content: 'PK' });
  expect(await rina.submit()).toEqual({
    ok: false,
    errors: { file: 'Please upload a file of these types: csv.' },
  });
});

it('an app without files:read can show no file input', async () => {
  const setup = await setUp({
    settings: { botScopes: appSettings.botScopes.filter((scope) => scope !== 'files:read') },
  });
  const answer = await refusal(setup.client.views.open({ trigger_id: '1.2.3', view: fileForm }));
  expect(answer).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
  await setup.close();
});
