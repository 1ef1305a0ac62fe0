/** The smallest blocks and elements that Slack takes, to be bent by the tests. */
export type Json = Record<string, unknown>;

export const words = (length: number): string => 'x'.repeat(length);
export const plain = (text = 'Text'): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'Text'): Json => ({ type: 'mrkdwn', text });
export const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));

export const option = (value = 'one', more: Json = {}): Json => ({ text: plain(value), value, ...more });
export const options = (n: number): Json[] => times(n, (i) => option(`option ${i}`));
export const group = (label: string, of: Json[]): Json => ({ label: plain(label), options: of });
export const confirm = (more: Json = {}): Json => ({
  title: plain('Release?'),
  text: plain('The number goes back to the carrier.'),
  confirm: plain('Release'),
  deny: plain('Keep'),
  ...more,
});

export const section = (more: Json = {}): Json => ({ type: 'section', text: mrkdwn(), ...more });
export const button = (more: Json = {}): Json => ({
  type: 'button',
  text: plain('Buy'),
  action_id: 'buy',
  ...more,
});
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const select = (more: Json = {}): Json => ({
  type: 'static_select',
  action_id: 'pick',
  options: options(2),
  ...more,
});
export const textInput = (more: Json = {}): Json => ({
  type: 'plain_text_input',
  action_id: 'typed',
  ...more,
});
export const input = (element: Json = textInput(), more: Json = {}): Json => ({
  type: 'input',
  block_id: 'reason',
  label: plain('Reason'),
  element,
  ...more,
});
export const richText = (text = 'Text'): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
export const table = (rows: Json[][] = [[{ type: 'raw_text', text: 'Cell' }]], more: Json = {}): Json => ({
  type: 'table',
  rows,
  ...more,
});
export const image = (more: Json = {}): Json => ({
  type: 'image',
  alt_text: 'A map',
  image_url: 'https://example.com/map.png',
  ...more,
});
export const video = (more: Json = {}): Json => ({
  type: 'video',
  title: plain('A tour'),
  alt_text: 'A tour',
  video_url: 'https://example.com/tour',
  thumbnail_url: 'https://example.com/tour.png',
  ...more,
});

export const modal = (blocks: unknown[] = [section()], more: Json = {}): Json => ({
  type: 'modal',
  title: plain('Search'),
  submit: plain('Search'),
  blocks,
  ...more,
});
export const home = (blocks: unknown[] = [section()], more: Json = {}): Json => ({
  type: 'home',
  blocks,
  ...more,
});
