/** Whether an acknowledgement came without an answer. Socket Mode sends `{}` for nothing. */
export const isEmptyAnswer = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  answer === '' ||
  (typeof answer === 'object' && !Array.isArray(answer) && Object.keys(answer).length === 0);
