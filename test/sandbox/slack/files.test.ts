import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FINANCE_PRIVATE, GENERAL, RINA } from '../../../src/sandbox/slack/seed.ts';
import { refusal, type Setup, setUp } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

it('a file is uploaded, shared in a channel with a comment, and can be read', async () => {
  await setup.client.files.uploadV2({
    channel_id: GENERAL,
    filename: 'numbers.csv',
    title: 'Numbers',
    alt_text: 'A list of numbers',
    content: 'number\n+14155551001\n',
    initial_comment: 'Here is the list',
  });
  const message = setup.slack.person(RINA).screen().last('general');
  expect(message).toMatchObject({
    text: 'Here is the list',
    files: [
      { name: 'numbers.csv', title: 'Numbers', mimetype: 'text/csv', size: 20, altText: 'A list of numbers' },
    ],
  });
  const read = await fetch(message?.files[0]?.url ?? '');
  expect(await read.text()).toBe('number\n+14155551001\n');
  expect(read.headers.get('content-type')).toBe('text/csv');
});

it('an upload must be as long as it was announced, and comes once', async () => {
  const { upload_url: url = '', file_id: id = '' } = await setup.client.files.getUploadURLExternal({
    filename: 'a.txt',
    length: 3,
  });
  const upload = (body: string) => fetch(url, { method: 'POST', body });
  expect((await upload('long')).status).toBe(400);
  const complete = () => setup.client.files.completeUploadExternal({ files: [{ id }], channel_id: GENERAL });
  expect((await refusal(complete())).error).toBe('file_not_found');
  expect((await upload('abc')).status).toBe(200);
  expect((await upload('abd')).status).toBe(404);
  expect(await complete()).toMatchObject({ files: [{ id, size: 3 }] });
});

it('a file cannot be shared where the bot is not', async () => {
  const { upload_url: url = '', file_id: id = '' } = await setup.client.files.getUploadURLExternal({
    filename: 'a.txt',
    length: 1,
  });
  await fetch(url, { method: 'POST', body: 'a' });
  const complete = setup.client.files.completeUploadExternal({
    files: [{ id }],
    channel_id: FINANCE_PRIVATE,
  });
  expect((await refusal(complete)).error).toBe('channel_not_found');
});

it('is not given to whoever guesses its id', async () => {
  expect((await fetch(`${setup.url}/files/F0000000000/secret/a.txt`)).status).toBe(404);
});

describe('an image in a block', () => {
  const image = (id: string) => [{ type: 'image', alt_text: 'A chart', slack_file: { id } } as const];
  const said = (id: string) =>
    setup.client.chat.postMessage({ channel: GENERAL, text: 'Look', blocks: image(id) });
  const uploaded = async (filename: string) => {
    const named = { filename, length: 3, alt_txt: 'A chart' };
    const { upload_url: url = '', file_id: id = '' } = await setup.client.files.getUploadURLExternal(named);
    await fetch(url, { method: 'POST', body: 'png' });
    return id;
  };
  const completed = async (filename: string) => {
    const id = await uploaded(filename);
    await setup.client.files.completeUploadExternal({ files: [{ id, title: 'Chart' }] });
    return id;
  };
  const processed = () => setup.clock.advance(300);

  it('is one that was uploaded and processed, and the page can read it', async () => {
    const id = await completed('chart.png');
    expect((await setup.client.files.info({ file: id })).file?.mimetype).toBe('');
    expect((await refusal(said(id))).error).toBe('invalid_blocks');
    await processed();
    await said(id);
    expect(await (await fetch(`${setup.url}/page/files/${id}`)).text()).toBe('png');
  });

  it('is refused when it does not exist, was not completed, or is no image', async () => {
    expect((await refusal(said('F0000000000'))).error).toBe('invalid_blocks');
    expect((await refusal(said(await uploaded('chart.png')))).error).toBe('invalid_blocks');
    const csv = await completed('numbers.csv');
    await processed();
    expect((await refusal(said(csv))).error).toBe('invalid_blocks');
  });
});
