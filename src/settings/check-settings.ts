import type { People } from '../context.ts';
import { countApprovals, highestQuorum } from './quorum-bands.ts';
import { type Resolved, resolve } from './rights.ts';
import type { Settings } from './settings.ts';
import { checkShape } from './settings-shape.ts';
import { checkValues } from './settings-values.ts';
import type { SettingName } from './settings-words.ts';

/** What is wrong with a setting, in a sentence that says what to do. Ids of people and groups stand as they are. */
export type SettingsProblem = {
  field: SettingName;
  message: string;
  /** Of a warning: it is asked before it is saved. */
  asks?: true;
};

export type SettingsCheck = {
  /** With these it cannot work: not to be saved. */
  problems: SettingsProblem[];
  /** These may be meant, or cannot be known now: to be saved, and said. */
  warnings: SettingsProblem[];
};

/** Of the people that settings name, those on whom no decision hangs. */
const ROLE_LISTS = ['lookers', 'assigners', 'releasers', 'porters'] as const satisfies SettingName[];

/**
 * Whether settings make sense, by themselves and with the people there are now. A user group that cannot be read is
 * no obstacle: what depends on its members becomes a warning.
 */
export async function checkSettings(people: People, settings: Settings): Promise<SettingsCheck> {
  const malformed = checkShape(settings);
  if (malformed.length > 0) return { problems: malformed, warnings: [] };
  const [admins, approvers, requesters] = await Promise.all([
    resolve(people, settings.admins),
    resolve(people, settings.approvers),
    resolve(people, settings.requesters),
  ]);
  const roles = await Promise.all(
    ROLE_LISTS.map(async (field) => ({ field, resolved: await resolve(people, settings[field]) })),
  );
  const values = checkValues(settings);
  return {
    problems: [
      ...values.problems,
      ...whenEmpty('admins', settings.admins, admins, 'nobody could change the settings'),
      ...whenEmpty('requesters', settings.requesters, requesters, 'nobody could ask for numbers'),
      ...roles.flatMap(({ field, resolved }) =>
        whenEmpty(field, settings[field], resolved, 'only admins could do this'),
      ),
      ...(isUncertain(approvers) ? [] : approverProblems(settings, approvers, requesters)),
    ],
    warnings: [
      ...values.warnings,
      ...troubleWith('admins', admins),
      ...troubleWith('approvers', approvers),
      ...troubleWith('requesters', requesters),
      ...roles.flatMap(({ field, resolved }) => troubleWith(field, resolved)),
      ...approverWarnings(settings, approvers, requesters),
    ],
  };
}

function approverProblems(settings: Settings, approvers: Resolved, requesters: Resolved): SettingsProblem[] {
  const { size } = approvers.ids;
  if (size === 0) {
    const message = 'Nobody could approve a purchase: name people or a user group with full members in it.';
    return [{ field: 'approvers', message }];
  }
  const highest = highestQuorum(settings.quorumBands);
  if (highest > size) {
    const message = `${countApprovals(highest)} could never be given: there ${isOrAre(size, 'approver')}.`;
    return [{ field: 'quorumBands', message }];
  }
  if (size === 1 && !settings.selfApproval && someApproverMayRequest(settings, approvers, requesters)) {
    const message =
      'Nobody could approve the requests of the only approver: name another one, or let an approver’s vote on ' +
      'their own request count.';
    return [{ field: 'approvers', message }];
  }
  return [];
}

function approverWarnings(settings: Settings, approvers: Resolved, requesters: Resolved): SettingsProblem[] {
  const { size } = approvers.ids;
  const highest = highestQuorum(settings.quorumBands);
  if (isUncertain(approvers)) {
    const message = `Those known to be approvers are too few for ${countApprovals(highest)}: ${size}.`;
    return highest > size ? [{ field: 'quorumBands', message }] : [];
  }
  const cannotAsk = !settings.selfApproval && someApproverMayRequest(settings, approvers, requesters);
  if (size < 2 || highest !== size || !cannotAsk) return [];
  const message = `When one of the ${size} approvers asks, ${countApprovals(highest)} cannot be given: their own does not count.`;
  return [{ field: 'quorumBands', message }];
}

function someApproverMayRequest(settings: Settings, approvers: Resolved, requesters: Resolved): boolean {
  if (settings.requesters.length === 0 || isUncertain(requesters)) return true;
  return [...approvers.ids].some((id) => requesters.ids.has(id));
}

/** Names were given, and not one of them is somebody. */
function whenEmpty(
  field: SettingName,
  named: readonly string[],
  resolved: Resolved,
  consequence: string,
): SettingsProblem[] {
  if (named.length === 0 || resolved.ids.size > 0 || isUncertain(resolved)) return [];
  const message = `Of those named nobody is a full member of this workspace: ${consequence}.`;
  return [{ field, message }];
}

function troubleWith(field: SettingName, { unreadable, gone }: Resolved): SettingsProblem[] {
  return [
    ...unreadable.map((id) => `Slack cannot say who ${id} is, so nobody counts on that account for now.`),
    ...gone.map((id) => `${id} is no full member of this workspace, and does not count.`),
  ].map((message) => ({ field, message }));
}

function isUncertain({ unreadable }: Resolved): boolean {
  return unreadable.length > 0;
}

function isOrAre(count: number, noun: string): string {
  return count === 1 ? `is 1 ${noun}` : `are ${count} ${noun}s`;
}
