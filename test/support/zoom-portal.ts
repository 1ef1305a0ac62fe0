import { z } from 'zod';
import { systemClock, wait } from '../../src/clock.ts';
import type { LocalZoom } from '../../src/sandbox/zoom/local-zoom.ts';

/** What somebody does past the bot, in Zoom's own portal. */
export type ZoomPortal = {
  /** Gives a number to a call queue. */
  assign(numberId: string): Promise<void>;
  unassign(numberId: string): Promise<void>;
  /** Gives up a number that nobody has. */
  releaseOne(): Promise<void>;
  /** Buys so many numbers of an area code. */
  buyNumbers(areaCode: string, quantity: number): Promise<{ id: string; phone_number: string }[]>;
  /** Buys a block. @returns its id */
  buyBlock(block: { area_code: string; size: number }): Promise<string>;
};

const tokenAnswer = z.object({ access_token: z.string() });

const offered = z.object({ available_numbers: z.array(z.object({ phone_number: z.string() })) });
const provisioned = z.object({
  provisioned_numbers: z.array(z.object({ id: z.string(), phone_number: z.string() })),
});

/** @param zoomUrl where the local Zoom is, below which `/v2` and `/oauth/token` are */
export async function zoomPortal({
  zoom,
  zoomUrl: url,
}: {
  zoom: LocalZoom;
  zoomUrl: string;
}): Promise<ZoomPortal> {
  const { clientId, clientSecret, accountId } = zoom.credentials;
  const given = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: `grant_type=account_credentials&account_id=${accountId}`,
  });
  const { access_token } = tokenAnswer.parse(await given.json());

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/v2/phone${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 429) {
      await wait(systemClock, 300);
      return call(method, path, body);
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  return {
    async assign(numberId) {
      const queue = zoom.snapshot().assignees.find(({ type }) => type === 'call_queue');
      await call('POST', `/numbers/${numberId}/assign`, {
        assignee_type: 'call_queue',
        assignee_id: queue?.id,
      });
    },
    async unassign(numberId) {
      await call('DELETE', `/numbers/${numberId}/assign`);
    },
    async releaseOne() {
      const free = zoom
        .snapshot()
        .numbers.find((one) => !one.assignee && !one.block_id && !one.order_id && one.status === 'active');
      await call('DELETE', `/numbers/${free?.id}`);
    },
    async buyNumbers(areaCode, quantity) {
      const offers = offered.parse(
        await call('GET', `/numbers/available?country=US&area_code=${areaCode}&quantity=${quantity}`),
      );
      const phone_numbers = offers.available_numbers.map(({ phone_number }) => phone_number);
      return provisioned.parse(await call('POST', '/numbers/provision', { phone_numbers }))
        .provisioned_numbers;
    },
    async buyBlock(block) {
      return z
        .object({ id: z.string() })
        .parse(await call('POST', '/number_blocks', { country: 'US', ...block })).id;
    },
  };
}
