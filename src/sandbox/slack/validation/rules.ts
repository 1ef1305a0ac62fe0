import type { Problem } from './problem.ts';

/** Where in a payload a value stands, and how to speak of it. */
export type Place = {
  pointer: string;
  /** What a person calls the value: `section text`, `option 3`. */
  name: string;
  /** The error that Slack answers with when a value here is wrong. */
  code: string;
  /** The block it belongs to, `block 4 (actions): `; empty outside blocks. */
  where: string;
};

export type Rule = (value: unknown, place: Place) => Problem[];
export type Fields = { required?: Record<string, Rule>; optional?: Record<string, Rule> };
/** A rule about how the fields of an object go together. */
export type WholeRule = (value: Record<string, unknown>, place: Place) => Problem[];
/** A rule for objects that carry this `type`. */
export type TypedRule = { type: string; rule: Rule };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const count = (n: number): string => n.toLocaleString('en-US');

export const refuse = (place: Place, why: string): Problem => ({
  code: place.code,
  message: `${place.where}${place.name} ${why}`,
  pointer: place.pointer,
});

/** The place one step further in; `name` when the field's key is not what a person would call it. */
export const inside = (place: Place, key: string | number, name = `${place.name} ${key}`): Place => ({
  ...place,
  name,
  pointer: `${place.pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
});

export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

export const text =
  (limits: { max: number; min?: number; matching?: RegExp; like?: string }): Rule =>
  (value, place) => {
    const { min = 1, max, matching, like } = limits;
    if (typeof value !== 'string') return [refuse(place, `must be a string, and is ${kindOf(value)}`)];
    if (value.length < min) {
      return [
        refuse(
          place,
          min === 1 ? 'is empty' : `is ${value.length} characters; at least ${count(min)} are needed`,
        ),
      ];
    }
    if (value.length > max) {
      return [refuse(place, `is ${count(value.length)} characters; Slack takes at most ${count(max)}`)];
    }
    return matching && !matching.test(value) ? [refuse(place, `must be ${like ?? String(matching)}`)] : [];
  };

export const url = (max = 3000): Rule => text({ max, matching: /^https?:\/\/\S+$/, like: 'an http(s) URL' });
export const httpsUrl = (max = 3000): Rule =>
  text({ max, matching: /^https:\/\/\S+$/, like: 'an https URL' });

export const flag: Rule = (value, place) =>
  typeof value === 'boolean' ? [] : [refuse(place, `must be true or false, and is ${kindOf(value)}`)];

export const integer =
  (min: number, max = Number.MAX_SAFE_INTEGER): Rule =>
  (value, place) => {
    if (!Number.isSafeInteger(value))
      return [refuse(place, `must be a whole number, and is ${kindOf(value)}`)];
    if (Number(value) < min) return [refuse(place, `is ${value}; it must be at least ${count(min)}`)];
    return Number(value) > max ? [refuse(place, `is ${value}; Slack takes at most ${count(max)}`)] : [];
  };

export const among =
  (...allowed: (string | number)[]): Rule =>
  (value, place) =>
    allowed.some((one) => one === value)
      ? []
      : [refuse(place, `must be one of ${allowed.join(', ')}, and is ${JSON.stringify(value) ?? 'missing'}`)];

/** `item` is what a person calls one of them, in the singular. */
export const list =
  (rule: Rule, { min = 1, max, item }: { min?: number; max: number; item: string }): Rule =>
  (value, place) => {
    if (!Array.isArray(value)) return [refuse(place, `must be an array, and is ${kindOf(value)}`)];
    const problems: Problem[] = [];
    if (value.length < min) problems.push(refuse(place, `must hold at least ${min} ${item}`));
    if (value.length > max) {
      problems.push(refuse(place, `are ${count(value.length)}; Slack takes at most ${count(max)}`));
    }
    value.forEach((one, index) => {
      problems.push(...rule(one, inside(place, index, `${item} ${index + 1}`)));
    });
    return problems;
  };

/** An object of exactly these fields. `further` rules look at the object whole, whatever its fields turned out to be. */
export const shape =
  (fields: Fields, ...further: WholeRule[]): Rule =>
  (value, place) => {
    if (!isRecord(value)) return [refuse(place, `must be an object, and is ${kindOf(value)}`)];
    const problems: Problem[] = [];
    const required = new Map(Object.entries(fields.required ?? {}));
    const known = new Map([...required, ...Object.entries(fields.optional ?? {})]);
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const rule = known.get(key);
      if (rule) problems.push(...rule(field, inside(place, key)));
      else problems.push(refuse(inside(place, key), 'is not a field that Slack knows here'));
    }
    for (const key of required.keys()) {
      if (!Object.hasOwn(value, key) || value[key] === undefined) {
        problems.push(refuse(inside(place, key), 'is required and missing'));
      }
    }
    for (const rule of further) problems.push(...rule(value, place));
    return problems;
  };

export const typed = (type: string, fields: Fields, ...further: WholeRule[]): TypedRule => ({
  type,
  rule: shape({ ...fields, required: { type: among(type), ...fields.required } }, ...further),
});

/** An object of one of several types, told apart by its `type`, and spoken of by it. */
export const byType =
  (...choices: TypedRule[]): Rule =>
  (value, place) => {
    if (!isRecord(value)) return [refuse(place, `must be an object, and is ${kindOf(value)}`)];
    const choice = choices.find(({ type }) => type === value['type']);
    if (choice) return choice.rule(value, { ...place, name: choice.type });
    const allowed = choices.map(({ type }) => type).join(', ');
    return [
      refuse(
        inside(place, 'type'),
        `is ${JSON.stringify(value['type']) ?? 'missing'}; Slack takes here: ${allowed}`,
      ),
    ];
  };
