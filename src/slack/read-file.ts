import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

export type FileRead =
  | { kind: 'file'; name: string; content: Uint8Array }
  /** @property bytes that it has, or has at the least */
  | { kind: 'too_large'; bytes: number }
  /** It was deleted, or it is not this person's. */
  | { kind: 'gone' };

const infoSchema = z.object({
  file: z.object({
    name: z.string().nullish(),
    user: z.string().optional(),
    size: z.number().default(0),
    url_private_download: z.url().optional(),
  }),
});

/** Milliseconds for a file on its way. */
const TIMEOUT = 30_000;

/**
 * Reads a file that a person has chosen in a form, up to so many bytes.
 * @throws the SDK's errors, and an Error when the file cannot be downloaded
 */
export async function readFile(
  client: WebClient,
  { id, userId, mostBytes }: { id: string; userId: string; mostBytes: number },
): Promise<FileRead> {
  const { file } = infoSchema.parse(await client.files.info({ file: id }));
  const address = file.url_private_download;
  if (file.user !== userId || address === undefined) return { kind: 'gone' };
  if (file.size > mostBytes) return { kind: 'too_large', bytes: file.size };
  // The token goes along, so to nobody but Slack, and to nowhere that Slack's answer points at.
  if (!isSlacks(address, client.slackApiUrl)) throw new Error('The address of the file is not Slack’s');
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${client.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  // Without the scope or with another workspace's file, Slack answers with a page to sign in on.
  if (!answer.ok || !answer.body || answer.headers.get('content-type')?.startsWith('text/html')) {
    await answer.body?.cancel();
    throw new Error(`Slack did not give the file: HTTP ${answer.status}`);
  }
  const content = await upTo(answer.body, mostBytes);
  return content instanceof Uint8Array
    ? { kind: 'file', name: file.name ?? 'file', content }
    : { kind: 'too_large', bytes: content.more };
}

/**
 * Whether an address is on the host of the Web API or under its domain, as `files.slack.com` is under `slack.com`, by
 * the same protocol and port.
 */
export function isSlacks(address: string, apiUrl: string): boolean {
  const [its, api] = [new URL(address), new URL(apiUrl)];
  const domain = api.hostname.replace(/^www\./, '');
  return (
    its.protocol === api.protocol &&
    its.port === api.port &&
    its.username === '' &&
    (its.hostname === domain || its.hostname.endsWith(`.${domain}`))
  );
}

/** What is said of a file's size may be wrong: no more is read than that. */
async function upTo(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | { more: number }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    // Leaving the loop ends the download.
    if (bytes > most) return { more: bytes };
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
