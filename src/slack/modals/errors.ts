import type { ModalView } from '@slack/types';
import { escapeText, paragraph } from '../messages/text.ts';

/**
 * What is wrong with a form, where it came too late to stand beside its fields.
 * @param form the form as it was filled in, to go on from
 */
export function errorsModal(errors: Record<string, string>, form: ModalView): ModalView {
  const sentences = Object.values(errors).map((each) => `• ${escapeText(each)}`);
  const notice = paragraph(`:warning: *That could not be taken as it is.*\n${sentences.join('\n')}`);
  return { ...form, blocks: [notice, ...form.blocks] };
}
