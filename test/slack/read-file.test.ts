import { createServer, type Server } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { isSlacks, readFile } from '../../src/slack/read-file.ts';
import { quiet } from '../sandbox/slack/support.ts';

describe('The token goes to Slack and to nobody else', () => {
  it.each([
    ['https://files.slack.com/files-pri/T1-F1/download/a.csv', 'https://slack.com/api/'],
    ['https://acme.slack.com/files-pri/T1-F1/download/a.csv', 'https://www.slack.com/api/'],
    ['http://localhost:3000/files-pri/T1-F1/download/a.csv', 'http://localhost:3000/api/'],
  ])('%s is under %s', (address, api) => expect(isSlacks(address, api)).toBe(true));

  it.each([
    ['https://files.slack.com.evil.example/a.csv', 'https://slack.com/api/'],
    ['https://evilslack.com/a.csv', 'https://slack.com/api/'],
    ['https://slack.com@evil.example/a.csv', 'https://slack.com/api/'],
    ['https://token@files.slack.com/a.csv', 'https://slack.com/api/'],
    ['http://files.slack.com/a.csv', 'https://slack.com/api/'],
    ['https://files.slack.com:8443/a.csv', 'https://slack.com/api/'],
    ['http://169.254.169.254/latest/meta-data', 'https://slack.com/api/'],
    ['http://localhost:3001/a.csv', 'http://localhost:3000/api/'],
  ])('%s is not under %s', (address, api) => expect(isSlacks(address, api)).toBe(false));
});

describe('A file from a form', () => {
  const servers: Server[] = [];
  afterEach(() =>
    Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))),
  );

  /** A Slack whose `files.info` says this of the file, and that answers a download with that. */
  async function slackWith(
    file: object | ((url: string) => object),
    download: (write: (chunk: string) => void) => { status?: number; headers?: Record<string, string> },
  ): Promise<{ client: WebClient; asked: string[] }> {
    const asked: string[] = [];
    let url = '';
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith('/api/files.info')) {
        response.setHeader('content-type', 'application/json');
        const about = typeof file === 'function' ? file(url) : file;
        response.end(JSON.stringify({ ok: true, file: { name: 'a.csv', user: 'U1', size: 4, ...about } }));
        return;
      }
      const chunks: string[] = [];
      const { status = 200, headers = { 'content-type': 'text/csv' } } = download((chunk) =>
        chunks.push(chunk),
      );
      response.writeHead(status, headers);
      for (const chunk of chunks) response.write(chunk);
      response.end();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const client = new WebClient('xoxb-test', {
      slackApiUrl: `${url}/api/`,
      logger: quiet,
      retryConfig: { retries: 0 },
    });
    return { client, asked };
  }
  const read = (client: WebClient, userId = 'U1') => readFile(client, { id: 'F1', userId, mostBytes: 1_000 });
  const there = (url: string) => ({ url_private_download: `${url}/files/a.csv` });

  it('is read', async () => {
    const { client } = await slackWith(there, (write) => {
      write('a,b\n');
      return {};
    });
    expect(await read(client)).toEqual({
      kind: 'file',
      name: 'a.csv',
      content: new Uint8Array(Buffer.from('a,b\n')),
    });
  });

  it('is not asked for at an address that is not Slack’s', async () => {
    const { client, asked } = await slackWith(
      { url_private_download: 'http://127.0.0.1:1/a.csv' },
      () => ({}),
    );
    await expect(read(client)).rejects.toThrow('The address of the file is not Slack’s');
    expect(asked).toHaveLength(1);
  });

  it('is not followed to wherever Slack’s answer points', async () => {
    const { client, asked } = await slackWith(there, () => ({
      status: 302,
      headers: { location: '/somewhere/else' },
    }));
    await expect(read(client)).rejects.toThrow('Slack did not give the file');
    expect(asked).not.toContain('/somewhere/else');
  });

  it('that is larger than Slack said is read no further than the limit', async () => {
    const { client } = await slackWith(there, (write) => {
      for (let part = 0; part < 100; part += 1) write('x'.repeat(1_000));
      return {};
    });
    expect(await read(client)).toMatchObject({ kind: 'too_large' });
  });

  it('of somebody else is none', async () => {
    const { client, asked } = await slackWith(there, () => ({}));
    expect(await read(client, 'U2')).toEqual({ kind: 'gone' });
    expect(asked).toHaveLength(1);
  });

  it('is not mistaken for the page to sign in on that Slack answers with', async () => {
    const { client } = await slackWith(there, (write) => {
      write('<html>');
      return { headers: { 'content-type': 'text/html; charset=utf-8' } };
    });
    await expect(read(client)).rejects.toThrow('Slack did not give the file');
  });
});
