import { checkMessage, checkView, type Problem } from '../../../../src/sandbox/slack/validation/index.ts';
import { home, modal } from './blocks.ts';

/** What is wrong with these blocks on each surface. */
export const inMessage = (...blocks: unknown[]): Problem[] => checkMessage({ text: 'Hello', blocks }, 'post');
export const inModal = (...blocks: unknown[]): Problem[] => checkView(modal(blocks));
export const inHome = (...blocks: unknown[]): Problem[] => checkView(home(blocks));
export type Judge = typeof inMessage;
