import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { findNumber } from '../account/numbers.ts';
import { ASSIGNEE_TYPES, type Assignee, type AssigneeType } from '../account/records.ts';
import { numberView } from '../account/views.ts';
import { assigneeNotFound, numberInUse } from '../errors.ts';
import { jsonAnswer, noContent } from '../service/answer.ts';
import { text } from '../service/input.ts';
import { nothing, type Service, withBody, withQuery } from './handler.ts';
import { numberList } from './number-lists.ts';

const assignment = z.strictObject({ assignee_type: z.enum(ASSIGNEE_TYPES), assignee_id: text(200) });

export const assignmentEndpoints = (service: Service) => {
  const { account } = service;
  return {
    listUnassigned: numberList(service, 'unassigned', (number) => number.assignee === undefined),

    assign: withBody(assignment, ({ assignee_type, assignee_id }, id) => {
      const number = findNumber(account, id);
      const { type, id: assigneeId, name } = findAssignee(account, assignee_type, assignee_id);
      if (number.assignee)
        throw numberInUse(`${number.phone_number} is assigned to ${number.assignee.name}.`);
      if (number.status === 'releasing') throw numberInUse(`${number.phone_number} is being released.`);
      number.assignee = { type, id: assigneeId, name };
      return jsonAnswer(200, numberView(number));
    }),

    unassign: withQuery(nothing, (_query, id) => {
      const number = findNumber(account, id);
      if (!number.assignee) throw assigneeNotFound(`${number.phone_number} is assigned to nobody.`);
      delete number.assignee;
      return noContent();
    }),
  };
};

/** @throws ZoomError 404/1001 */
function findAssignee(account: Account, type: AssigneeType, id: string): Assignee {
  const email = id.toLowerCase();
  const assignee = account.assignees.find(
    (candidate) => candidate.type === type && (candidate.id === id || candidate.email === email),
  );
  if (!assignee) throw assigneeNotFound(`There is no ${type} ${id}.`);
  return assignee;
}
