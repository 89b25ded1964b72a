import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId, useState, type ClipboardEvent } from 'react';
import { Icon } from '../icons.tsx';
import { useText } from '../language.tsx';
import { Hidden, Row, Stack } from '../parts.tsx';
import { Notice } from '../states.tsx';
import { SideScroll, Table } from '../table-look.ts';
import { color, font, type } from '../theme/tokens.ts';
import { formMessages } from './messages.ts';
import { arrangeCells, readCells } from './paste.ts';

/** Rows that one paste may bring. */
export const PASTE_ROWS = 500;

const Drop = styled('textarea')({
  width: '100%',
  minHeight: 56,
  padding: '6px 10px',
  border: `1px dashed ${color.control}`,
  borderRadius: 4,
  font: `400 ${type.t13} ${font.num}`,
});

const Cell = styled('input')({
  width: '100%',
  minWidth: 90,
  height: 26,
  padding: '0 6px',
  border: `1px solid ${color.line}`,
  font: `400 ${type.t13} ${font.num}`,
  '&[aria-invalid="true"]': { border: `2px solid ${color.red700}` },
});

export interface PasteColumn {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  /** What is wrong with a text, or null. */
  readonly check?: (text: string) => string | null;
}

/** What is wrong with one cell. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

export type PasteRow = readonly string[];

/** The dry run: every cell that cannot be written as it stands. */
export function faultsOfRows(
  columns: readonly PasteColumn[],
  rows: readonly PasteRow[],
  missing: (column: string) => string,
): readonly CellFault[] {
  return rows.flatMap((row, at) =>
    columns.flatMap(({ id, label, required, check }, place) => {
      const text = row[place] ?? '';
      const fault =
        text.trim() === '' ? (required === true ? missing(label) : null) : (check?.(text) ?? null);
      return fault === null ? [] : [{ row: at, column: id, text: fault }];
    }),
  );
}

export interface PasteTableProps {
  readonly label: string;
  readonly columns: readonly PasteColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly PasteRow[];
  readonly onChange: (rows: readonly PasteRow[]) => void;
  /** What the whole of the rows or the register holds against single cells. */
  readonly faults?: readonly CellFault[];
  /** Id of the field to paste into. */
  readonly id?: string;
}

/** Rows pasted from a spreadsheet: read, tried cell by cell, corrected in place, then written. */
export function PasteTable(props: PasteTableProps) {
  const { columns, rows, onChange } = props;
  const text = useText(formMessages);
  const own = useId();
  const id = props.id ?? own;
  const [left, setLeft] = useState(0);
  const faults = [
    ...faultsOfRows(columns, rows, (column) => text('paste.required', { column })),
    ...(props.faults ?? []),
  ];
  const wrong = new Set(faults.map(({ row }) => row));
  const paste = (event: ClipboardEvent) => {
    const cells = readCells(event.clipboardData.getData('text/plain'));
    event.preventDefault();
    const arranged = arrangeCells(
      cells,
      columns.map(({ label }) => label),
    );
    const room = Math.max(0, PASTE_ROWS - rows.length);
    setLeft(Math.max(0, arranged.length - room));
    onChange([...rows, ...arranged.slice(0, room)]);
  };
  const write = (at: number, place: number, value: string) => {
    onChange(
      rows.map((row, index) =>
        index === at
          ? columns.map((_c, each) => (each === place ? value : (row[each] ?? '')))
          : row,
      ),
    );
  };
  return (
    <Stack style={{ gap: 8 }}>
      <label htmlFor={id} style={{ font: `600 ${type.t13} ${font.ui}` }}>
        {text('paste.label')}
      </label>
      <p id={`${id}-hint`} style={{ font: `400 ${type.t12} ${font.num}`, color: color.ink3 }}>
        {text('paste.hint', { columns: columns.map(({ label }) => label).join(', ') })}
      </p>
      <Drop id={id} aria-describedby={`${id}-hint`} value="" onChange={() => {}} onPaste={paste} />
      <p role="status">
        {rows.length > 0 && text('paste.count', { count: rows.length, wrong: wrong.size })}
      </p>
      {left > 0 && <Notice>{text('paste.tooMany', { limit: PASTE_ROWS, count: left })}</Notice>}
      {rows.length > 0 && (
        <SideScroll tabIndex={0} role="region" aria-label={props.label}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{text('paste.row')}</th>
                {columns.map((column) => (
                  <th key={column.id} scope="col">
                    {column.label}
                  </th>
                ))}
                <th scope="col">{text('paste.errors')}</th>
                <th scope="col">
                  <Hidden>{text('change')}</Hidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <PastedRow
                  // A row has no name of its own: its place is what it is.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={at}
                  id={`${id}-${at}`}
                  at={at}
                  row={row}
                  columns={columns}
                  faults={faults.filter((fault) => fault.row === at)}
                  onWrite={(place, value) => write(at, place, value)}
                  onRemove={() => onChange(rows.filter((_row, index) => index !== at))}
                />
              ))}
            </tbody>
          </Table>
        </SideScroll>
      )}
      <Row>
        <Button
          size="small"
          disabled={rows.length >= PASTE_ROWS}
          onClick={() => onChange([...rows, columns.map(() => '')])}
        >
          {text('paste.add')}
        </Button>
        {wrong.size > 0 && (
          <Button
            size="small"
            onClick={() => onChange(rows.filter((_row, index) => !wrong.has(index)))}
          >
            {text('paste.removeWrong', { count: wrong.size })}
          </Button>
        )}
      </Row>
    </Stack>
  );
}

interface PastedRowProps {
  readonly id: string;
  readonly at: number;
  readonly row: PasteRow;
  readonly columns: readonly PasteColumn[];
  readonly faults: readonly CellFault[];
  readonly onWrite: (place: number, value: string) => void;
  readonly onRemove: () => void;
}

function PastedRow({ id, at, row, columns, faults, onWrite, onRemove }: PastedRowProps) {
  const text = useText(formMessages);
  const number = at + 1;
  return (
    <tr>
      <th scope="row">{number}</th>
      {columns.map((column, place) => {
        const isWrong = faults.some((fault) => fault.column === column.id);
        return (
          <td key={column.id}>
            <Cell
              value={row[place] ?? ''}
              aria-label={text('paste.cell', { column: column.label, row: number })}
              aria-invalid={isWrong}
              {...(isWrong ? { 'aria-describedby': `${id}-faults` } : {})}
              onChange={(event) => onWrite(place, event.target.value)}
            />
          </td>
        );
      })}
      <td data-wrap="" id={`${id}-faults`} style={{ color: color.red700 }}>
        {faults.map((fault) => fault.text).join(' ')}
      </td>
      <td>
        <Button variant="text" size="small" onClick={onRemove}>
          <Icon name="close" />
          <Hidden>{text('paste.remove', { row: number })}</Hidden>
        </Button>
      </td>
    </tr>
  );
}
