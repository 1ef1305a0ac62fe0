import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import { type Clock, systemClock } from '../../clock.ts';
import type { AppSettings } from './app-settings.ts';
import { type Complaint, createCore } from './core.ts';
import { createHttpTransport, type HttpTransport } from './deliveries/http.ts';
import { createSocketTransport, type SocketTransport } from './deliveries/socket.ts';
import { fileRoutes } from './file-routes.ts';
import { readManifest } from './manifest/read-manifest.ts';
import { createLive } from './page/live.ts';
import { pageRoutes } from './page/routes.ts';
import { VERIFICATION_TOKEN } from './payloads/common.ts';
import { createPlayer, type Player } from './person/player.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { responseRoutes } from './response-routes.ts';
import { type Tokens, webApi } from './web-api/router.ts';
import type { People } from './workspace/people.ts';
import { createWorkspace, type Snapshot, snapshotSchema, type Workspace } from './workspace/workspace.ts';

export type Delivery = { mode: 'socket' } | { mode: 'http'; requestUrl: string };

export type LocalSlackOptions = {
  clock?: Clock;
  tokens: Tokens & { signingSecret: string };
  delivery: Delivery;
  /** A path to a `manifest.yml`, or what was read from one. */
  manifest: string | AppSettings;
  /** Where this server is reached, e.g. `http://localhost:3000`; a function when the port is not known yet. */
  publicUrl: string | (() => string);
  /** From 0 up to 1; ids and tickets are made of it. */
  random?: () => number;
  /** Slack's own unless told: for stories that are about something else and would wait for them again and again. */
  rateLimits?: RateLimits | undefined;
  /** What `snapshot()` gave before a restart. Throws a ZodError when it is something else. */
  initial?: unknown;
  /** Called after every change, at once: a good moment to plan a save. */
  onChange?: () => void;
  /** Called with whatever the app answers to what it is told, such as a view or errors. */
  onAnswer?: (answer: unknown) => void;
};

export type LocalSlack = {
  app: Hono;
  /** Takes over a WebSocket request that is meant for Socket Mode or the page; false when it is meant for neither. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Somebody of the workspace, to be played by a test. */
  person(id: string): Player;
  /** The socket side, null over HTTP: how many connections, `warn`, `refresh`, `cut`. */
  socket: Pick<SocketTransport, 'connections' | 'warn' | 'refresh' | 'cut'> | null;
  /** The HTTP side, null in Socket Mode: sends the `url_verification` challenge. */
  http: Pick<HttpTransport, 'verify'> | null;
  people: Pick<People, 'get' | 'change' | 'changeGroup'>;
  channels: Pick<Workspace['channels'], 'get' | 'all' | 'join' | 'leave' | 'archive'>;
  /** What the app got wrong, the newest last. An end-to-end test can ask that there is nothing. */
  complaints(): readonly Complaint[];
  /**
   * Resolves when no payload waits for its acknowledgement and no call of the app is being answered. An app that works
   * on after its acknowledgement is not seen: wait for what it shows (`person.waitFor`).
   */
  idle(): Promise<void>;
  snapshot(): Snapshot;
  close(): void;
};

/** A Slack workspace in memory that an app can reach exactly as it reaches Slack. */
export function createLocalSlack(options: LocalSlackOptions): LocalSlack {
  const {
    clock = systemClock,
    random = Math.random,
    tokens,
    delivery,
    publicUrl,
    initial,
    onChange,
    onAnswer,
    rateLimits = createRateLimits(clock),
  } = options;
  const address = typeof publicUrl === 'function' ? publicUrl : () => publicUrl;
  const workspace = createWorkspace({
    clock,
    random,
    app: typeof options.manifest === 'string' ? readManifest(options.manifest) : options.manifest,
    publicUrl: address,
    initial: initial === undefined ? undefined : snapshotSchema.parse(initial),
  });
  if (onChange) workspace.onChange(onChange);

  const shared = { clock, ids: workspace.ids, changed: workspace.changed };
  const socket = delivery.mode === 'socket' ? createSocketTransport({ ...shared, publicUrl: address }) : null;
  const http =
    delivery.mode === 'http'
      ? createHttpTransport({
          ...shared,
          requestUrl: delivery.requestUrl,
          signingSecret: tokens.signingSecret,
          verificationToken: VERIFICATION_TOKEN,
        })
      : null;
  const transport = socket ?? http;
  if (!transport) throw new Error('An app is reached over a socket or over HTTP');
  const core = createCore(workspace, transport, onAnswer);
  const live = createLive(core);
  const players = new Map<string, Player>();

  const app = new Hono();
  app.route('/', webApi({ core, limits: rateLimits, tokens }));
  app.route('/', responseRoutes(core));
  app.route('/', fileRoutes(core, tokens));
  app.route('/', pageRoutes(core));

  return {
    app,
    upgrade(request, tcp, head) {
      const { pathname } = new URL(request.url ?? '', 'http://local');
      if (pathname === '/page/live') live.upgrade(request, tcp, head);
      else if (socket && pathname.startsWith('/socket/')) socket.upgrade(request, tcp, head);
      else return false;
      return true;
    },
    person(id) {
      const player = players.get(id) ?? createPlayer(core, id);
      players.set(id, player);
      return player;
    },
    socket,
    http,
    people: workspace.people,
    channels: workspace.channels,
    complaints: core.complaints,
    idle: core.idle,
    snapshot: workspace.snapshot,
    close() {
      live.close();
      core.close();
    },
  };
}
