import type { Core } from '../core.ts';
import { SlackRefusal } from '../errors.ts';
import { missingForView } from '../manifest/view-scopes.ts';
import { readView } from '../objects/read-view.ts';
import { viewObject } from '../objects/view.ts';
import { checkView, slackError } from '../validation/index.ts';
import { checkFiles } from '../workspace/check-files.ts';
import type { StoredView } from '../workspace/model.ts';
import { STACK_LIMIT, type ViewContent } from '../workspace/views.ts';
import { structure, text } from './arguments.ts';
import { type ApiMethod, method } from './method.ts';

/** Judges and reads a view. @param replaced the view whose `external_id` it may keep */
function contentOf(
  { workspace }: Core,
  view: unknown,
  type: StoredView['type'],
  replaced?: StoredView,
): ViewContent {
  const problems = [...checkView(view), ...checkFiles(view, workspace.files)];
  if (problems.length > 0) throw new SlackRefusal(slackError(problems), { problems });
  const content = readView(view, () => workspace.ids.secret(5));
  if (content.type !== type) {
    throw new SlackRefusal('invalid_arguments', {
      problems: [{ code: 'invalid_arguments', message: `the view must be a ${type}`, pointer: '/view/type' }],
    });
  }
  const missing = missingForView(content.blocks, workspace.app.botScopes);
  if (missing) throw new SlackRefusal('missing_scope', { extra: missing });
  const namesake = workspace.views.findExternal(content.externalId);
  if (namesake && namesake.id !== replaced?.id) throw new SlackRefusal('duplicate_external_id');
  return content;
}

function exchange({ workspace }: Core, triggerId: string) {
  const trigger = workspace.triggers.exchange(triggerId);
  if ('error' in trigger) throw new SlackRefusal(trigger.error);
  return trigger;
}

const checkHash = (view: StoredView | undefined, hash: string | undefined) => {
  if (hash !== undefined && view?.hash !== hash) throw new SlackRefusal('hash_conflict');
};

// The view is judged before the trigger is used up, so that a corrected call may still use it.
const open = method(4, { trigger_id: text, view: structure }, ({ core }, args) => {
  const content = contentOf(core, args.view, 'modal');
  const trigger = exchange(core, args.trigger_id);
  return { view: viewObject(core.workspace.views.open(trigger.userId, content)) };
});

const push = method(4, { trigger_id: text, view: structure }, ({ core }, args) => {
  const { views } = core.workspace;
  const content = contentOf(core, args.view, 'modal');
  const trigger = exchange(core, args.trigger_id);
  const stack = views.stackOf(trigger.userId);
  if (!stack.some((view) => view.id === trigger.viewId)) throw new SlackRefusal('not_found');
  if (stack.length >= STACK_LIMIT) throw new SlackRefusal('push_limit_reached');
  return { view: viewObject(views.push(trigger.userId, content)) };
});

const update = method(
  4,
  {
    view: structure,
    view_id: text.optional(),
    external_id: text.optional(),
    hash: text.optional(),
  },
  ({ core }, args) => {
    const { views } = core.workspace;
    if ((args.view_id === undefined) === (args.external_id === undefined)) {
      throw new SlackRefusal('invalid_arguments', {
        messages: ['[ERROR] exactly one of view_id and external_id must be given'],
      });
    }
    const view =
      args.view_id === undefined ? views.findExternal(args.external_id ?? '') : views.find(args.view_id);
    if (!view) throw new SlackRefusal('not_found');
    const content = contentOf(core, args.view, view.type, view);
    checkHash(view, args.hash);
    return { view: viewObject(views.update(view, content)) };
  },
);

const publish = method(4, { user_id: text, view: structure, hash: text.optional() }, ({ core }, args) => {
  const { app, people, views } = core.workspace;
  if (!app.homeTab) throw new SlackRefusal('not_enabled');
  const person = people.get(args.user_id);
  if (!person || person.isBot) throw new SlackRefusal('user_not_found');
  const home = views.homeOf(person.id);
  const content = contentOf(core, args.view, 'home', home);
  checkHash(home, args.hash);
  return { view: viewObject(views.publish(person.id, content)) };
});

export const viewMethods: Record<string, ApiMethod> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
