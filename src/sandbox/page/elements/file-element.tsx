import type { FileInput } from '@slack/types';
import { useState } from 'react';
import { ariaOf, type ElementProps } from './element-props.ts';
import { useInput } from './use-input.ts';

/** What the local Slack gets of a chosen file: `content` is base64. */
type ChosenFile = { name: string; mimetype: string; size: number; content: string };

export function FileElement(props: ElementProps<FileInput>) {
  const { element, naming } = props;
  const { keep } = useInput(props);
  const [problem, setProblem] = useState<string | null>(null);
  const limit = element.max_files ?? 10;
  const onChange = async (list: FileList | null) => {
    const files = [...(list ?? [])];
    setProblem(files.length > limit ? `Choose at most ${limit} files.` : null);
    if (files.length > limit) return;
    keep({ type: element.type, files: await Promise.all(files.map(readFile)) });
  };
  return (
    <>
      <input
        id={naming.id}
        type="file"
        multiple={limit > 1}
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        onChange={(event) => void onChange(event.target.files)}
        {...ariaOf(naming)}
      />
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function readFile(file: File): Promise<ChosenFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error(`cannot read ${file.name}`));
    reader.onload = () =>
      resolve({
        name: file.name,
        mimetype: file.type || 'application/octet-stream',
        size: file.size,
        content: String(reader.result).replace(/^[^,]*,/, ''),
      });
    reader.readAsDataURL(file);
  });
}
