/** Something that waits until it is let go. */
export function createGate() {
  const { promise: passed, resolve: open } = Promise.withResolvers<void>();
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  return {
    /** Resolves when somebody stands before it. */
    reached,
    open: () => open(),
    /** @returns when the gate is open */
    pass(): Promise<void> {
      reach();
      return passed;
    },
  };
}
