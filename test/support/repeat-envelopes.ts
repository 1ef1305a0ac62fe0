import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Stands between the bot and Socket Mode and hands over every envelope twice, as Slack now and then does: same
 * envelope, no retry number.
 */
export async function repeatEnvelopes(
  upgrade: Upgrade,
): Promise<{ upgrade: Upgrade; close(): Promise<void> }> {
  const behind = createServer().on('upgrade', upgrade);
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve));
  const { port } = behind.address() as AddressInfo;
  const front = new WebSocketServer({ noServer: true });

  return {
    upgrade(request, socket, head) {
      front.handleUpgrade(request, socket, head, (bot) => {
        const slack = new WebSocket(`ws://127.0.0.1:${port}${request.url}`);
        slack.on('message', (data) => {
          const frame = data.toString();
          bot.send(frame);
          if (frame.includes('"envelope_id"')) bot.send(frame);
        });
        slack.on('close', () => bot.close());
        bot.on('message', (data) => slack.send(data.toString()));
        bot.on('close', () => slack.close());
      });
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of front.clients) client.terminate();
        behind.close(() => resolve());
        behind.closeAllConnections();
      }),
  };
}
