/** Does one task at a time for each key, in the order asked; those of other keys wait for nothing. */
export type Line = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

export function createLine(): Line {
  const line = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const turn = (line.get(key) ?? Promise.resolve()).then(task);
    // The next in line comes whether this one works out or not.
    const over = turn.then(
      () => {},
      () => {},
    );
    line.set(key, over);
    over.then(() => {
      if (line.get(key) === over) line.delete(key);
    });
    return turn;
  };
}
