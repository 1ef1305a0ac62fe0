import { isDecimal, isEmail, isUrl, isWhole } from './formats.ts';
import type { InteractiveElement } from './interactive.ts';

const LONGEST = 3000;

function numberProblem(element: InteractiveElement, value: string): string | undefined {
  const bound = (key: string) => (typeof element[key] === 'string' ? Number(element[key]) : Number.NaN);
  if (!isDecimal(value)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && !isWhole(value)) return 'Please enter a whole number.';
  if (Number(value) < bound('min_value')) return `Please enter a number of ${bound('min_value')} or more.`;
  if (Number(value) > bound('max_value')) return `Please enter a number of ${bound('max_value')} or less.`;
  return undefined;
}

/** What Slack's client says under a field in which this was typed; nothing when it is content. */
export function typedProblem(element: InteractiveElement, value: string): string | undefined {
  const min = typeof element['min_length'] === 'number' ? element['min_length'] : 0;
  const max = typeof element['max_length'] === 'number' ? element['max_length'] : LONGEST;
  if (value.length < min) return `Please enter at least ${min} characters.`;
  if (value.length > max) return `Please enter at most ${max} characters.`;
  switch (element.type) {
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return isEmail(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isUrl(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}
