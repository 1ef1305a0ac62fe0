import type { Channels } from './channels.ts';
import type { People } from './people.ts';

const ENTITY = /&(?:amp|lt|gt);/;
/** `<@U1>`, `<#C1|name>`, `<!date^…>`, `<https://…|label>`, `<mailto:…>`, `<tel:…>`. */
const ANGLES = /<(?:[@#!][^<>\s][^<>]*|(?:https?|mailto|tel|slack):[^<>]+)>/;
const CONTROL = new RegExp(`${ENTITY.source}|${ANGLES.source}|[&<>]`, 'g');
const URL_PATTERN = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]}'"]/g;
/** A phone number as people write it; what Slack's client turns into a `tel:` link in a message. */
const PHONE_PATTERN = /(?<![\w@#.:/-])\+?(?:\d[\s().-]{0,2}|\(){2,}[\d\s().-]*\d{4}(?![\w-])/g;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
export const escapeText = (text: string) => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** An app's text as Slack keeps it: control characters that belong to no entity, mention or link are escaped. */
export const keepAppText = (text: string) => text.replace(CONTROL, (found) => ESCAPES[found] ?? found);

type Directory = { people: People; channels: Channels };

const linkPhone = (written: string) => {
  const digits = written.replace(/[^\d+]/g, '');
  return digits.replace('+', '').length < 10 ? written : `<tel:${digits}|${written}>`;
};

function mention(text: string, { people, channels }: Directory, withNames: boolean): string {
  return text
    .replace(/(?<![\w&])@([a-z0-9._-]*[a-z0-9])/gi, (written, handle: string) => {
      const person = people.byHandle(handle);
      if (person) return withNames ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
      const group = people.groups().find((candidate) => candidate.handle === handle.toLowerCase());
      if (group) return `<!subteam^${group.id}|@${group.handle}>`;
      return /^(?:here|channel|everyone)$/i.test(handle) ? `<!${handle.toLowerCase()}>` : written;
    })
    .replace(/(?<![\w&])#([a-z0-9_-]+)/gi, (written, name: string) => {
      const channel = channels.all().find((candidate) => candidate.name === name.toLowerCase());
      return channel ? `<#${channel.id}|${withNames ? channel.name : ''}>` : written;
    });
}

/** What a person types into a message: escaped, with mentions, links and phone numbers as Slack's client makes them. */
export function keepPersonText(text: string, directory: Directory): string {
  const links: string[] = [];
  const keep = (link: string) => `\u0000${links.push(link) - 1}\u0000`;
  const withoutLinks = escapeText(text)
    .replace(URL_PATTERN, (url) => keep(`<${url}>`))
    .replace(PHONE_PATTERN, (written) => {
      const linked = linkPhone(written);
      return linked === written ? written : keep(linked);
    });
  return mention(withoutLinks, directory, false).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL cannot be typed, so it marks what was set aside
    /\u0000(\d+)\u0000/g,
    (_mark, index: string) => links[Number(index)] ?? '',
  );
}

/**
 * What follows a slash command. Slack's client makes no links here, and mentions only for a command that asks for them
 * (`should_escape` in the manifest).
 */
export function commandText(text: string, shouldEscape: boolean, directory: Directory): string {
  const escaped = escapeText(text);
  return shouldEscape ? mention(escaped, directory, true) : escaped;
}
