import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import { SelectField } from '../field.tsx';
import { useText } from '../language.tsx';
import { listMessages } from './messages.ts';
import { color, font, media, size, type } from '../theme/tokens.ts';
import { ChoiceList } from './chips.tsx';
import { isTyping } from './keys.ts';
import { shownColumns, type ListColumn } from './rows.ts';
import type { ListControl } from './use-list.ts';

/** Typing goes to the address after this pause, so that history and server are left in peace. */
const SEARCH_PAUSE_MS = 180;

const SearchInput = styled('input')({
  width: 200,
  height: 30,
  padding: '0 10px',
  border: `1px solid ${color.control}`,
  borderRadius: size.radius,
  background: color.surface,
  font: `400 ${type.t13} ${font.ui}`,
  '&::placeholder': { color: color.ink3, opacity: 1 },
  [media.phone]: { width: '100%' },
});

export interface SearchBoxProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

/** Finds without accents; waits for a pause and for a composing keyboard. `/` brings one here. */
export function SearchBox({ value, label, onChange }: SearchBoxProps) {
  const text = useText(listMessages);
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = useEffectEvent(onChange);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (composing || typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      send(typed.normalize('NFC'));
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);
  return (
    <SearchInput
      ref={input}
      type="search"
      value={typed}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={text('list.search')}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      data-no-print=""
    />
  );
}

export interface ColumnChooserProps<R> {
  readonly control: ListControl;
  readonly columns: readonly ListColumn<R>[];
}

/** The columns with one moved by a place; it stays where it is at either end. */
export function movedColumn(shown: readonly string[], id: string, step: 1 | -1): readonly string[] {
  const at = shown.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= shown.length) return shown;
  const others = shown.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Which columns are shown, in which order, and which one parts the rows into groups. */
export function ColumnChooser<R>({ control, columns }: ColumnChooserProps<R>) {
  const text = useText(listMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { state, change } = control;
  const hidden = columns.filter(({ id }) => !state.columns.includes(id));
  const options = [...shownColumns(columns, state), ...hidden].map(({ id, label, fixed }) => ({
    value: id,
    label,
    disabled: fixed === true,
  }));
  const choose = (chosen: readonly string[]) => {
    const kept = state.columns.filter((id) => chosen.includes(id));
    // One that comes anew stands where the list has it, after the one before it.
    const added = columns.filter(({ id }) => chosen.includes(id) && !kept.includes(id));
    const next = [...kept];
    for (const { id } of added) {
      const before = columns
        .slice(
          0,
          columns.findIndex((each) => each.id === id),
        )
        .toReversed();
      const after = before.find((each) => next.includes(each.id));
      next.splice(after === undefined ? 0 : next.indexOf(after.id) + 1, 0, id);
    }
    change({ ...state, columns: next });
  };
  const groups = columns.filter((column) => column.groups === true);
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="columns" />
        {text('list.columns')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transitionDuration={0}
        slotProps={{ paper: { role: 'dialog', 'aria-label': text('list.columns') } }}
      >
        <ChoiceList
          legend={text('list.columns')}
          options={options}
          chosen={state.columns}
          onChange={choose}
          onMove={(id, step) => change({ ...state, columns: movedColumn(state.columns, id, step) })}
        />
        {groups.length > 0 && (
          <div style={{ padding: '0 14px 12px' }}>
            <SelectField
              label={text('list.group')}
              value={state.group ?? ''}
              options={[
                { value: '', label: text('list.group.none') },
                ...groups.map(({ id, label }) => ({ value: id, label })),
              ]}
              onChange={(id) => change({ ...state, group: id === '' ? null : id })}
            />
          </div>
        )}
      </Popover>
    </>
  );
}

/** Dense rows or roomy ones. */
export function DensitySwitch({ control }: { readonly control: ListControl }) {
  const text = useText(listMessages);
  const { state, change } = control;
  return (
    <Button
      variant="text"
      aria-pressed={state.roomy}
      title={text(state.roomy ? 'list.density.roomy' : 'list.density.dense')}
      onClick={() => change({ ...state, roomy: !state.roomy })}
    >
      <Icon name="rows" />
      {text('list.density')}
    </Button>
  );
}

export interface ListExport {
  readonly format: 'csv' | 'xlsx';
  /** Address of the file; absent when the page makes the file itself. */
  readonly href?: string;
  readonly onExport?: () => void;
}

/** What is shown, as a file. */
export function ExportMenu({ exports }: { readonly exports: readonly ListExport[] }) {
  const text = useText(listMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        style={{ minHeight: 30 }}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="download" />
        {text('list.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} transitionDuration={0}>
        {exports.map((item) =>
          item.href === undefined ? (
            <MenuItem
              key={item.format}
              onClick={() => {
                close();
                item.onExport?.();
              }}
            >
              {text(`list.export.${item.format}`)}
            </MenuItem>
          ) : (
            <MenuItem key={item.format} component="a" href={item.href} download onClick={close}>
              {text(`list.export.${item.format}`)}
            </MenuItem>
          ),
        )}
      </Menu>
    </>
  );
}

/** How long a file made on the page is held for the browser to take. */
const FILE_KEPT_MS = 60_000;

/** Gives a file made on the page to the reader. */
export function saveFile(name: string, content: string | Blob, contentType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: contentType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser fetches it after this turn: taken away at once, the file would be empty.
  setTimeout(() => URL.revokeObjectURL(url), FILE_KEPT_MS);
}

export const Bulk = styled('div')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 40,
  padding: '0 16px',
  background: color.sea950,
  color: color.surface,
  font: `400 ${type.t13} ${font.num}`,
  '& .MuiButton-root': {
    background: 'transparent',
    borderColor: color.barLine,
    color: color.surface,
    minHeight: 28,
  },
  [media.narrow]: { position: 'sticky', bottom: 0, overflowX: 'auto', '& > *': { flex: 'none' } },
});

export const Foot = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 32,
  padding: '0 16px',
  borderTop: `1px solid ${color.line}`,
  font: `400 ${type.t12} ${font.num}`,
  color: color.ink2,
});
