/** One thing wrong with a payload, said so that the reader can find and mend it. */
export type Problem = {
  /** Slack's own name for this kind of error, e.g. `invalid_blocks`, `msg_too_long`, `view_too_large`. */
  code: string;
  /** Which block, and why. */
  message: string;
  /** JSON pointer into the payload that was checked, e.g. `/blocks/3/elements/0/text`. */
  pointer: string;
};
