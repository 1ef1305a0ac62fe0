import { applyImport, readPlan } from '../../inventory/apply-import.ts';
import { forbids } from '../../settings/roles.ts';
import { streamRunItems } from '../../store/runs.ts';
import type { Desk } from '../desk.ts';
import { importAppliedScreen, importInvitation, planSent, templateSent } from '../messages/import-answers.ts';
import { PLAN_FILE_HEADER, planFileLines } from '../messages/import-plan.ts';
import { importTemplate } from '../messages/import-template.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { IMPORT_FORM, IMPORT_TITLE, importForm } from '../modals/import-form.ts';
import { submitImportForm } from '../modals/submit-import-form.ts';
import { modalOf } from '../screen.ts';
import type { ClickHandler, CommandVisit, SubmissionHandler, Visit } from '../visits.ts';

/** `/phone import` */
export async function importCommand(desk: Desk, visit: CommandVisit): Promise<void> {
  await (visit.openModal
    ? open(desk, { ...visit, openModal: visit.openModal })
    : visit.answer(importInvitation()));
}

/** Everything that is pressed on the way from a file to its changes. */
export function importClicks(desk: Desk): Record<string, ClickHandler> {
  return {
    import_open: (visit) => open(desk, visit),
    import_template: sendTemplate(desk),
    import_apply: apply(desk),
    import_plan_file: sendPlan(desk),
  };
}

export function importForms(desk: Desk): Record<string, SubmissionHandler> {
  return { [IMPORT_FORM]: submitImportForm(desk) };
}

function open({ context }: Desk, { person, openModal }: Pick<Visit, 'person' | 'openModal'>): Promise<void> {
  return openModal(IMPORT_TITLE, async () => {
    const refusal = await forbids(context, 'assign', person.id);
    return refusal ? modalOf(notAllowedScreen(refusal)) : importForm();
  });
}

function sendTemplate({ workspace }: Desk): ClickHandler {
  return async ({ person, answer }) => {
    await workspace.sendFile(person.id, importTemplate());
    await answer(templateSent());
  };
}

function apply({ context }: Desk): ClickHandler {
  return async ({ person, value, answer }) => {
    await answer(importAppliedScreen(await applyImport(context, { by: person.id, runId: value })));
  };
}

function sendPlan({ context, workspace }: Desk): ClickHandler {
  return async ({ person, value, answer }) => {
    const run = await readPlan(context, { by: person.id, runId: value });
    if (!run) return answer(importAppliedScreen({ kind: 'no_plan' }));
    async function* text() {
      yield PLAN_FILE_HEADER;
      for await (const items of streamRunItems(context.store.db, value)) yield planFileLines(items);
    }
    await workspace.sendFile(person.id, {
      name: `import-plan-${run.createdAt.toISOString().slice(0, 10)}.csv`,
      title: 'Plan of the import',
      comment: 'The plan of the import, row by row.',
      text: text(),
    });
    await answer(planSent());
  };
}
