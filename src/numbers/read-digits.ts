import { findAreaCode } from './area-codes.ts';
import { type Meaning, type Part, type Reader, type Taken, takes } from './search-parts.ts';
import { isTollFreePrefix, TOLL_FREE_PREFIXES } from './toll-free.ts';

/** Digits on their own: an area code, a toll-free prefix, or something that has to be asked about. */
export const readDigits: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token === undefined || token.key !== undefined) return undefined;
  const digits = token.text.replace(/[-.()/+]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  const next = tokens[at + 1];
  if (digits.length <= 3 && /^numbers?$/i.test(next?.text ?? '') && !isPlace(digits)) {
    return takes(2, { is: 'quantity', value: Number(digits) });
  }
  if (digits === '1' && next && next.key === undefined && !token.comma && isPlace(next.text)) {
    const kind = isTollFreePrefix(next.text) ? 'toll-free prefix' : 'area code';
    const sentence = `“1 ${next.text}” looks like ${kind} ${next.text}: the 1 before it is not needed.`;
    return { length: 2, meaning: { sentence, fix: next.text } };
  }
  return readPlace(digits) ?? { length: 1, meaning: askAbout(token.text, digits) };
};

/** What belongs apart: `415/212` and `415x25`. */
export const readGluedDigits: Reader = (tokens, at) => {
  const { key, text } = tokens[at] ?? { key: '', text: '' };
  if (key !== undefined) return undefined;
  const codes = text.split(/[/&+|]/);
  if (codes.length > 1 && codes.every(isPlace)) return takes(1, ...codes.map(placePart));
  if (codes.length > 1 && codes.some(isPlace) && codes.every((code) => /^\d{3}$/.test(code))) {
    const unknown = codes.filter((code) => !isPlace(code)).join(' and ');
    const fix = codes.map((code) => (isPlace(code) ? code : `area:${code}`)).join(' ');
    return {
      length: 1,
      meaning: { sentence: `“${unknown}” is not a known area code. If it is a new one, write ${fix}.`, fix },
    };
  }
  const [, first = '', second = ''] = /^(\d{1,3})x(\d{0,3})$/i.exec(text) ?? [];
  const [code, count] = isPlace(first) ? [first, second] : [second, first];
  if (!isPlace(code)) return undefined;
  const fix = [code, ...(count ? [isPlace(count) ? count : `x${count}`] : [])].join(' ');
  return { length: 1, meaning: { sentence: `“${text}” was not understood. Did you mean ${fix}?`, fix } };
};

function placePart(code: string): Part {
  return isTollFreePrefix(code)
    ? { is: 'tollFreePrefix', value: code }
    : { is: 'knownAreaCode', value: code };
}

function readPlace(digits: string): Taken | undefined {
  const code = digits.length === 4 && digits.startsWith('1') ? digits.slice(1) : digits;
  return isPlace(code) ? takes(1, placePart(code)) : undefined;
}

/** Whether digits are an area code or a toll-free prefix that is known. */
export function isPlace(digits: string): boolean {
  return findAreaCode(digits) !== undefined || isTollFreePrefix(digits);
}

function askAbout(text: string, digits: string): Meaning {
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const [area, rest] = [national.slice(0, 3), national.slice(3)];
  if (national.length > 7) return { sentence: `“${text}” has too many digits for an area code, like 415.` };
  if (national.length === 6 && isPlace(area)) {
    return {
      sentence: `“${text}” looks like area code ${area} and the beginning of a number.`,
      fix: `${area} starts:${rest}`,
    };
  }
  if (digits.length === 3) return askAboutAreaCode(digits);
  if (digits.length < 3 && Number(digits) > 0 && !digits.startsWith('0')) {
    return {
      sentence: `“${text}” could be how many numbers, x${digits}, or how they end, ends ${digits}.`,
      fix: `x${digits}`,
    };
  }
  return {
    sentence: `“${text}” is not an area code. For numbers that end so, write ends ${digits}.`,
    fix: `ends:${digits}`,
  };
}

function askAboutAreaCode(digits: string): Meaning {
  const start = `“${digits}” is not an area code of the US or Canada`;
  if (/^[01]/.test(digits)) return { sentence: `${start}: none begins with 0 or 1.`, fix: `ends:${digits}` };
  if (/^.11$/.test(digits)) return { sentence: `${start}: it is a service code, like 911.` };
  if (/^8(.)\1$/.test(digits)) {
    return {
      sentence: `${start}. The toll-free prefixes are ${TOLL_FREE_PREFIXES.join(', ')}.`,
      fix: 'toll-free',
    };
  }
  return {
    sentence: `${start} that is known here. If it is a new one, write area:${digits}.`,
    fix: `area:${digits}`,
  };
}
