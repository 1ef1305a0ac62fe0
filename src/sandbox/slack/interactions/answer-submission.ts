import { z } from 'zod';
import type { Core } from '../core.ts';
import { missingForView } from '../manifest/view-scopes.ts';
import { readView } from '../objects/read-view.ts';
import type { PersonVerbs } from '../page-protocol.ts';
import { checkView, checkViewErrors, type Problem } from '../validation/index.ts';
import { checkFiles } from '../workspace/check-files.ts';
import type { StoredView } from '../workspace/model.ts';
import { STACK_LIMIT } from '../workspace/views.ts';
import { isEmptyAnswer } from './empty-answer.ts';
import { TROUBLE_CONNECTING } from './failure-text.ts';

type Result = PersonVerbs['submit']['result'];

const answerSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

const problem = (message: string, pointer = ''): Problem => ({ code: 'invalid_arguments', message, pointer });

function viewProblems(core: Core, top: StoredView, action: 'update' | 'push', view: unknown): Problem[] {
  const problems = [...checkView(view), ...checkFiles(view, core.workspace.files)];
  if (problems.length > 0) return problems;
  const { type, externalId, blocks } = readView(view, () => '-');
  const missing = missingForView(blocks, core.workspace.app.botScopes);
  if (missing) return [problem(`the app lacks the scope ${missing.needed}`, '/view/blocks')];
  if (type !== 'modal') return [problem('the answer to a submission must be a modal', '/view/type')];
  const namesake = core.workspace.views.findExternal(externalId);
  if (namesake && !(action === 'update' && namesake.id === top.id)) {
    return [problem(`the external_id ${externalId} is taken by another view`, '/view/external_id')];
  }
  const depth = core.workspace.views.stackOf(top.userId).length;
  if (action === 'push' && depth >= STACK_LIMIT) {
    return [problem(`a stack holds at most ${STACK_LIMIT} views`, '/response_action')];
  }
  return [];
}

/**
 * Does what the app answered to a submission: nothing said closes the view; `errors`, `update`, `push`, `clear`.
 * For anything that Slack does not understand the person sees that there was trouble, and the modal stays.
 */
export function answerSubmission(core: Core, view: StoredView, answer: unknown): Result {
  const { workspace } = core;
  const refuse = (problems: Problem[]): Result => {
    core.complain(`the answer to the submission of ${view.callbackId}`, problems);
    return { ok: false, notice: TROUBLE_CONNECTING };
  };
  // The person, or a views.open meanwhile, may have taken the modal away.
  const isOpen = workspace.views.top(view.userId)?.id === view.id;

  if (isEmptyAnswer(answer)) {
    if (isOpen) workspace.views.closeTop(view.userId);
    return { ok: true };
  }
  const read = answerSchema.safeParse(answer);
  if (!read.success) return refuse([problem(z.prettifyError(read.error))]);
  if (!isOpen) return { ok: true };
  switch (read.data.response_action) {
    case 'errors': {
      const problems = checkViewErrors(read.data.errors, view);
      return problems.length > 0 ? refuse(problems) : { ok: false, errors: read.data.errors };
    }
    case 'clear':
      workspace.views.clear(view.userId);
      return { ok: true };
    default: {
      const { response_action: action, view: next } = read.data;
      const problems = viewProblems(core, view, action, next);
      if (problems.length > 0) return refuse(problems);
      const content = readView(next, () => workspace.ids.secret(5));
      if (action === 'update') workspace.views.update(view, content);
      else workspace.views.push(view.userId, content);
      return { ok: true };
    }
  }
}
