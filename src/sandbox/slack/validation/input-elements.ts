/** Elements in which a person types, or picks a date, a time or a file. */
import { actionId } from './button-elements.ts';
import { confirm, dispatchActionConfig, plainText } from './composition-objects.ts';
import { isDate, isDateTime, isDecimal, isEmail, isTime, isTimeZone, isUrl, isWhole } from './formats.ts';
import type { Problem } from './problem.ts';
import { richText } from './rich-text.ts';
import { flag, inside, integer, list, type Place, type Rule, refuse, text, typed } from './rules.ts';

const typing = {
  action_id: actionId,
  focus_on_load: flag,
  placeholder: plainText(150),
  dispatch_action_config: dispatchActionConfig,
};
const picking = { action_id: actionId, focus_on_load: flag, confirm };

/** A string that a test of its format accepts. */
const like =
  (isRight: (value: string) => boolean, what: string, max = 3000): Rule =>
  (value, place) => {
    const problems = text({ max })(value, place);
    return problems.length > 0 || isRight(String(value)) ? problems : [refuse(place, `must be ${what}`)];
  };

function lengthsAgree(element: Record<string, unknown>, place: Place): Problem[] {
  const { min_length: min, max_length: max, initial_value: initial } = element;
  const problems: Problem[] = [];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    problems.push(refuse(inside(place, 'min_length'), `is ${min}, more than its max_length of ${max}`));
  }
  if (typeof initial === 'string' && typeof max === 'number' && initial.length > max) {
    const at = inside(place, 'initial_value');
    problems.push(refuse(at, `is ${initial.length} characters, more than its max_length of ${max}`));
  }
  return problems;
}

function boundsAgree(element: Record<string, unknown>, place: Place): Problem[] {
  const problems: Problem[] = [];
  const number = (key: string) => (typeof element[key] === 'string' ? Number(element[key]) : Number.NaN);
  if (number('min_value') > number('max_value')) {
    problems.push(refuse(inside(place, 'min_value'), 'is more than its max_value'));
  }
  if (number('initial_value') < number('min_value') || number('initial_value') > number('max_value')) {
    problems.push(refuse(inside(place, 'initial_value'), 'is outside its min_value and max_value'));
  }
  if (element['is_decimal_allowed'] === true) return problems;
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    const value = element[key];
    if (typeof value === 'string' && isDecimal(value) && !isWhole(value)) {
      problems.push(
        refuse(inside(place, key), 'must be a whole number, because is_decimal_allowed is not true'),
      );
    }
  }
  return problems;
}

const numeral = like(isDecimal, 'a number written as a string, such as "5" or "-2.5"');

export const plainTextInput = typed(
  'plain_text_input',
  {
    optional: {
      ...typing,
      initial_value: text({ max: 3000 }),
      multiline: flag,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
  },
  lengthsAgree,
);

export const emailInput = typed('email_text_input', {
  optional: { ...typing, initial_value: like(isEmail, 'an email address') },
});

export const urlInput = typed('url_text_input', {
  optional: { ...typing, initial_value: like(isUrl, 'an http(s) URL') },
});

export const numberInput = typed(
  'number_input',
  {
    required: { is_decimal_allowed: flag },
    optional: { ...typing, initial_value: numeral, min_value: numeral, max_value: numeral },
  },
  boundsAgree,
);

export const richTextInput = typed('rich_text_input', {
  optional: {
    ...typing,
    initial_value: richText.rule,
    min_lines: integer(1, 100),
    max_lines: integer(1, 100),
  },
});

export const fileInput = typed('file_input', {
  optional: {
    action_id: actionId,
    filetypes: list(text({ max: 20 }), { max: 100, item: 'file type' }),
    max_files: integer(1, 10),
  },
});

export const datePicker = typed('datepicker', {
  optional: { ...picking, placeholder: plainText(150), initial_date: like(isDate, 'a date, YYYY-MM-DD') },
});

export const timePicker = typed('timepicker', {
  optional: {
    ...picking,
    placeholder: plainText(150),
    initial_time: like(isTime, 'a time, HH:mm'),
    timezone: like(isTimeZone, 'an IANA time zone such as America/Chicago'),
  },
});

export const dateTimePicker = typed('datetimepicker', {
  optional: {
    ...picking,
    initial_date_time: (value, place) =>
      isDateTime(value) ? [] : [refuse(place, 'must be Unix seconds, ten digits')],
  },
});
