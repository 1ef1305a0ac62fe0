import { SlackRefusal } from '../errors.ts';
import { APP_ID, BOT_ID, BOT_USER_ID, TEAM } from '../seed.ts';
import { text } from './arguments.ts';
import { type ApiMethod, method } from './method.ts';

const authTest = method('special', {}, ({ core }) => ({
  url: `https://${TEAM.domain}.slack.com/`,
  team: TEAM.name,
  user: core.workspace.people.get(BOT_USER_ID)?.name,
  team_id: TEAM.id,
  user_id: BOT_USER_ID,
  bot_id: BOT_ID,
  is_enterprise_install: false,
}));

const openConnection = method('special', {}, ({ core }) => {
  const { transport } = core;
  if (!transport.openTicket || !core.workspace.app.socketMode) {
    throw new SlackRefusal('socket_mode_not_enabled');
  }
  return { url: transport.openTicket() };
});

const teamInfo = method(3, { team: text.optional(), domain: text.optional() }, (_call, args) => {
  if (args.team !== undefined && args.team !== TEAM.id) throw new SlackRefusal('team_not_found');
  return {
    team: {
      id: TEAM.id,
      name: TEAM.name,
      domain: TEAM.domain,
      url: `https://${TEAM.domain}.slack.com/`,
      email_domain: `${TEAM.domain}.example`,
      icon: { image_default: true },
    },
  };
});

const botInfo = method(3, { bot: text.optional() }, ({ core }, args) => {
  if (args.bot !== undefined && args.bot !== BOT_ID) throw new SlackRefusal('bot_not_found');
  return {
    bot: {
      id: BOT_ID,
      deleted: false,
      name: core.workspace.app.botName,
      updated: 1_767_225_600,
      app_id: APP_ID,
      user_id: BOT_USER_ID,
      icons: {},
    },
  };
});

export const workspaceMethods: Record<string, ApiMethod> = {
  'auth.test': authTest,
  'apps.connections.open': openConnection,
  'team.info': teamInfo,
  'bots.info': botInfo,
};
