import type { ModalView } from '@slack/types';
import type { Person } from './directory.ts';
import type { Message, Screen } from './screen.ts';

/** What a listener hands to the code behind it: who is there, and the ways to answer them. Nothing of Bolt. */
export type Visit = {
  person: Person;
  /** Says something to this person alone: ephemeral in a channel, a plain message in the direct message. */
  answer(message: Message): Promise<void>;
  /** Says something to everybody in the channel it was asked in; absent where that is no channel. */
  share?: ((message: Message) => Promise<void>) | undefined;
  /**
   * Opens a modal at once, in a loading state, for a trigger lives three seconds; then fills it. From within a modal
   * it stands on top of that one. A failure while filling is shown in it.
   * @param title at most 24 characters
   */
  openModal(title: string, fill: () => Promise<ModalView>): Promise<void>;
};

/** A slash command, or the same words in a direct message or after a mention. */
export type CommandVisit = Omit<Visit, 'openModal'> & {
  /** What stands behind `/phone`. */
  words: string;
  /** Said in a direct message or a mention, and not with the slash command. */
  spoken: boolean;
  /** Absent where Slack gives no trigger: in direct messages and mentions. */
  openModal?: Visit['openModal'];
};

/** A shortcut from the search bar, or from the menu of a message. */
export type ShortcutVisit = Visit & {
  /** What the message says, with Slack's own markup; absent for a shortcut from the search bar. */
  messageText?: string | undefined;
};

/** A click on an element of a message or a modal. */
export type ClickVisit = Omit<Visit, 'answer'> & {
  /** Says something to this person alone: beside the message, or in a modal on top of the one that was clicked. */
  answer(screen: Screen): Promise<void>;
  /** The element's value, or the chosen option's. Carries ids and nothing that is trusted. */
  value: string;
  /** Where the element stands; carries what an element without a value of its own has to say. */
  blockId: string;
  /** What is ticked in the checkboxes of the same message or modal. */
  ticked: string[];
  /** Draws the message or the modal anew, in place. */
  redraw(screen: Screen): Promise<void>;
  /** Shows something to everybody in the conversation of the message; absent in modals and on the Home. */
  share?: ((message: Message) => Promise<void>) | undefined;
  /** The form that was clicked in, as it is filled in so far; absent on messages and the Home. */
  form?: OpenForm | undefined;
};

/** A form that somebody is filling in. */
export type OpenForm = {
  /** What it was opened with (`private_metadata`): ids and nothing that is trusted. */
  carried: string;
  values: FormValues;
  /** Draws it anew, in place. What was typed stays where block and action ids do. */
  redraw(view: ModalView): Promise<void>;
};

/** A form was closed without being submitted. */
export type ClosingVisit = {
  person: Person;
  /** What it was opened with (`private_metadata`): ids and nothing that is trusted. */
  carried: string;
  /** Says something in the direct message. */
  answer(message: Message): Promise<void>;
};

export type CommandHandler = (visit: CommandVisit) => Promise<void>;
export type ClickHandler = (visit: ClickVisit) => Promise<void>;
export type ClosingHandler = (visit: ClosingVisit) => Promise<void>;
export type ShortcutHandler = (visit: ShortcutVisit) => Promise<void>;
/** Draws the Home of somebody who looks at it. */
export type HomeHandler = (person: Person) => Promise<void>;

/** What was typed and chosen in a modal: a text, the chosen option's value, the ticked ones, or the ids of files, by block id. */
export type FormValues = Record<string, string | string[] | undefined>;

/** A submitted form, besides what was filled in. */
export type FormVisit = {
  viewId: string;
  /** What the form was opened with (`private_metadata`): ids and nothing that is trusted. */
  carried: string;
  /** What stands behind the colon of its callback id. */
  argument: string;
};

/** What came of a submission that took some work. */
export type SubmissionResult =
  | {
      /** By block id. */
      errors: Record<string, string>;
      /**
       * The same form, filled as it was: shown with the errors when it is too late to show them in place. Where drawing
       * it takes a look at something, a function, for mostly it is not needed.
       */
      form: ModalView | (() => Promise<ModalView>);
    }
  | { view: ModalView };

/**
 * What a submitted form is answered with:
 * - inline errors by block id, decided at once
 * - `fill`: a screen that takes the form's place when it is ready
 * - `attempt`: work that may end in inline errors, or in a screen; the form stands still for as long as Slack allows
 */
export type SubmissionAnswer =
  | { errors: Record<string, string> }
  | { title: string; fill: (person: Person) => Promise<ModalView> }
  | { title: string; attempt: (person: Person) => Promise<SubmissionResult> };

export type SubmissionHandler = (values: FormValues, form: FormVisit) => SubmissionAnswer;
