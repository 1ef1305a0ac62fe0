import { setTimeout as timeout } from 'node:timers/promises';
import { z } from 'zod';
import { serve } from './serve.ts';

const answerSchema = z.object({
  text: z.string(),
  replace_original: z.boolean(),
  response_type: z.enum(['ephemeral', 'in_channel']),
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
  /** @throws after five seconds */
  function wait<Seen>(what: string, probe: () => Seen | undefined): Promise<Seen> {
    const arrives = new Promise<Seen>((resolve) => {
      const look = () => {
        const seen = probe();
        if (seen !== undefined) resolve(seen);
      };
      looks.add(look);
      look();
    });
    const late = timeout(5_000, undefined, { ref: false }).then(() => {
      throw new Error(`Waited for ${what}: ${JSON.stringify(answers.map(({ text }) => text))}`);
    });
    return Promise.race([arrives, late]);
  }

  return {
    url: served.url,
    answers,
    /** Resolves with the first answer that says this. */
    answer: (says: string | RegExp) =>
      wait(`an answer that says ${says}`, () =>
        answers.find((each) => {
          const whole = JSON.stringify(each);
          return typeof says === 'string' ? whole.includes(says) : says.test(whole);
        }),
      ),
    /** Resolves with all of them when there are so many. */
    several: (count: number) =>
      wait(`${count} answers`, () => (answers.length >= count ? answers : undefined)),
    close: served.close,
  };
}
