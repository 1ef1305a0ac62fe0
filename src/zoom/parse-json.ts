/** What JSON may escape and no database keeps: the character 0, and halves of characters, as where a name was cut. */
const UNKEPT = /\\u(?:0000|d[89a-f])/i;

/** Reads an answer of Zoom's, without what could not be kept of it. @returns undefined when it is not JSON */
export function parseJson(text: string): unknown {
  try {
    return UNKEPT.test(text) ? JSON.parse(text, keepable) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keepable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
