/** The small objects that blocks and elements are made of. Limits: docs.slack.dev, "Composition objects". */
import type { Problem } from './problem.ts';
import {
  among,
  flag,
  inside,
  isRecord,
  kindOf,
  list,
  type Place,
  type Rule,
  refuse,
  shape,
  text,
  url,
} from './rules.ts';

type TextKind = 'plain_text' | 'mrkdwn';

export const textObject =
  (max: number, ...kinds: TextKind[]): Rule =>
  (value, place) => {
    if (!isRecord(value)) return [refuse(place, `must be a text object, and is ${kindOf(value)}`)];
    const type = value['type'];
    const allowed = kinds.length > 0 ? kinds : (['plain_text', 'mrkdwn'] satisfies TextKind[]);
    const kind = allowed.find((one) => one === type);
    if (!kind) return among(...allowed)(type, inside(place, 'type'));
    const fields = {
      type: among(kind),
      text: (one: unknown, at: Place) => text({ max })(one, { ...at, name: place.name }),
    };
    return shape({ required: fields, optional: { [kind === 'plain_text' ? 'emoji' : 'verbatim']: flag } })(
      value,
      place,
    );
  };

export const plainText = (max: number): Rule => textObject(max, 'plain_text');

/** docs.slack.dev calls all four texts required; Slack fills some in when they are missing, and we do not rely on it. */
export const confirm: Rule = shape({
  required: { title: plainText(100), text: textObject(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style: among('primary', 'danger') },
});

/** Newer documents allow 150 characters of `value`; 75 is what every version takes. */
const option = (label: Rule, optional: Record<string, Rule> = {}): Rule =>
  shape({
    required: { text: label, value: text({ max: 75 }) },
    optional: { description: plainText(75), ...optional },
  });

export const plainOption: Rule = option(plainText(75));
export const formattedOption: Rule = option(textObject(75));
export const overflowOption: Rule = option(plainText(75), { url: url() });

export const optionGroup: Rule = shape({
  required: { label: plainText(75), options: list(plainOption, { max: 100, item: 'option' }) },
});

/** Every option of an element, its groups included, with the pointer to it from the element. */
export function optionsOf(element: Record<string, unknown>): { option: unknown; pointer: string }[] {
  const inList = (options: unknown, pointer: string) =>
    Array.isArray(options)
      ? options.map((option: unknown, index) => ({ option, pointer: `${pointer}/${index}` }))
      : [];
  const groups: unknown = element['option_groups'];
  const grouped = Array.isArray(groups)
    ? groups.flatMap((group: unknown, index) =>
        isRecord(group) ? inList(group['options'], `/option_groups/${index}/options`) : [],
      )
    : [];
  return [...inList(element['options'], '/options'), ...grouped];
}

/** A chosen option comes back by its value, so two alike could not be told apart. */
export function distinctValues(element: Record<string, unknown>, place: Place): Problem[] {
  const seen = new Set<unknown>();
  return optionsOf(element).flatMap(({ option, pointer }) => {
    const value = isRecord(option) ? option['value'] : undefined;
    if (typeof value !== 'string' || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    const at = { ...place, pointer: `${place.pointer}${pointer}/value` };
    return [refuse(at, `has two options of value "${value}"`)];
  });
}

export const conversationFilter: Rule = shape(
  {
    optional: {
      include: list(among('im', 'mpim', 'private', 'public'), { max: 4, item: 'conversation type' }),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  },
  (filter, place) => (Object.keys(filter).length === 0 ? [refuse(place, 'needs at least one field')] : []),
);

export const dispatchActionConfig: Rule = shape({
  required: {
    trigger_actions_on: list(among('on_enter_pressed', 'on_character_entered'), { max: 2, item: 'trigger' }),
  },
});

/** "input must match regex pattern: ^[F][A-Z0-9]{8,}$", says Slack. */
const fileId: Rule = (value, place) =>
  typeof value === 'string' && /^F[A-Z0-9]{8,}$/.test(value) ? [] : [refuse(place, 'must be a file’s id')];

const slackFile: Rule = shape({ optional: { id: fileId, url: url() } }, (file, place) =>
  exactlyOne(file, place, 'id', 'url'),
);

/** The fields of an image: its description, and where it is. */
export const imageFields = {
  required: { alt_text: text({ max: 2000 }) },
  optional: { image_url: url(), slack_file: slackFile },
};

export function exactlyOne(
  value: Record<string, unknown>,
  place: Place,
  one: string,
  other: string,
): Problem[] {
  const has = [one, other].filter((key) => value[key] !== undefined);
  if (has.length === 1) return [];
  return [
    refuse(place, has.length === 0 ? `needs ${one} or ${other}` : `takes ${one} or ${other}, not both`),
  ];
}
