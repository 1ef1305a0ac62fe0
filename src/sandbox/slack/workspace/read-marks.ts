export type ReadMarks = ReturnType<typeof createReadMarks>;

/** How far each person has read each conversation: the `ts` of the last message seen. */
export function createReadMarks(initial: Record<string, Record<string, string>>, changed: () => void) {
  const marks = new Map(
    Object.entries(initial).map(([userId, byChannel]) => [userId, new Map(Object.entries(byChannel))]),
  );
  return {
    of: (userId: string, channel: string): string => marks.get(userId)?.get(channel) ?? '',

    set(userId: string, channel: string, ts: string): void {
      const own = marks.get(userId) ?? new Map<string, string>();
      if (own.get(channel) === ts) return;
      marks.set(userId, own.set(channel, ts));
      changed();
    },

    all: (): Record<string, Record<string, string>> =>
      Object.fromEntries([...marks].map(([userId, own]) => [userId, Object.fromEntries(own)])),
  };
}
