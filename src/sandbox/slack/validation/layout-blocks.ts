/** The blocks of every surface, and which elements each of them holds. Limits: docs.slack.dev, "Blocks". */
import { button, feedbackButtons, iconButton, workflowButton } from './button-elements.ts';
import { checkboxes, multiSelects, overflow, radioButtons, selects } from './choice-elements.ts';
import { exactlyOne, imageFields, plainText, textObject } from './composition-objects.ts';
import {
  datePicker,
  dateTimePicker,
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timePicker,
  urlInput,
} from './input-elements.ts';
import {
  byType,
  type Fields,
  flag,
  inside,
  isRecord,
  list,
  refuse,
  type TypedRule,
  text,
  typed,
  type WholeRule,
} from './rules.ts';

export const blockId = text({ max: 255 });

export const block = (type: string, fields: Fields, ...further: WholeRule[]): TypedRule =>
  typed(type, { ...fields, optional: { block_id: blockId, ...fields.optional } }, ...further);

const oneImage: WholeRule = (image, place) => exactlyOne(image, place, 'image_url', 'slack_file');
const image = typed('image', imageFields, oneImage);

const choices = [checkboxes, radioButtons, ...selects, ...multiSelects];
const accessory = byType(button, workflowButton, image, overflow, datePicker, timePicker, ...choices);
const actions = byType(
  button,
  workflowButton,
  overflow,
  datePicker,
  dateTimePicker,
  timePicker,
  richTextInput,
  ...choices,
);
const input = byType(
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  fileInput,
  datePicker,
  dateTimePicker,
  timePicker,
  ...choices,
);

/**
 * A text object that is an element itself, so it is told apart by its type. Slack documents no limit of its own for
 * context text; a section field has 2,000.
 */
const contextText = (kind: 'plain_text' | 'mrkdwn'): TypedRule => ({
  type: kind,
  rule: textObject(2000, kind),
});

const textOrFields: WholeRule = (section, place) =>
  section['text'] === undefined && section['fields'] === undefined
    ? [refuse(place, 'needs text or fields')]
    : [];

const noDispatchOfFiles: WholeRule = ({ element, dispatch_action }, place) =>
  dispatch_action === true && isRecord(element) && element['type'] === 'file_input'
    ? [refuse(inside(place, 'dispatch_action'), 'does not go with a file_input')]
    : [];

export const layoutBlocks: TypedRule[] = [
  block(
    'section',
    {
      optional: {
        text: textObject(3000),
        fields: list(textObject(2000), { max: 10, item: 'field' }),
        accessory,
        expand: flag,
      },
    },
    textOrFields,
  ),
  block('divider', {}),
  block('header', { required: { text: plainText(150) } }),
  block('context', {
    required: {
      elements: list(byType(image, contextText('plain_text'), contextText('mrkdwn')), {
        max: 10,
        item: 'element',
      }),
    },
  }),
  block('actions', { required: { elements: list(actions, { max: 25, item: 'element' }) } }),
  block('context_actions', {
    required: { elements: list(byType(feedbackButtons, iconButton), { max: 5, item: 'element' }) },
  }),
  block(
    'input',
    {
      required: { label: plainText(2000), element: input },
      optional: { hint: plainText(2000), optional: flag, dispatch_action: flag },
    },
    noDispatchOfFiles,
  ),
  block('image', { ...imageFields, optional: { ...imageFields.optional, title: plainText(2000) } }, oneImage),
];
