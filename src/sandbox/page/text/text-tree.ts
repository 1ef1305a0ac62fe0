/** Text after parsing, the same whichever of Slack's notations it was written in. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'underline'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user' | 'channel' | 'group'; id: string; label?: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; timestamp: number; format: string; url?: string; fallback: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'break' };

export type Cell = { inline: Inline[]; align?: 'left' | 'center' | 'right'; wrap?: boolean };

export type TextBlock =
  | { kind: 'paragraph'; inline: Inline[] }
  | { kind: 'heading'; level: number; inline: Inline[] }
  | { kind: 'quote'; blocks: TextBlock[] }
  | { kind: 'preformatted'; text: string }
  | { kind: 'list'; ordered: boolean; indent: number; start: number; items: Inline[][] }
  | { kind: 'table'; rows: Cell[][] }
  | { kind: 'rule' };

/** What a screen reader or a notification would say. */
export function plainText(inline: readonly Inline[]): string {
  return inline.map(wordOf).join('');
}

function wordOf(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
      return part.text;
    case 'bold':
    case 'italic':
    case 'strike':
    case 'underline':
    case 'link':
      return plainText(part.children);
    case 'user':
    case 'channel':
    case 'group':
      return part.label ?? part.id;
    case 'broadcast':
      return `@${part.range}`;
    case 'date':
      return part.fallback;
    case 'emoji':
      return `:${part.name}:`;
    case 'break':
      return '\n';
  }
}
