/** User-group ids start with S, people's with U or W. */
export function isGroup(id: string): boolean {
  return id.startsWith('S');
}

/**
 * Slack cannot say just now who is in a user group, and whether somebody may do something hangs on it: neither yes nor
 * no would be true. Thrown for want of an answer, like the errors of Zoom; nothing has changed then.
 */
export class RightUnknown extends Error {
  override readonly name = 'RightUnknown';
  readonly groups: readonly string[];

  constructor(groups: readonly string[]) {
    super(`Slack cannot say who is in ${groups.join(', ')}`);
    this.groups = groups;
  }
}
