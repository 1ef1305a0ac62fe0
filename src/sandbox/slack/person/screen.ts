import { ImpossibleError } from '../errors.ts';
import type { PageConversation, PageMessage, PageView, PersonScreen } from '../page-protocol.ts';
import { textOfMessage, textOfView } from './visible-text.ts';

/** A conversation by its id, its name (`general`, `#general`), or `bot` for the direct message with the bot. */
export type Where = string;

export type Screen = PersonScreen & {
  conversation(where: Where): PageConversation;
  /** The messages of one conversation, oldest first. */
  messagesIn(where: Where): PageMessage[];
  /** The newest message anywhere (or in one conversation) that says this in its text, blocks or buttons. */
  message(says: string | RegExp, where?: Where): PageMessage | undefined;
  /** The newest message of all, or of one conversation. */
  last(where?: Where): PageMessage | undefined;
  /** The modal on top. */
  readonly modal: PageView | undefined;
  /** What a message, a modal or the Home tab says, as one would read it aloud. */
  textOf(what: PageMessage | PageView): string;
  /** The whole screen in words, for failures. */
  print(): string;
};

export const textOf = (what: PageMessage | PageView) =>
  'view' in what ? textOfView(what) : textOfMessage(what);

const says = (text: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const indent = (text: string) => text.replaceAll('\n', '\n    ');

export function readScreen(screen: PersonScreen): Screen {
  const conversation = (where: Where) => {
    const name = where.replace(/^#/, '');
    const found = screen.conversations.find(
      (one) =>
        one.id === where || one.name === name || (where === 'bot' && one.withUserId === screen.app.botUserId),
    );
    if (!found) throw new ImpossibleError(`${screen.me.realName} sees no conversation ${where}`);
    return found;
  };
  const messagesIn = (where: Where) => screen.messages[conversation(where).id] ?? [];
  const newestFirst = (where?: Where) =>
    (where === undefined ? Object.values(screen.messages).flat() : messagesIn(where)).toSorted((a, b) =>
      b.ts.localeCompare(a.ts),
    );

  const print = () => {
    const channels = screen.conversations.flatMap((one) => {
      const lines = messagesIn(one.id).map((message) => {
        const marks = [message.ephemeral ? ' (only visible to you)' : '', message.edited ? ' (edited)' : ''];
        return `  ${message.author.name}${marks.join('')}: ${indent(textOf(message))}`;
      });
      return lines.length > 0 ? [`${one.kind === 'im' ? '@' : '#'}${one.name}`, ...lines] : [];
    });
    return [
      `On the screen of ${screen.me.realName}:`,
      ...(channels.length > 0 ? channels : ['  no messages']),
      ...(screen.home ? ['Home', `  ${indent(textOf(screen.home))}`] : []),
      ...screen.modals.map((modal) => `Modal\n  ${indent(textOf(modal))}`),
      ...screen.notices.map((notice) => `Slack says: ${notice.text}`),
    ].join('\n');
  };

  return {
    ...screen,
    conversation,
    messagesIn,
    message: (wanted, where) => newestFirst(where).find((message) => says(textOf(message), wanted)),
    last: (where) => newestFirst(where)[0],
    modal: screen.modals.at(-1),
    textOf,
    print,
  };
}
