import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpoints, nameOf } from '../src/zoom/endpoints.ts';

/** Where an endpoint of the document is found in Slack, and the test that shows it. */
type Row = {
  /** Commands (`/phone numbers`), buttons (`button number_release`), forms, shortcuts: each is looked for. */
  places: string[];
  file: string;
  /** Its name, as it stands in the file. */
  test: string;
};

/** By method and path, as the document of the Number Management API lists them. */
const rows: Readonly<Record<string, Row>> = {
  'GET /phone/numbers': {
    places: ['/phone numbers', '/phone export', 'button numbers_page'],
    file: 'test/e2e/number-lists.test.ts',
    test: 'are listed a page at a time, each page from one call to Zoom',
  },
  'GET /phone/numbers/{numberId}': {
    places: ['/phone number', 'button number_card', 'shortcut look_up_numbers'],
    file: 'test/e2e/one-number.test.ts',
    test: 'is shown with its place, cost, assignee and the buttons that fit, to the asker alone',
  },
  'POST /phone/numbers': {
    places: ['/phone request', 'button request_approve'],
    file: 'test/e2e/request-life.test.ts',
    test: 'assigns what was bought to a person of Slack, and names it',
  },
  'PATCH /phone/numbers/{numberId}': {
    places: ['/phone edit', 'button number_edit', 'form number_edit'],
    file: 'test/e2e/changing-numbers.test.ts',
    test: 'in its name, its site and what it can do, of which only what changed is sent',
  },
  'DELETE /phone/numbers/{numberId}': {
    places: ['/phone release', 'button number_release', 'form release_form'],
    file: 'test/e2e/releasing.test.ts',
    test: 'one at once, after a screen that says what is lost and a confirmation',
  },

  'GET /phone/numbers/available': {
    places: ['/phone search', 'shortcut search_numbers', 'form search_form'],
    file: 'test/e2e/searching.test.ts',
    test: 'answers /phone search 415 with numbers that only the asker sees',
  },
  'POST /phone/numbers/provision': {
    places: ['/phone request', 'button search_request', 'button request_approve'],
    file: 'test/e2e/approving.test.ts',
    test: 'is approved by a click, bought once, and shown to everybody',
  },
  'GET /phone/numbers/inventory': {
    places: ['/phone inventory', 'button home_refresh'],
    file: 'test/e2e/inventory.test.ts',
    test: 'says at once what there is, in a table, and then shows it as a picture',
  },

  'POST /phone/numbers/{numberId}/assign': {
    places: ['/phone assign', '/phone import', 'button number_assign', 'form number_assign'],
    file: 'test/e2e/changing-numbers.test.ts',
    test: 'to a person of this workspace, by the address that Zoom knows them by',
  },
  'DELETE /phone/numbers/{numberId}/assign': {
    places: ['/phone unassign', 'button number_unassign'],
    file: 'test/e2e/changing-numbers.test.ts',
    test: 'by a button below what says who loses it',
  },
  'GET /phone/numbers/unassigned': {
    places: ['/phone unassigned', 'button unassigned_page'],
    file: 'test/e2e/number-lists.test.ts',
    test: 'that nobody has are listed with what can be done about them',
  },

  'GET /phone/porting/orders': {
    places: ['/phone ports', 'button ports_page'],
    file: 'test/e2e/port-orders.test.ts',
    test: 'stands where its date puts it, with what its status means and what comes next, page by page',
  },
  'POST /phone/porting/orders': {
    places: ['/phone port', 'shortcut port_in', 'button port_open'],
    file: 'test/e2e/porting-in.test.ts',
    test: 'from the form to the order, whose card follows it',
  },
  'GET /phone/porting/orders/{orderId}': {
    places: ['/phone port', 'button port_show'],
    file: 'test/e2e/port-orders.test.ts',
    test: 'is looked at by its id or by a number in it, as it is now, with everything that happened to it',
  },
  'PATCH /phone/porting/orders/{orderId}': {
    places: ['button port_change', 'form port_change'],
    file: 'test/e2e/port-orders.test.ts',
    test: 'is changed with a form, by the rules it was filed with; its cards follow',
  },
  'DELETE /phone/porting/orders/{orderId}': {
    places: ['button port_cancel', 'form port_cancel'],
    file: 'test/e2e/port-orders.test.ts',
    test: 'is cancelled with a reason, once, which those who are told of it read; not within 48 hours of its day',
  },
  'POST /phone/porting/validate': {
    places: ['/phone port', 'shortcut port_in', 'button port_check_open'],
    file: 'test/e2e/port-check.test.ts',
    test: 'is told of each, with the losing carrier and why not',
  },

  'GET /phone/number_blocks': {
    places: ['/phone blocks', 'button blocks_page'],
    file: 'test/e2e/blocks.test.ts',
    test: 'are listed with what they are, what they cost and how far they are used',
  },
  'POST /phone/number_blocks': {
    places: ['/phone block', 'button request_block', 'form block_form'],
    file: 'test/e2e/block-and-toll-free-purchases.test.ts',
    test: 'a block of numbers',
  },
  'DELETE /phone/number_blocks/{blockId}': {
    places: ['/phone block', 'button block_release'],
    file: 'test/e2e/blocks.test.ts',
    test: 'are released as a whole after a confirmation, from the list or by any of their numbers',
  },

  'GET /phone/numbers/toll_free': {
    places: ['/phone tollfree'],
    file: 'test/e2e/number-lists.test.ts',
    test: 'that are toll-free are listed; with words, those that can be bought',
  },
  'GET /phone/numbers/toll_free/available': {
    places: ['/phone tollfree', '/phone search'],
    file: 'test/e2e/number-lists.test.ts',
    test: 'that are toll-free are listed; with words, those that can be bought',
  },
  'POST /phone/numbers/toll_free': {
    places: ['/phone request', 'button request_approve'],
    file: 'test/e2e/block-and-toll-free-purchases.test.ts',
    test: 'a toll-free number',
  },
};

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

