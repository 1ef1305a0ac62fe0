/** What was typed and not sent, and what was sent, by conversation or thread, for the life of the page. */
const drafts = new Map<string, string>();
const sent = new Map<string, string[]>();

export function draftOf(key: string): string {
  return drafts.get(key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  drafts.set(key, text);
}

export function keepSent(key: string, line: string): void {
  sent.set(key, [...(sent.get(key) ?? []).filter((one) => one !== line), line].slice(-50));
}

/** `back` 1 is the line sent last. */
export function sentBefore(key: string, back: number): string | undefined {
  return back < 1 ? undefined : sent.get(key)?.at(-back);
}
