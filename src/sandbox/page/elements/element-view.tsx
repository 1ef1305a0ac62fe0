import type { ReactNode } from 'react';
import type { AnyElement } from '../values/input-element.ts';
import { ButtonElement } from './button-element.tsx';
import { ChoiceGroup } from './choice-group.tsx';
import { DateElement } from './date-element.tsx';
import type { ElementProps } from './element-props.ts';
import { FileElement } from './file-element.tsx';
import { OverflowElement } from './overflow-element.tsx';
import { RichTextElement } from './rich-text-element.tsx';
import { SelectElement } from './select-element.tsx';
import { TextElement } from './text-element.tsx';

export function ElementView({ element, ...rest }: ElementProps<AnyElement>): ReactNode {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} {...rest} />;
    case 'overflow':
      return <OverflowElement element={element} {...rest} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceGroup element={element} {...rest} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement element={element} {...rest} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement element={element} {...rest} />;
    case 'rich_text_input':
      return <RichTextElement element={element} {...rest} />;
    case 'file_input':
      return <FileElement element={element} {...rest} />;
    case 'image':
    case 'workflow_button':
      return null;
    default:
      return <SelectElement element={element} {...rest} />;
  }
}
