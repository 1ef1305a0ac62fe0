/** The strict judge of everything that the bot sends to the local Slack: at least as strict as Slack, never kinder. */
export { checkMessage, type MessagePayload, type MessageUse } from './check-message.ts';
export { checkOptions } from './check-options.ts';
export { checkValue, type ValueRules } from './check-value.ts';
export { checkView } from './check-view.ts';
export { checkViewErrors } from './check-view-errors.ts';
export { checkHouseStyle } from './house-style.ts';
export { initialValue } from './initial-value.ts';
export { type InteractiveElement, inputElements, type PlacedElement } from './interactive.ts';
export type { Problem } from './problem.ts';
export { slackError } from './slack-error.ts';
export { withIds } from './with-ids.ts';
