import { App } from '@slack/bolt';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { SealedContext } from '../porting/keep-draft.ts';
import { adminsToAsk } from '../settings/admins-to-ask.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { refusedToken, type SlackConnection } from './connection.ts';
import { createIsWithBot } from './direct-messages.ts';
import type { Directory } from './directory.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createHomes } from './home/homes.ts';
import { connectListeners } from './listeners.ts';
import { rememberingPeople } from './people.ts';
import { createInventoryPictures } from './pictures/inventory-pictures.ts';
import { createRecentDeliveries } from './recent-deliveries.ts';
import { sdkLog } from './sdk-log.ts';
import type { Services } from './services.ts';
import { createSites } from './sites.ts';
import type { Transport } from './transport.ts';
import { createWorkspace } from './workspace.ts';

export type SlackSide = {
  /** Stops hearing, then waits until what was heard is answered. */
  stop(): Promise<void>;
};

export type SlackParts = {
  services: Services;
  context: SealedContext;
  connection: SlackConnection;
  directory: Directory;
  log: Log;
  metrics: Metrics;
};

/**
 * Starts hearing what happens in the workspace. Resolves when Slack can reach the bot.
 * @throws ConfigError when Slack refuses the app's token; the SDK's errors when Slack cannot be reached
 */
export async function startSlack(
  config: Config,
  transport: Transport,
  { services, context, connection, directory, log, metrics }: SlackParts,
): Promise<SlackSide> {
  const client = connection.writer();
  const recall = createRecentDeliveries<true>(services.clock);
  const gateway = createGateway({
    client,
    directory,
    isWithBot: createIsWithBot(connection.reader(), log),
    botUserId: connection.identity.botUserId,
    clock: services.clock,
    ids: services.ids,
    log,
    metrics,
    admins: async () => {
      const { settings } = await readSettings(context.store.db, context.firstSettings);
      return adminsToAsk(context.people, settings);
    },
    seenBefore: (key) => recall(key, true) ?? false,
  });

  // A client of its own, and rights remembered for a moment: many look at their Home at nine in the morning.
  const people = rememberingPeople(context.people, services.clock);
  const homes = createHomes({ client: connection.writer(), context: { ...context, people }, log });

  const app = new App({
    receiver: transport.receiver,
    authorize: async () => ({ ...connection.identity, botToken: config.slack.botToken }),
    logger: sdkLog(log),
    clientOptions: connection.writing,
  });
  app.error(async (error) => log.error({ err: error }, 'A delivery from Slack could not be handled'));
  const workspace = createWorkspace(client, services.clock);
  connectListeners(app, gateway, {
    ...services,
    context,
    directory,
    people,
    workspace,
    pictures: createInventoryPictures(workspace, services.clock),
    sites: createSites(services),
    homes,
  });

  await transport.start().catch((error: unknown) => {
    throw refusedToken(error, 'SLACK_APP_TOKEN');
  });
  return { stop: () => stopSlack(transport, gateway) };
}

async function stopSlack(transport: Transport, gateway: Gateway): Promise<void> {
  await transport.stop();
  await gateway.idle();
}
