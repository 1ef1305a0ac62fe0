import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { Inline, TextBlock } from './text-tree.ts';

export function readRichText(block: RichTextBlock): TextBlock[] {
  return block.elements.map(readPart);
}

function readPart(element: RichTextBlock['elements'][number]): TextBlock {
  switch (element.type) {
    case 'rich_text_section':
      return { kind: 'paragraph', inline: readElements(element.elements) };
    case 'rich_text_quote':
      return { kind: 'quote', blocks: [{ kind: 'paragraph', inline: readElements(element.elements) }] };
    case 'rich_text_preformatted':
      return {
        kind: 'preformatted',
        text: element.elements.map((part) => part.text ?? ('url' in part ? part.url : '')).join(''),
      };
    case 'rich_text_list':
      return {
        kind: 'list',
        ordered: element.style === 'ordered',
        indent: element.indent ?? 0,
        start: 1,
        items: element.elements.map((item) => readElements(item.elements)),
      };
  }
}

export function readElements(elements: readonly RichTextElement[]): Inline[] {
  return elements.flatMap((element) => {
    const parts = readElement(element);
    const style = element.style;
    if (style === undefined) return parts;
    const coded = style.code ? parts.map(asCode) : parts;
    return (['bold', 'italic', 'strike', 'underline'] as const).reduce<Inline[]>(
      (inner, kind) => (style[kind] ? [{ kind, children: inner }] : inner),
      coded,
    );
  });
}

function asCode(part: Inline): Inline {
  return part.kind === 'text' ? { kind: 'code', text: part.text } : part;
}

function readElement(element: RichTextElement): Inline[] {
  switch (element.type) {
    case 'text':
      return withBreaks(element.text);
    case 'link':
      return [
        { kind: 'link', url: element.url, children: [{ kind: 'text', text: element.text ?? element.url }] },
      ];
    case 'user':
      return [{ kind: 'user', id: element.user_id }];
    case 'channel':
      return [{ kind: 'channel', id: element.channel_id }];
    case 'usergroup':
      return [{ kind: 'group', id: element.usergroup_id }];
    case 'broadcast':
      return [{ kind: 'broadcast', range: element.range }];
    case 'emoji':
      return [{ kind: 'emoji', name: element.name }];
    case 'date':
      return [
        {
          kind: 'date',
          timestamp: element.timestamp,
          format: element.format,
          fallback: element.fallback ?? '',
          ...(element.url === undefined ? {} : { url: element.url }),
        },
      ];
    case 'color':
      return [{ kind: 'code', text: element.value }];
    case 'team':
      return [{ kind: 'text', text: element.team_id }];
  }
}

function withBreaks(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] =>
      index === 0 ? [{ kind: 'text', text: line }] : [{ kind: 'break' }, { kind: 'text', text: line }],
    );
}
