/** Something outside takes no more for a while: what was attempted did not happen and is worth repeating then. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
  readonly seconds: number;
  /** It may have happened all the same: whoever repeats it has to look first. */
  readonly maybeDone: boolean;

  constructor(
    seconds: number,
    { maybeDone = false, ...options }: ErrorOptions & { maybeDone?: boolean } = {},
  ) {
    super(`Not for another ${seconds} seconds`, options);
    this.seconds = seconds;
    this.maybeDone = maybeDone;
  }
}
