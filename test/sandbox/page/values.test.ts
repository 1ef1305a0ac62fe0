import { describe, expect, test } from 'vitest';
import { chosenIn, matching } from '../../../src/sandbox/page/values/choices.ts';
import { presentValues } from '../../../src/sandbox/page/values/present-values.ts';
import { createValuesStore } from '../../../src/sandbox/page/values/values-store.ts';

const option = (value: string, text = value) => ({
  value,
  text: { type: 'plain_text' as const, text },
});
const checkboxes = (...values: string[]) => ({
  type: 'actions',
  block_id: 'b',
  elements: [{ type: 'checkboxes', action_id: 'a', options: values.map((value) => option(value)) }],
});
const ticked = (...values: string[]) => ({
  type: 'checkboxes',
  selected_options: values.map((value) => option(value)),
});

describe('values that are sent', () => {
  test('an option that an update took away is no longer chosen', () => {
    const values = presentValues([checkboxes('2', '3')], { b: { a: ticked('1', '2') } });
    expect(values).toEqual({ b: { a: ticked('2') } });
  });

  test('an option goes as it is offered now, with its newest text', () => {
    const select = {
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Site' },
      element: { type: 'static_select', action_id: 'a', options: [option('sf', 'San Francisco (3 free)')] },
    };
    const touched = { b: { a: { type: 'static_select', selected_option: option('sf', 'San Francisco') } } };
    expect(presentValues([select], touched)).toEqual({
      b: { a: { type: 'static_select', selected_option: option('sf', 'San Francisco (3 free)') } },
    });
  });

  test('an element that is gone, or is another kind now, has no value', () => {
    expect(presentValues([checkboxes('1')], { gone: { a: ticked('1') } })).toEqual({});
    expect(
      presentValues([checkboxes('1')], { b: { a: { type: 'datepicker', selected_date: null } } }),
    ).toEqual({});
  });

  test('typed text is sent as it is', () => {
    const input = {
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'a' },
    };
    const touched = { b: { a: { type: 'plain_text_input', value: 'for the front desk' } } };
    expect(presentValues([input], touched)).toEqual(touched);
  });
});

describe('values that are kept', () => {
  test('a closed modal is forgotten, an open one and messages are not', () => {
    const store = createValuesStore();
    for (const surface of ['modal V1', 'modal V2', 'message C1 1.0'])
      store.set(surface, 'b', 'a', ticked('1'));
    store.keepViews(['modal V2']);
    expect(store.get('modal V1', 'b', 'a')).toBeUndefined();
    expect(store.get('modal V2', 'b', 'a')).toEqual(ticked('1'));
    expect(store.get('message C1 1.0', 'b', 'a')).toEqual(ticked('1'));
  });

  test('one element changes without its neighbours', () => {
    const store = createValuesStore();
    store.set('modal V1', 'b', 'a', ticked('1'));
    store.set('modal V1', 'b', 'other', ticked('2'));
    expect(store.all('modal V1')).toEqual({ b: { a: ticked('1'), other: ticked('2') } });
  });
});

describe('choices of a select', () => {
  const choices = [
    { key: 'U1', label: 'Ana Torres', description: '@ana' },
    { key: 'U2', label: 'Ben Okafor', description: '@ben' },
  ];

  test('every word of a search must be found', () => {
    expect(matching(choices, 'tor ana')).toEqual([choices[0]]);
    expect(matching(choices, 'ana okafor')).toEqual([]);
    expect(matching(choices, ' ')).toEqual(choices);
  });

  test('a chosen person is shown by name, an unknown one by id', () => {
    const value = { type: 'multi_users_select', selected_users: ['U2', 'U9'] };
    expect(chosenIn(value, choices).map((choice) => choice.label)).toEqual(['Ben Okafor', 'U9']);
  });
});
