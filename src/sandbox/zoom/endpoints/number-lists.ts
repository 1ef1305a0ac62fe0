import { z } from 'zod';
import { NUMBER_STATUSES, NUMBER_TYPES, type NumberRecord } from '../account/records.ts';
import { numberView } from '../account/views.ts';
import { jsonAnswer } from '../service/answer.ts';
import { text, trueOrFalse } from '../service/input.ts';
import { pageQuery } from '../service/paging.ts';
import { type Handler, type Service, withQuery } from './handler.ts';

const filters = {
  type: z.enum(NUMBER_TYPES).optional(),
  status: z.enum(NUMBER_STATUSES).optional(),
  assigned: trueOrFalse.optional(),
  site_id: text(100).optional(),
  state: text(100).optional(),
  keyword: text(100).optional(),
};
type Filters = z.output<z.ZodObject<typeof filters>>;

/** A list of the account's numbers, oldest first: all of them, or those that `belongs` picks. */
export const numberList = (
  { account, pager }: Service,
  name: string,
  belongs: (number: NumberRecord) => boolean,
): Handler =>
  withQuery(z.strictObject({ ...filters, ...pageQuery }), ({ page_size, next_page_token, ...filter }) => {
    const { items, ...paging } = pager.page(
      { name, filter },
      { page_size, next_page_token },
      [...account.numbers.values()].filter((number) => belongs(number) && matches(number, filter)),
      (number) => number.sequence,
      (sequence, last) => sequence > last,
    );
    return jsonAnswer(200, { ...paging, phone_numbers: items.map(numberView) });
  });

function matches(number: NumberRecord, filter: Filters): boolean {
  const { type, status, assigned, site_id, state, keyword } = filter;
  return (
    (type === undefined || number.type === type) &&
    (status === undefined || number.status === status) &&
    (assigned === undefined || (number.assignee !== undefined) === assigned) &&
    (site_id === undefined || number.site_id === site_id) &&
    (state === undefined || number.state === state) &&
    (keyword === undefined ||
      number.phone_number.startsWith(keyword) ||
      (number.display_name ?? '').toLowerCase().includes(keyword.toLowerCase()))
  );
}
