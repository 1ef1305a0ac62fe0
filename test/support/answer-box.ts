import { setTimeout as timeout } from 'node:timers/promises';
import { z } from 'zod';
import { serve } from './serve.ts';

const answerSchema = z.object({
  text: z.string(),
  replace_original: z.boolean(),
  blocks: z.array(z.unknown()),
});
export type Answered = z.infer<typeof answerSchema>;

/** An address to be given as `response_url`, which keeps what the bot posts there. */
export async function startAnswerBox() {
  const answers: Answered[] = [];
  const looks = new Set<() => void>();
  const served = await serve(async (request) => {
    answers.push(answerSchema.parse(await request.json()));
    for (const look of looks) look();
    return Response.json({ ok: true });
  });
  return {
    url: served.url,
    answers,
    /** Resolves with the answer that says this. @throws after five seconds */
    answer(says: string): Promise<Answered> {
      const arrives = new Promise<Answered>((resolve) => {
        const look = () => {
          const found = answers.find((each) => JSON.stringify(each).includes(says));
          if (found) resolve(found);
        };
        looks.add(look);
        look();
      });
      const late = timeout(5_000, undefined, { ref: false }).then(() => {
        throw new Error(`No answer says "${says}": ${JSON.stringify(answers.map(({ text }) => text))}`);
      });
      return Promise.race([arrives, late]);
    },
    close: served.close,
  };
}
