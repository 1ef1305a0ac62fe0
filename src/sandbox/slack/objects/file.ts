import { BOT_USER_ID, TEAM } from '../seed.ts';
import { fileType } from '../workspace/files.ts';
import type { StoredFile } from '../workspace/model.ts';

export const fileAddress = (file: StoredFile, publicUrl: string) =>
  `${publicUrl}/files/${file.id}/${file.secret}/${encodeURIComponent(file.name)}`;

/**
 * A file as Slack shows it inside messages and answers.
 * @param isProcessed its type is not known before
 */
export function fileObject(file: StoredFile, publicUrl: string, isProcessed = true) {
  const url = fileAddress(file, publicUrl);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: isProcessed ? file.mimetype : '',
    filetype: isProcessed ? fileType(file.name).filetype : '',
    user: BOT_USER_ID,
    user_team: TEAM.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    editable: false,
    channels: file.channels,
    url_private: url,
    url_private_download: url,
    permalink: url,
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}
