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
