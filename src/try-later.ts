/** Something outside takes no more for a while: what was attempted did not happen and is worth repeating then. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
  readonly seconds: number;

  constructor(seconds: number, options?: ErrorOptions) {
    super(`Not for another ${seconds} seconds`, options);
    this.seconds = seconds;
  }
}
