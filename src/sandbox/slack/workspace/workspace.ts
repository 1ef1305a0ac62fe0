import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import type { AppSettings } from '../app-settings.ts';
import { SLACKBOT, seedChannels } from '../seed.ts';
import { createChannels } from './channels.ts';
import { createFiles } from './files.ts';
import { createIds } from './ids.ts';
import { createMessages } from './messages.ts';
import { channelSchema, fileSchema, messageSchema, storedViewSchema } from './model.ts';
import { createNotices } from './notices.ts';
import { createPeople } from './people.ts';
import { createReadMarks } from './read-marks.ts';
import { createResponseUrls } from './response-urls.ts';
import { createTriggers } from './triggers.ts';
import { createViews } from './views.ts';

/** What outlives a restart. Modals, ephemeral messages, triggers and response URLs do not. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  channels: z.array(channelSchema),
  messages: z.array(messageSchema),
  homes: z.array(storedViewSchema),
  files: z.array(fileSchema),
  readMarks: z.record(z.string(), z.record(z.string(), z.string())),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export type WorkspaceOptions = {
  clock: Clock;
  random: () => number;
  app: AppSettings;
  publicUrl: () => string;
  initial: Snapshot | undefined;
};

export type Workspace = ReturnType<typeof createWorkspace>;

/** The state of the local Slack, and the one place that says when it changed. */
export function createWorkspace({ clock, random, app, publicUrl, initial }: WorkspaceOptions) {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const ids = createIds(clock, random);
  const start = Math.floor(clock.now().getTime() / 1000);

  const people = createPeople(app.botName, changed);
  const channels = createChannels(ids, initial?.channels ?? seedChannels(start), changed);
  for (const person of people.all())
    if (!person.isBot && person.id !== SLACKBOT) channels.imWith(person.id, clock.now());
  const messages = createMessages(ids, initial?.messages ?? [], changed);
  const views = createViews(ids, initial?.homes ?? [], changed);
  const files = createFiles(clock, ids, initial?.files ?? [], changed);
  const readMarks = createReadMarks(initial?.readMarks ?? {}, changed);

  return {
    clock,
    ids,
    app,
    publicUrl,
    people,
    channels,
    messages,
    views,
    files,
    readMarks,
    notices: createNotices(ids, changed),
    triggers: createTriggers(clock, ids),
    responseUrls: createResponseUrls(clock, ids, publicUrl),
    changed,

    /** Calls back after every change, at once; the answer stops it. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    snapshot: (): Snapshot =>
      structuredClone({
        version: 1,
        channels: channels.all(),
        messages: messages.lasting(),
        homes: views.homes(),
        files: files.all().filter((file) => file.content !== undefined),
        readMarks: readMarks.all(),
      }),
  };
}
