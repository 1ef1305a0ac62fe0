import { z } from 'zod';
import type { PageMessage, PageView } from '../../src/sandbox/slack/page-protocol.ts';

const option = z.object({ text: z.object({ text: z.string() }), value: z.string() });
const checkboxes = z.object({
  type: z.literal('checkboxes'),
  options: z.array(option),
  initial_options: z.array(option).default([]),
});

function choices(on: PageMessage | PageView) {
  const blocks: unknown[] = 'view' in on ? on.view.blocks : on.blocks;
  const elements = blocks.flatMap(
    (block) => z.object({ elements: z.array(z.unknown()) }).safeParse(block).data?.elements ?? [],
  );
  return elements.flatMap((element) => checkboxes.safeParse(element).data ?? []);
}

/** The E.164 numbers that are offered on a page of results, in their order. */
export const offered = (on: PageMessage | PageView): string[] =>
  choices(on).flatMap(({ options }) => options.map(({ value }) => value));

/** Their lines, as a person reads them. */
export const lines = (on: PageMessage | PageView): string[] =>
  choices(on).flatMap(({ options }) => options.map(({ text }) => text.text));

/** Those that the bot shows as ticked. */
export const ticked = (on: PageMessage | PageView): string[] =>
  choices(on).flatMap((each) => each.initial_options.map(({ value }) => value));

/** Dollars a month, in the order of the page. */
export const prices = (on: PageMessage | PageView): number[] =>
  lines(on).map((line) => Number(/\$([\d.]+) a month/.exec(line)?.[1]));
