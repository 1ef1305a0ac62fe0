import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import { verbs } from '../interactions/verbs.ts';
import { screenOf } from '../page/screen.ts';
import type { Outcome, PageMessage, PersonVerbs } from '../page-protocol.ts';
import { GENERAL } from '../seed.ts';
import { type Found, findElement, type On } from './find-element.ts';
import { readScreen, type Screen, type Where } from './screen.ts';
import { createTypedValues } from './typed-values.ts';
import { type Given, valueFor } from './value-for.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

type Result<Verb extends keyof PersonVerbs> = Promise<PersonVerbs[Verb]['result']>;

/**
 * Somebody who uses the local Slack, with words instead of ids: elements go by the text on them, the label above them,
 * their placeholder or their action_id, and the newest message that has one is meant unless `on` says another.
 * What Slack's client would not let a person do rejects with `ImpossibleError`.
 */
export type Player = {
  id: string;
  screen(): Screen;
  /** @param options `thread` is the message that is answered */
  say(where: Where, text: string, options?: { thread?: PageMessage }): Result<'say'>;
  /** The whole line, `/phone search 415`; in #general unless told. */
  command(text: string, options?: { in?: Where }): Result<'command'>;
  /** Presses a button. `confirm: false` answers its confirm dialog with no: nothing is sent. */
  press(name: string, options?: { on?: On; confirm?: boolean }): Result<'press'>;
  /** Types or chooses. What dispatches is sent at once; the rest goes with the next press or submission. */
  fill(name: string, given: Given, options?: { on?: On }): Result<'press'>;
  /** Types into an external select. */
  suggest(name: string, query: string, options?: { on?: On }): Result<'suggest'>;
  /** Submits the modal on top with what was filled in. */
  submit(): Result<'submit'>;
  /** Closes the modal on top, or with `all` the whole stack. */
  close(options?: { all?: boolean }): Result<'close'>;
  shortcut(callbackId: string, options?: { on?: PageMessage }): Result<'shortcut'>;
  look(where: Where): Result<'look'>;
  openHome(tab?: 'home' | 'messages'): Result<'openHome'>;
  reload(): Result<'reload'>;
  /** Any verb exactly as the page sends it. */
  raw<Verb extends keyof PersonVerbs>(verb: Verb, body: PersonVerbs[Verb]['body']): Result<Verb>;
  /** Resolves with the first thing seen; looks after every change. */
  waitFor<Seen>(
    probe: (screen: Screen) => Seen | false | null | undefined,
    options?: WaitOptions,
  ): Promise<Seen>;
};

export function createPlayer(core: Core, id: string): Player {
  const person = core.workspace.people.get(id);
  if (!person || person.isBot) throw new ImpossibleError(`Nobody to play has the id ${id}`);
  const typed = createTypedValues();
  const screen = () => readScreen(screenOf(core, person));
  const find = (name: string, on?: On): Found => findElement(screen(), name, on);
  const idOf = (where: Where) => screen().conversation(where).id;

  const press = (found: Found, chosen?: PersonVerbs['press']['body']['chosen']) =>
    verbs.press(core, id, {
      surface: found.surface,
      blockId: found.placed.blockId,
      actionId: found.placed.actionId,
      ...(chosen ? { chosen } : {}),
      values: typed.on(core, person, found),
    });

  const suggest = (found: Found, query: string) =>
    verbs.suggest(core, id, {
      surface: found.surface,
      blockId: found.placed.blockId,
      actionId: found.placed.actionId,
      query,
    });

  const fill = async (found: Found, given: Given): Promise<Outcome> => {
    const { element, dispatches } = found.placed;
    let offered: unknown;
    if (element.type.includes('external') && given !== null) {
      const queries = Array.isArray(given) ? given : [String(given)];
      const answers = await Promise.all(queries.map((query) => suggest(found, query)));
      for (const answer of answers) if (!answer.ok) return answer;
      offered = { option_groups: answers };
    }
    const chosen = valueFor(element, given, offered);
    if (element.type !== 'overflow') typed.set(found, chosen);
    return dispatches ? press(found, chosen) : { ok: true };
  };

  const topModal = () => {
    const { modal, print } = screen();
    if (!modal) throw new ImpossibleError(`No modal is open.\n${print()}`);
    return modal;
  };

  return {
    id,
    screen,
    say: async (where, text, { thread } = {}) =>
      verbs.say(core, id, {
        channel: idOf(where),
        text,
        ...(thread ? { threadTs: thread.threadTs ?? thread.ts } : {}),
      }),
    command: async (text, options = {}) =>
      verbs.command(core, id, { channel: idOf(options.in ?? GENERAL), text }),
    press: async (name, { on, confirm = true } = {}) => {
      const found = find(name, on);
      return confirm ? press(found) : { ok: true };
    },
    fill: async (name, given, { on } = {}) => fill(find(name, on), given),
    suggest: async (name, query, { on } = {}) => suggest(find(name, on), query),
    submit: async () => {
      const modal = topModal();
      return verbs.submit(core, id, { viewId: modal.id, values: typed.in(core, person, modal) });
    },
    close: async ({ all = false } = {}) => verbs.close(core, id, { viewId: topModal().id, all }),
    shortcut: async (callbackId, { on } = {}) =>
      verbs.shortcut(core, id, {
        callbackId,
        ...(on ? { message: { channel: on.channel, ts: on.ts } } : {}),
      }),
    look: async (where) => verbs.look(core, id, { channel: idOf(where) }),
    openHome: async (tab = 'home') => verbs.openHome(core, id, { tab }),
    reload: async () => {
      typed.forget();
      return verbs.reload(core, id, {});
    },
    raw: async (verb, body) => verbs[verb](core, id, body),
    waitFor: (probe, options) =>
      waitFor(
        core.workspace,
        () => probe(screen()),
        () => screen().print(),
        options,
      ),
  };
}
