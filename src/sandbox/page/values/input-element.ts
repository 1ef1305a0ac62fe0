import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';

/** An element that holds a value: everything but buttons, overflow menus and images. */
export type InputElement = InputBlockElement;

export type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;
