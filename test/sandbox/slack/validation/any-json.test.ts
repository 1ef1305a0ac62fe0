import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkHouseStyle,
  checkMessage,
  checkOptions,
  checkValue,
  checkView,
  checkViewErrors,
  initialValue,
  inputElements,
  type Problem,
  withIds,
} from '../../../../src/sandbox/slack/validation/index.ts';
import {
  actions,
  button,
  confirm,
  group,
  image,
  input,
  option,
  options,
  plain,
  richText,
  section,
  select,
  table,
} from './blocks.ts';

const types = [
  ...[
    'section',
    'actions',
    'input',
    'context',
    'header',
    'table',
    'plan',
    'rich_text',
    'image',
    'modal',
    'home',
  ],
  ...['button', 'static_select', 'multi_static_select', 'checkboxes', 'plain_text_input', 'number_input'],
  ...['plain_text', 'mrkdwn', 'toString', '__proto__'],
];
const keys = [
  ...[
    'type',
    'text',
    'blocks',
    'elements',
    'element',
    'accessory',
    'options',
    'option_groups',
    'fields',
    'tasks',
  ],
  ...[
    'initial_option',
    'initial_options',
    'confirm',
    'rows',
    'block_id',
    'action_id',
    'value',
    'constructor',
  ],
];

/** JSON that looks like Block Kit from afar: the right words in the wrong places. */
const { almost } = fc.letrec<{ almost: unknown }>((tie) => ({
  almost: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(...types),
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(tie('almost'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie('almost'), { maxKeys: 6 }),
  ),
}));

/** Blocks that are right, to be spoilt in one place. */
const right = [
  section({
    fields: [plain()],
    accessory: { type: 'static_select', option_groups: [group('All', options(2))] },
  }),
  section({
    accessory: { type: 'multi_static_select', options: options(2), initial_options: [option('option 1')] },
  }),
  actions(button({ confirm: confirm() }), select({ initial_option: option('option 1') })),
  input({ type: 'number_input', is_decimal_allowed: true, min_value: '1', max_value: '2' }),
  input({ type: 'conversations_select', filter: { include: ['im'] } }, { block_id: 'where' }),
  { type: 'context', elements: [image(), plain()] },
  {
    type: 'plan',
    title: 'Plan',
    tasks: [{ type: 'task_card', task_id: 't', title: 'T', status: 'pending', details: richText() }],
  },
  table(),
];

/** The value with whatever stands at the `n`th of its places, counted through, replaced. */
function spoilt(value: unknown, n: number, by: unknown): unknown {
  let left = n;
  const visit = (here: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(here)) return here.map(visit);
    if (typeof here !== 'object' || here === null) return here;
    return Object.fromEntries(
      Object.entries(here).map(([key, inner]: [string, unknown]) => [key, visit(inner)]),
    );
  };
  return visit(value);
}

/** Follows a JSON pointer; the last step may be to what is missing. */
function isReachable(root: unknown, { pointer }: Problem): boolean {
  const steps = pointer.split('/').slice(1);
  let here: unknown = root;
  for (const step of steps.slice(0, -1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = Object.getOwnPropertyDescriptor(here, key)?.value;
  }
  return true;
}

describe('whatever JSON comes', () => {
  it('is judged without throwing, and every problem points into it', () => {
    fc.assert(
      fc.property(almost, almost, (one, other) => {
        const message = { text: one, blocks: other, attachments: one, metadata: other };
        const list = Array.isArray(other) ? other : [other];
        for (const problem of checkMessage(message, 'post')) expect(isReachable(message, problem)).toBe(true);
        for (const problem of checkMessage({ blocks: list }, 'update')) {
          expect(isReachable({ blocks: list }, problem)).toBe(true);
        }
        const view = { type: 'modal', title: one, blocks: list };
        for (const problem of checkView(view)) expect(isReachable(view, problem)).toBe(true);
        for (const problem of checkOptions(one)) expect(isReachable(one, problem)).toBe(true);
        for (const problem of checkViewErrors(one, other)) expect(isReachable(one, problem)).toBe(true);
        for (const problem of checkHouseStyle(other)) expect(problem.code).toBe('house_style');
      }),
    );
  });

  it('stands in one place of what was right, and is judged without throwing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 140 }), fc.jsonValue({ maxDepth: 2 }), (n, any) => {
        const blocks = spoilt(right, n, any);
        checkMessage({ blocks }, 'post');
        checkView({ type: 'home', blocks });
        checkViewErrors({ where: 'Somewhere else.' }, { blocks });
        inputElements(blocks);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read for its elements without throwing', () => {
    fc.assert(
      fc.property(fc.array(almost), almost, (blocks, value) => {
        const named = withIds(blocks, () => 'id');
        for (const { element } of inputElements(named)) {
          initialValue(element);
          checkValue(element, undefined, { required: true });
          checkValue(
            element,
            { type: element.type, selected_option: value, selected_options: [value] },
            { required: true, offered: value },
          );
        }
      }),
    );
  });
});
