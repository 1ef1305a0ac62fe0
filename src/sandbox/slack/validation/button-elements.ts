import { confirm, plainText } from './composition-objects.ts';
import { among, list, type Rule, shape, text, typed, url } from './rules.ts';

export const actionId: Rule = text({ max: 255 });

const style = among('primary', 'danger');
const accessibilityLabel = text({ max: 75 });
const value = text({ max: 2000 });

export const button = typed('button', {
  required: { text: plainText(75) },
  optional: {
    action_id: actionId,
    value,
    url: url(),
    style,
    confirm,
    accessibility_label: accessibilityLabel,
  },
});

const trigger = shape({
  required: { url: url() },
  optional: {
    customizable_input_parameters: list(
      shape({ required: { name: text({ max: 255 }), value: text({ max: 3000 }) } }),
      { max: 100, item: 'input parameter' },
    ),
  },
});

export const workflowButton = typed('workflow_button', {
  required: { text: plainText(75), workflow: shape({ required: { trigger } }) },
  optional: { action_id: actionId, style, confirm, accessibility_label: accessibilityLabel },
});

const feedbackButton = shape({
  required: { text: plainText(75), value },
  optional: { accessibility_label: accessibilityLabel },
});

export const feedbackButtons = typed('feedback_buttons', {
  required: { positive_button: feedbackButton, negative_button: feedbackButton },
  optional: { action_id: actionId },
});

export const iconButton = typed('icon_button', {
  // The only icon that Slack documents.
  required: { icon: among('trash'), text: plainText(75) },
  optional: {
    action_id: actionId,
    accessibility_label: accessibilityLabel,
    value,
    visible_to_user_ids: list(text({ max: 255 }), { max: 100, item: 'person' }),
    confirm,
  },
});
