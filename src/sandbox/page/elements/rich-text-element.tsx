import type { RichTextBlock, RichTextInput } from '@slack/types';
import { readRichText } from '../text/rich-text.ts';
import { plainText, type TextBlock } from '../text/text-tree.ts';
import { ariaOf, type ElementProps } from './element-props.ts';
import { useInput } from './use-input.ts';

/** Typed as plain lines; sent as the rich text that Slack would make of them. */
export function RichTextElement(props: ElementProps<RichTextInput>) {
  const { element, naming } = props;
  const { value, keep } = useInput(props);
  return (
    <textarea
      id={naming.id}
      rows={element.min_lines ?? 4}
      value={textOf(value.rich_text_value)}
      placeholder={element.placeholder?.text}
      data-autofocus={element.focus_on_load || undefined}
      onChange={({ target }) =>
        keep({ type: element.type, rich_text_value: target.value === '' ? null : richTextOf(target.value) })
      }
      {...ariaOf(naming)}
    />
  );
}

function richTextOf(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

function textOf(value: unknown): string {
  return isRichText(value) ? readRichText(value).map(lineOf).join('\n') : '';
}

function lineOf(block: TextBlock): string {
  if ('inline' in block) return plainText(block.inline);
  if (block.kind === 'list') return block.items.map((item) => plainText(item)).join('\n');
  return block.kind === 'preformatted' ? block.text : '';
}

function isRichText(value: unknown): value is RichTextBlock {
  return typeof value === 'object' && value !== null && 'elements' in value;
}
