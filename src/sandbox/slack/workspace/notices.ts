import type { PageNotice } from '../page-protocol.ts';
import type { Ids } from './ids.ts';

export type Notices = ReturnType<typeof createNotices>;

/** What Slack itself says to one person. */
export function createNotices(ids: Ids, changed: () => void) {
  const byPerson = new Map<string, PageNotice[]>();
  return {
    of: (userId: string): readonly PageNotice[] => byPerson.get(userId) ?? [],

    add(userId: string, text: string, channel?: string): void {
      const notice = { id: ids.next('N'), text, ...(channel ? { channel } : {}) };
      byPerson.set(userId, [...(byPerson.get(userId) ?? []), notice]);
      changed();
    },

    dismiss(userId: string, id: string): void {
      byPerson.set(
        userId,
        (byPerson.get(userId) ?? []).filter((notice) => notice.id !== id),
      );
      changed();
    },

    clear(userId: string): void {
      byPerson.delete(userId);
      changed();
    },
  };
}
