import { payloadChannel } from '../objects/channel.ts';
import { APP_ID, TEAM } from '../seed.ts';
import type { Channel, Person } from '../workspace/model.ts';
import { VERIFICATION_TOKEN } from './common.ts';

/** A slash command. Its fields are all texts: over HTTP it is a plain form. */
export const commandPayload = (facts: {
  person: Person;
  channel: Channel;
  command: string;
  text: string;
  triggerId: string;
  responseUrl: string;
}) => {
  const channel = payloadChannel(facts.channel);
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: facts.person.id,
    user_name: facts.person.name,
    command: facts.command,
    text: facts.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: facts.responseUrl,
    trigger_id: facts.triggerId,
  };
};
