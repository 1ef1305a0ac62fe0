import type { Desk } from '../desk.ts';
import { HOME_WORDS, type HomeWords } from '../home/quick-actions.ts';
import { outdatedScreen } from '../messages/notices.ts';
import { type Message, modalOf } from '../screen.ts';
import type { ClickHandler, CommandHandler } from '../visits.ts';

/** What answers the buttons of the Home that stand nowhere else. */
export function homeClicks(desk: Desk, phone: CommandHandler): Record<`home_${string}`, ClickHandler> {
  return {
    home_refresh: ({ person }) => desk.homes.refresh(person.id),
    home_words: async (visit) => {
      const { value } = visit;
      if (!isHomeWords(value)) return visit.answer(outdatedScreen());
      const { title } = HOME_WORDS[value];
      await visit.openModal(title, async () => {
        let said: Message | undefined;
        const answer = async (message: Message) => {
          said = message;
        };
        await phone({ person: visit.person, words: value, spoken: false, answer });
        return modalOf({ ...(said ?? outdatedScreen()), title });
      });
    },
  };
}

function isHomeWords(value: string): value is HomeWords {
  return Object.hasOwn(HOME_WORDS, value);
}
