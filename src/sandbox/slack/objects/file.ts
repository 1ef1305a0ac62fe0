import { BOT_USER_ID, TEAM } from '../seed.ts';
import { fileType } from '../workspace/files.ts';
import type { StoredFile } from '../workspace/model.ts';

/** Where the page gets it, as Slack's own client does with a person's session. */
export const fileAddress = (file: StoredFile, publicUrl: string) =>
  `${publicUrl}/files/${file.id}/${file.secret}/${encodeURIComponent(file.name)}`;

/** Where an app gets it, with its token (`file-routes.ts`). */
const privateAddress = (file: StoredFile, publicUrl: string, kind: '' | 'download/') =>
  `${publicUrl}/files-pri/${TEAM.id}-${file.id}/${kind}${encodeURIComponent(file.name)}`;

/**
 * A file as Slack shows it inside messages, answers and what was chosen in a form.
 * @param isProcessed its type is not known before
 */
export function fileObject(file: StoredFile, publicUrl: string, isProcessed = true) {
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: isProcessed ? file.mimetype : '',
    filetype: isProcessed ? fileType(file.name).filetype : '',
    user: file.user ?? BOT_USER_ID,
    user_team: TEAM.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    editable: false,
    channels: file.channels,
    url_private: privateAddress(file, publicUrl, ''),
    url_private_download: privateAddress(file, publicUrl, 'download/'),
    permalink: fileAddress(file, publicUrl),
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}
