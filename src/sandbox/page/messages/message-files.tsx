import type { PageFile } from '../../slack/page-protocol.ts';
import { Icon } from '../ui/icon.tsx';

export function MessageFiles({ files }: { files: readonly PageFile[] }) {
  return files.map((file) =>
    file.mimetype.startsWith('image/') ? (
      <figure key={file.id} className="file-image">
        <figcaption>{file.title || file.name}</figcaption>
        <a href={file.url} target="_blank" rel="noreferrer">
          <img src={file.url} alt={file.altText || file.title || file.name} />
        </a>
      </figure>
    ) : (
      <a
        key={file.id}
        className="file-card"
        href={file.url}
        download={file.name}
        aria-label={`Download ${file.name}`}
      >
        <Icon name="file" size={22} />
        <span className="file-text">
          <span className="file-name">{file.title || file.name}</span>
          <span className="file-size">
            {file.name} · {sizeOf(file.size)}
          </span>
        </span>
        <Icon name="download" />
      </a>
    ),
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