function sources(folder: string): string[] {
  return readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(`${folder}/${path}`));
}

const phone = read('src/slack/commands/phone.ts');
const manifest = read('manifest.yml');
const slack = sources('src/slack').join('\n');

/** Whether there is such a thing that somebody can type or press. */
function isThere(place: string): boolean {
  const [kind, name = ''] = place.split(' ');
  switch (kind) {
    case '/phone':
      return phone.includes(`['${name}', `);
    case 'shortcut':
      return manifest.includes(`callback_id: ${name}\n`) && slack.includes(`${name}: `);
    case 'button':
      // The handler's own name, in one of the tables that `listeners.ts` spreads.
      return new RegExp(`(^\\s+|[{,] )(async )?${name}(:|\\()`, 'm').test(slack);
    case 'form':
      // The `callback_id` that the view is sent with, as the constant that its handler is registered by.
      return new RegExp(
        `(?:_FORM|FORM|VIEW|CHECK|STEP|CANCEL|CHANGE)\\w* = '${name}'|^\\s+${name}: `,
        'm',
      ).test(slack);
    default:
      return false;
  }
}

/** Whether the file has a test of this name that runs. */
function hasTest(file: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "(?:\\\\'|')");
  return new RegExp(`^\\s*(?:it|test)(?:\\.each\\(.*\\))?\\(\\s*['"\`]${escaped}['"\`],`, 'ms').test(
    read(file),
  );
}

describe('Every endpoint of the document', () => {
  it('has a row, and a call of the client', () => {
    expect(Object.keys(rows)).toHaveLength(23);
    expect(Object.values(endpoints).map(nameOf).toSorted()).toEqual(Object.keys(rows).toSorted());
  });

  it.each(Object.entries(rows))('%s has its place in Slack, and a test that shows it', (_endpoint, row) => {
    expect(row.places).not.toEqual([]);
    expect(row.places.filter((place) => !isThere(place))).toEqual([]);
    expect(hasTest(row.file, row.test), `${row.file}: ${row.test}`).toBe(true);
  });
});

describe('What the rows are held to', () => {
  it('finds no command, button, form, shortcut or test that is not there', () => {
    for (const place of ['/phone nowhere', 'button nowhere', 'form nowhere', 'shortcut nowhere', 'nowhere'])
      expect(isThere(place)).toBe(false);
    expect(hasTest('test/e2e/blocks.test.ts', 'are listed')).toBe(false);
    expect(hasTest('test/e2e/blocks.test.ts', 'are paged as Zoom pages them')).toBe(true);
  });
});
