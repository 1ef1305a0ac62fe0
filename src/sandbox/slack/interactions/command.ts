import type { Core } from '../core.ts';
import { ImpossibleError, SlackRefusal } from '../errors.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { commandPayload } from '../payloads/command.ts';
import { commandText } from '../workspace/text.ts';
import { isEmptyAnswer } from './empty-answer.ts';
import { commandFailure, invalidCommandAnswer, unknownCommand } from './failure-text.ts';
import { respond } from './respond.ts';
import { channelOf, personOf } from './surface.ts';

/** Types a slash command. What the app answers with its acknowledgement is posted as Slack does. */
export async function command(
  core: Core,
  personId: string,
  body: PersonVerbs['command']['body'],
): Promise<Outcome> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const channel = channelOf(core, person, body.channel);
  core.whereabouts.set(person.id, channel.id);
  const [, name = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(body.text) ?? [];
  if (name === '') throw new ImpossibleError('A command begins with a slash');

  const tell = (notice: string): Outcome => {
    workspace.notices.add(person.id, notice, channel.id);
    return { ok: false, notice };
  };
  const known = workspace.app.commands.find((candidate) => candidate.command === name.toLowerCase());
  if (!known) return tell(unknownCommand(name));

  const target = { userId: person.id, channel: channel.id };
  const delivered = await core.deliver({
    kind: 'slash_commands',
    payload: commandPayload({
      person,
      channel,
      command: known.command,
      text: commandText(text.trimEnd(), known.shouldEscape, workspace),
      triggerId: workspace.triggers.issue(person.id),
      responseUrl: workspace.responseUrls.issue(target),
    }),
    acceptsAnswer: true,
  });
  if (!delivered.isAcknowledged) return tell(commandFailure(known.command, delivered.failure));
  if (isEmptyAnswer(delivered.answer)) return { ok: true };
  try {
    const { answer } = delivered;
    respond(core, target, typeof answer === 'string' ? { text: answer } : answer);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    core.complain(`the answer to ${known.command}: ${error.message}`, error.problems);
    return tell(invalidCommandAnswer(known.command, error.code));
  }
}
