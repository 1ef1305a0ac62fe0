import { APP_ID, BOT_USER_ID, TEAM } from '../seed.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { VERIFICATION_TOKEN } from './common.ts';

/** The envelope of the Events API around one event. */
export function eventPayload({ ids, clock }: Workspace, event: { type: string; [field: string]: unknown }) {
  return {
    token: VERIFICATION_TOKEN,
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT_USER_ID,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${ids.secret(48)}`,
  };
}
