import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../clock.ts';
import type { Ids } from '../workspace/ids.ts';
import { ACK_MILLISECONDS, type Delivered, type Parcel, type Transport } from './delivery.ts';
import {
  type DisconnectReason,
  disconnectFrame,
  envelopeFrame,
  helloFrame,
  readAck,
} from './socket-frames.ts';

/** Slack's own limit. */
const MOST_CONNECTIONS = 10;
const PING_MILLISECONDS = 10_000;
/** From the `warning` until the connection is really refreshed. */
const WARNING_MILLISECONDS = 10_000;
/** An address from `apps.connections.open` is good for one connection within this time. */
const TICKET_MILLISECONDS = 30_000;
/** Real time that a peer has to close when the whole local Slack ends. */
const GRACE_MILLISECONDS = 500;

type Pending = { envelopeId: string; parcel: Parcel; connection: WebSocket | null; done(d: Delivered): void };

export type SocketTransport = Transport & {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly connections: number;
  /** Tells connections to go: a `warning` frame, and `refresh_requested` with a close 10 s later. */
  warn(): void;
  /** Says `disconnect` and closes, as Slack does when it moves a connection to another host. */
  refresh(reason?: DisconnectReason): void;
  /** Cuts every connection without a word. */
  cut(): void;
};

/** Socket Mode: several connections, each payload goes to one of them, and to another when that one dies unacknowledged. */
export function createSocketTransport(options: {
  clock: Clock;
  ids: Ids;
  publicUrl: () => string;
  changed: () => void;
}): SocketTransport {
  const { clock, ids, publicUrl, changed } = options;
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const connections: WebSocket[] = [];
  const pending = new Map<string, Pending>();
  let turn = 0;

  const say = (connection: WebSocket, frame: object) => connection.send(JSON.stringify(frame));

  const handOver = (item: Pending) => {
    const connection = connections[turn++ % Math.max(1, connections.length)];
    item.connection = connection ?? null;
    if (connection) say(connection, envelopeFrame(item.envelopeId, item.parcel));
  };

  const keepAlive = (connection: WebSocket) => {
    const beat = () => {
      connection.ping(`Ping from applink-local ${clock.now().toISOString()}`);
      stop = clock.schedule(PING_MILLISECONDS, beat);
    };
    let stop = clock.schedule(PING_MILLISECONDS, beat);
    connection.once('close', () => stop());
  };

  const forget = (connection: WebSocket) => {
    const index = connections.indexOf(connection);
    if (index < 0) return;
    connections.splice(index, 1);
    changed();
    for (const item of pending.values()) if (item.connection === connection) handOver(item);
  };

  const admit = (connection: WebSocket) => {
    connection.on('error', () => connection.terminate());
    if (connections.length >= MOST_CONNECTIONS) {
      say(connection, disconnectFrame('too_many_websockets'));
      return connection.close(1000);
    }
    connections.push(connection);
    connection.on('message', (data) => {
      const ack = readAck(data.toString());
      if (ack) pending.get(ack.envelope_id)?.done({ isAcknowledged: true, answer: ack.payload });
    });
    connection.on('close', () => forget(connection));
    say(connection, helloFrame(connections.length));
    keepAlive(connection);
    changed();
    // What waits for a connection since the last one died goes out at once.
    for (const item of pending.values()) if (!item.connection) handOver(item);
  };

  const refresh = (reason: DisconnectReason = 'refresh_requested') => {
    for (const connection of [...connections]) {
      say(connection, disconnectFrame(reason));
      // No payload goes to a connection that was told to leave; what it already holds it may still acknowledge.
      connections.splice(connections.indexOf(connection), 1);
      connection.once('close', () => {
        for (const item of pending.values()) if (item.connection === connection) handOver(item);
      });
      connection.close(1000);
    }
    changed();
  };

  return {
    kind: 'socket',
    get isConnected() {
      return connections.length > 0;
    },
    get connections() {
      return connections.length;
    },

    openTicket() {
      const now = clock.now().getTime();
      for (const [old, madeAt] of tickets) if (now - madeAt > TICKET_MILLISECONDS) tickets.delete(old);
      const ticket = ids.uuid();
      tickets.set(ticket, now);
      return `${publicUrl().replace(/^http/, 'ws')}/socket/link?ticket=${ticket}`;
    },

    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '', 'http://local').searchParams.get('ticket') ?? '';
      const madeAt = tickets.get(ticket);
      tickets.delete(ticket);
      if (madeAt === undefined || clock.now().getTime() - madeAt > TICKET_MILLISECONDS) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, admit);
    },

    deliver(parcel) {
      if (connections.length === 0) {
        return Promise.resolve({ isAcknowledged: false, failure: 'not_connected' });
      }
      return new Promise((resolve) => {
        const envelopeId = ids.uuid();
        const done = (delivered: Delivered) => {
          cancel();
          pending.delete(envelopeId);
          resolve(delivered);
        };
        const cancel = clock.schedule(ACK_MILLISECONDS, () =>
          done({ isAcknowledged: false, failure: 'timeout' }),
        );
        const item: Pending = { envelopeId, parcel, connection: null, done };
        pending.set(envelopeId, item);
        handOver(item);
      });
    },

    warn() {
      for (const connection of connections) say(connection, disconnectFrame('warning'));
      clock.schedule(WARNING_MILLISECONDS, () => refresh());
    },
    refresh,
    cut() {
      for (const connection of [...connections]) connection.terminate();
    },
    close() {
      for (const item of [...pending.values()])
        item.done({ isAcknowledged: false, failure: 'not_connected' });
      for (const client of server.clients) {
        client.close(1001);
        // A peer that does not answer the close frame would keep the process alive.
        setTimeout(() => client.terminate(), GRACE_MILLISECONDS).unref();
      }
      server.close();
    },
  };
}
