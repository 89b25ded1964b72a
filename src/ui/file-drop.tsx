import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId, useRef, useState, type DragEvent } from 'react';
import { fileProblem, type FileLimits } from './file-limits.ts';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { Shape } from './shapes.tsx';
import { color, size } from './theme/tokens.ts';

const Zone = styled('div')({
  display: 'grid',
  justifyItems: 'center',
  alignContent: 'center',
  gap: 8,
  minHeight: 160,
  padding: 16,
  border: `2px dashed ${color.control}`,
  borderRadius: size.radius,
  background: color.ground,
  textAlign: 'center',
  '&[data-over]': { background: color.selected, borderColor: color.sea700 },
});

export interface FileDropProps {
  readonly label: string;
  readonly limits: FileLimits;
  readonly busy?: boolean;
  readonly onFile: (file: File) => void;
}

/** One file, dropped or chosen; says at once when it cannot be taken. */
export function FileDrop({ label, limits, busy = false, onFile }: FileDropProps) {
  const text = useText(uiMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const types = limits.endings.map((ending) => `.${ending}`).join(', ');
  const limit = Math.floor(limits.bytes / 1_000_000);

  const take = (files: FileList | null) => {
    if (files === null || files.length === 0 || busy) return;
    const file = files[0];
    const why = files.length > 1 ? 'one' : file === undefined ? null : fileProblem(file, limits);
    if (why === null && file !== undefined) {
      setProblem(null);
      onFile(file);
      return;
    }
    const megabytes = Math.ceil((file?.size ?? 0) / 1_000_000);
    const name = file?.name ?? '';
    setProblem(text(`file.${why ?? 'one'}`, { name, types, limit, size: megabytes }));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const entry = event.dataTransfer.items[0]?.webkitGetAsEntry();
    if (entry?.isDirectory === true) setProblem(text('file.isFolder', { name: entry.name }));
    else take(event.dataTransfer.files);
  };
  return (
    <Zone
      role="group"
      aria-labelledby={id}
      {...(over ? { 'data-over': '' } : {})}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <b id={id}>{label}</b>
      <span>{text('file.drop')}</span>
      <Button aria-disabled={busy} onClick={() => !busy && input.current?.click()}>
        <Icon name="upload" />
        {text(problem === null ? 'file.choose' : 'file.other')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-file-input=""
        accept={types}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <span style={{ color: color.ink2 }}>{text('file.types', { types, size: limit })}</span>
      {problem !== null && (
        <span
          role="alert"
          style={{ color: color.red700, fontWeight: 600, display: 'inline-flex', gap: 6 }}
        >
          <Shape name="error" />
          {problem}
        </span>
      )}
    </Zone>
  );
}
