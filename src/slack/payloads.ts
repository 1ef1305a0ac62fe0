import { z } from 'zod';
import { saidMessage } from './message-text.ts';
import type { FormValues } from './visits.ts';

/** What people typed and buttons carry, without what no database keeps: the character 0, and halves of characters. */
const text = z.string().transform((each) => each.toWellFormed().replaceAll('\0', ''));

/** The parts of Slack's payloads that the bot reads; everything else is ignored. Source: docs.slack.dev/interactivity. */
const option = z.object({ value: text });
const elementState = z.object({
  type: z.string().optional(),
  value: text.nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(z.object({ id: z.string() })).nullish(),
});
const state = z.object({ values: z.record(z.string(), z.record(z.string(), elementState)) });
const user = z.object({ id: z.string() });

export const commandPayload = z.object({
  text: text.default(''),
  user_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
  channel_id: z.string().optional(),
});

export const shortcutPayload = z.object({
  callback_id: z.string(),
  user,
  trigger_id: z.string(),
  /** Of a message shortcut. */
  message: saidMessage.optional(),
});

export const clickPayload = z.object({
  user,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  state: state.optional(),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      private_metadata: text.default(''),
      state: state.optional(),
    })
    .optional(),
  actions: z.tuple(
    [
      elementState.extend({
        action_id: z.string(),
        block_id: text,
      }),
    ],
    z.unknown(),
  ),
});

export const submissionPayload = z.object({
  user,
  trigger_id: z.string(),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: text.default(''),
    state,
  }),
});

/** Slack tells nothing of what was typed in it. */
export const closingPayload = z.object({
  user,
  view: z.object({ id: z.string(), callback_id: z.string(), private_metadata: z.string().default('') }),
});

export const homeOpenedPayload = z.object({ event: z.object({ user: z.string(), tab: z.string() }) });

/** A message in the direct message with the bot, or one that mentions it. */
export const saidPayload = z.object({
  event_id: z.string(),
  event: z.object({
    user: z.string().optional(),
    text: text.default(''),
    channel: z.string(),
    channel_type: z.string().optional(),
    thread_ts: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

type State = z.infer<typeof state>;

/** What a form holds, by block id: a form of this bot has one element a block. */
export function formValues(values: State['values']): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([blockId, elements]) => {
      const [element] = Object.values(elements);
      return [blockId, element && elementValue(element)];
    }),
  );
}

function elementValue(element: z.infer<typeof elementState>): FormValues[string] {
  return (
    element.selected_options?.map(({ value }) => value) ??
    element.selected_users ??
    element.files?.map(({ id }) => id) ??
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_conversation ??
    element.selected_date ??
    element.value?.trim() ??
    undefined
  );
}

/** The values ticked in all checkboxes of a message or modal. */
export function tickedValues(from: State | undefined): string[] {
  return Object.values(from?.values ?? {})
    .flatMap((elements) => Object.values(elements))
    .filter((element) => element.type === 'checkboxes')
    .flatMap((element) => element.selected_options ?? [])
    .map(({ value }) => value);
}
