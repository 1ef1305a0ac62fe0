import type { Assignee, NewAssignee } from './assignee.ts';

/** Whom numbers can be assigned to, as they are called within a sentence. */
export const ASSIGNEE_NAMES: Readonly<Record<string, string>> = {
  user: 'person',
  call_queue: 'call queue',
  auto_receptionist: 'auto receptionist',
  common_area: 'common area',
  zoom_room: 'Zoom Room',
};

/** `call queue`; a type that is not known yet as Zoom writes it, without underscores. */
export function assigneeTypeName(type: string): string {
  return (
    (Object.hasOwn(ASSIGNEE_NAMES, type) ? ASSIGNEE_NAMES[type] : undefined) ?? type.replaceAll('_', ' ')
  );
}

/**
 * `Rina Patel`, `call queue Appointments`, `nobody`: plain words, for the audit and for whoever renders them. A name
 * comes from outside.
 */
export function assigneeWords(
  assignee: { type: string; id: string; name?: string | undefined } | undefined,
): string {
  if (!assignee) return 'nobody';
  const { type, id, name } = assignee;
  if (type === 'user' && name) return name;
  return `${assigneeTypeName(type)} ${name ?? id}`;
}

/** Why a number stays with whoever has it, in a sentence without formatting. @param to to whom none can be given */
export function cannotBeGiven(to: NewAssignee, has: Assignee | undefined): string {
  const words = assigneeWords(to);
  const isTheirs = has?.type === to.type && has.id === to.id;
  return isTheirs
    ? `It stays with ${words}: I cannot give it back to a ${assigneeTypeName(to.type)} should something go wrong. Unassign it first, or reassign it in Zoom’s own web portal.`
    : `I cannot give numbers to a ${assigneeTypeName(to.type)}. Do that in Zoom’s own web portal.`;
}
