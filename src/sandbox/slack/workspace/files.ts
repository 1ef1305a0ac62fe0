import type { Clock } from '../../../clock.ts';
import type { Ids } from './ids.ts';
import type { StoredFile } from './model.ts';

const TYPES: Record<string, { mimetype: string; filetype: string }> = {
  csv: { mimetype: 'text/csv', filetype: 'csv' },
  txt: { mimetype: 'text/plain', filetype: 'text' },
  md: { mimetype: 'text/markdown', filetype: 'markdown' },
  json: { mimetype: 'application/json', filetype: 'json' },
  pdf: { mimetype: 'application/pdf', filetype: 'pdf' },
  png: { mimetype: 'image/png', filetype: 'png' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg' },
};
const UNKNOWN = { mimetype: 'application/octet-stream', filetype: 'binary' };

export const fileType = (name: string) => TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? UNKNOWN;

/** Milliseconds that Slack works on a file before it can be used. In truth it takes up to some seconds. */
const PROCESSING = 300;

export type Files = ReturnType<typeof createFiles>;

export function createFiles(clock: Clock, ids: Ids, initial: readonly StoredFile[], changed: () => void) {
  const byId = new Map(initial.map((file) => [file.id, file]));
  return {
    get: (id: string) => byId.get(id),
    all: (): StoredFile[] => [...byId.values()],

    /** Announces an upload of `size` bytes. @param created unix seconds */
    announce(name: string, size: number, created: number, altText?: string): StoredFile {
      const file: StoredFile = {
        id: ids.next('F'),
        name,
        title: name,
        mimetype: fileType(name).mimetype,
        size,
        created,
        secret: ids.secret(20),
        channels: [],
        ...(altText ? { altText } : {}),
      };
      byId.set(file.id, file);
      return file;
    },

    /**
     * A file that a person has chosen in a form: uploaded once, however often the form is sent with it.
     * @param content base64
     * @param created unix seconds
     */
    choose(user: string, { name, content }: { name: string; content: string }, created: number): StoredFile {
      const known = [...byId.values()].find(
        (file) => file.user === user && file.name === name && file.content === content,
      );
      if (known) return known;
      const file = this.announce(name, Buffer.from(content, 'base64').length, created);
      Object.assign(file, { user, content, completedAt: 0 });
      changed();
      return file;
    },
    isProcessed: ({ completedAt }: StoredFile): boolean =>
      completedAt !== undefined && clock.now().getTime() - completedAt >= PROCESSING,

    receive(file: StoredFile, content: Buffer): void {
      file.content = content.toString('base64');
    },

    share(file: StoredFile, title: string | undefined, channel: string | undefined): void {
      if (title) file.title = title;
      file.completedAt ??= clock.now().getTime();
      if (channel) file.channels.push(channel);
      changed();
    },
  };
}
