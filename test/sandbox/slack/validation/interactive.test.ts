import { describe, expect, it } from 'vitest';
import { checkHouseStyle, inputElements, withIds } from '../../../../src/sandbox/slack/validation/index.ts';
import {
  actions,
  button,
  confirm,
  image,
  input,
  type Json,
  modal,
  section,
  select,
  textInput,
} from './blocks.ts';

const counter = () => {
  let n = 0;
  return () => `id${++n}`;
};

const blocks: Json[] = [
  section({ accessory: { type: 'users_select' } }),
  section({ accessory: image() }),
  actions(button({ action_id: 'buy' }), select({ action_id: 'sort' })),
  input(textInput({ action_id: 'why' }), { block_id: 'reason', optional: true }),
  input(select({ action_id: 'site' }), { block_id: 'site', dispatch_action: true }),
];

describe('ids', () => {
  it('are filled in where they are missing, and kept where they are not', () => {
    const named = withIds(blocks, counter());
    expect(named.map((block) => block['block_id'])).toEqual(['id1', 'id3', 'id4', 'reason', 'site']);
    expect(named[0]).toMatchObject({ accessory: { action_id: 'id2' } });
    expect(named[1]).toMatchObject({ accessory: image() });
    expect(named[1]?.['accessory']).not.toHaveProperty('action_id');
  });

  it('leave the blocks that were given as they were', () => {
    const before = structuredClone(blocks);
    withIds(blocks, counter());
    expect(blocks).toEqual(before);
  });
});

it('every interactive element is listed in reading order, with what it does', () => {
  const listed = inputElements(withIds(blocks, counter()));
  expect(listed.map(({ element, ...rest }) => ({ ...rest, type: element.type }))).toEqual([
    {
      blockId: 'id1',
      actionId: 'id2',
      type: 'users_select',
      isInput: false,
      isRequired: false,
      dispatches: true,
    },
    { blockId: 'id4', actionId: 'buy', type: 'button', isInput: false, isRequired: false, dispatches: true },
    {
      blockId: 'id4',
      actionId: 'sort',
      type: 'static_select',
      isInput: false,
      isRequired: false,
      dispatches: true,
    },
    {
      blockId: 'reason',
      actionId: 'why',
      type: 'plain_text_input',
      isInput: true,
      isRequired: false,
      dispatches: false,
    },
    {
      blockId: 'site',
      actionId: 'site',
      type: 'static_select',
      isInput: true,
      isRequired: true,
      dispatches: true,
    },
  ]);
});

describe('house style', () => {
  const primary = (action_id: string) => button({ style: 'primary', action_id });
  const danger = button({ style: 'danger', action_id: 'release' });

  it('has one primary button a screen', () => {
    expect(checkHouseStyle([actions(primary('a')), actions(button())])).toEqual([]);
    expect(checkHouseStyle([actions(primary('a')), section({ accessory: primary('b') })])).toMatchObject([
      { code: 'house_style', pointer: '/1/accessory/style' },
    ]);
  });

  it('asks before a danger button acts', () => {
    expect(checkHouseStyle([actions({ ...danger, confirm: confirm() })])).toEqual([]);
    expect(checkHouseStyle(modal([actions(danger)]))).toMatchObject([
      { code: 'house_style', pointer: '/blocks/0/elements/0/confirm' },
    ]);
  });

  it('says in text what the blocks of a message show; a view has no text', () => {
    expect(checkHouseStyle({ text: 'Hello', blocks: [section()] })).toEqual([]);
    expect(checkHouseStyle({ blocks: [section()] })).toMatchObject([
      { code: 'house_style', pointer: '/text' },
    ]);
    expect(checkHouseStyle(modal())).toEqual([]);
  });
});
