// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { live } from '../../../tests/support/live.tsx';
import { FormConflict } from './form-conflict.tsx';
import {
  faultsOfRows,
  PASTE_ROWS,
  PasteTable,
  type CellFault,
  type PasteColumn,
  type PasteRow,
} from './paste-table.tsx';

interface Person {
  readonly name: string;
  readonly born: string;
  readonly ward: string;
  readonly [other: string]: unknown;
}

const mine: Person = { name: 'Nguyễn Thị Lan', born: '12/03/1950', ward: 'Gia Viên' };
const theirs: Person = { name: 'Nguyễn Thị Lan', born: '12/03/1951', ward: 'Lê Chân' };

describe('one draft changed in two places', () => {
  const settled = vi.fn<(values: Person) => void>();
  const show = (language: 'vi' | 'en' = 'vi', other: Person = theirs) => {
    settled.mockClear();
    return live(
      <FormConflict<Person>
        mine={mine}
        theirs={other}
        at="2026-11-25T02:38:00Z"
        fields={{
          name: { label: 'Họ tên' },
          born: { label: 'Ngày sinh' },
          ward: { label: 'Phường', show: (value) => <b>phường {String(value)}</b> },
        }}
        onSettle={settled}
      />,
      { language },
    );
  };
  const takeTheirs = (field: string) =>
    screen.getByRole<HTMLInputElement>('radio', {
      name: `${field}: lấy bản lưu lúc 25/11/2026 09:38`,
    });
  const takeMine = (field: string) =>
    screen.getByRole<HTMLInputElement>('radio', { name: `${field}: giữ bản đang nhập` });

  test('asks only about the fields that differ, shown as the form shows them', () => {
    const view = show();
    expect(view.words()).not.toContain('Họ tên');
    for (const said of ['12/03/1950', '12/03/1951', 'phường Gia Viên', 'phường Lê Chân']) {
      expect(view.words()).toContain(said);
    }
    expect(screen.getAllByRole('radio')).toHaveLength(4);
  });

  test('keeps what is being typed unless somebody chooses otherwise', async () => {
    const view = show();
    expect(takeMine('Ngày sinh').checked).toBe(true);
    expect(takeMine('Phường').checked).toBe(true);
    await view.press('Dùng các mục đã chọn');
    expect(settled.mock.calls).toEqual([[mine]]);
  });

  test.each([
    ['the first field', ['Ngày sinh'], { ...mine, born: theirs.born }],
    ['the last field', ['Phường'], { ...mine, ward: theirs.ward }],
    ['every field', ['Ngày sinh', 'Phường'], theirs],
  ])('takes the other one for %s that was chosen', async (_which, fields, result) => {
    const view = show();
    for (const field of fields) await view.user.click(takeTheirs(field));
    await view.press('Dùng các mục đã chọn');
    expect(settled.mock.calls).toEqual([[result]]);
  });

  test('a choice is taken back by the other button of its field, and changes no other', async () => {
    const view = show();
    await view.user.click(takeTheirs('Ngày sinh'));
    await view.user.click(takeTheirs('Phường'));
    await view.user.click(takeMine('Ngày sinh'));
    expect(takeTheirs('Phường').checked).toBe(true);
    await view.press('Dùng các mục đã chọn');
    expect(settled.mock.calls).toEqual([[{ ...mine, ward: theirs.ward }]]);
  });

  test('is an alarm that says when the other one was saved', () => {
    show();
    expect(screen.getByRole('alert').textContent).toContain('25/11/2026 09:38');
    expect(screen.getByRole('table', { name: 'Hai bản nháp' })).toBeTruthy();
  });

  test('in English has no word of Vietnamese of its own', () => {
    const view = show('en', { ...mine, ward: 'Lach Tray' });
    const own = view
      .words()
      .replaceAll('Phường', '')
      .replaceAll(/phường (Gia Viên|Lach Tray)/g, '');
    expect(own.match(/[À-ỹ]\S*/g) ?? []).toEqual([]);
  });
});

const year = (text: string) => (/^\d{4}$/.test(text) ? null : 'Ghi năm bằng bốn chữ số.');
const columns: readonly PasteColumn[] = [
  { id: 'name', label: 'Họ tên', required: true },
  { id: 'born', label: 'Năm sinh', check: year },
  { id: 'note', label: 'Ghi chú' },
];

describe('the dry run of pasted rows', () => {
  const missing = (column: string) => `Thiếu ${column}.`;
  const wrongYear = { row: 0, column: 'born', text: 'Ghi năm bằng bốn chữ số.' };
  const noName = { row: 0, column: 'name', text: 'Thiếu Họ tên.' };

  test.each<readonly [string, PasteRow, readonly CellFault[]]>([
    ['a whole row', ['Lan', '1950', 'x'], []],
    ['what may be empty', ['Lan', '', ''], []],
    ['a row that is too short: what is absent is empty', ['Lan'], []],
    ['a row without cells', [], [noName]],
    ['blanks where words are needed', ['  ', '1950', ''], [noName]],
    ['a wrong year', ['Lan', '50', ''], [wrongYear]],
    ['blanks where a year may stand', ['Lan', '   ', ''], []],
    ['two faults in one row, in the order of the columns', ['', 'x', ''], [noName, wrongYear]],
    ['a cell beyond the columns', ['Lan', '1950', '', 'thừa'], []],
  ])('of %s', (_what, row, faults) => {
    expect(faultsOfRows(columns, [row], missing)).toEqual(faults);
  });

  test('names the row that each fault is in', () => {
    const rows = [['Lan'], [''], ['Hoa', '1'], ['Mai', '1960']];
    expect(faultsOfRows(columns, rows, missing).map(({ row }) => row)).toEqual([1, 2]);
  });

  test('of no rows finds nothing, nor without columns', () => {
    expect(faultsOfRows(columns, [], missing)).toEqual([]);
    expect(faultsOfRows([], [['x']], missing)).toEqual([]);
  });
});

describe('a table of pasted rows', () => {
  const given = vi.fn<(rows: readonly PasteRow[]) => void>();
  function Held({ first, faults }: HeldProps) {
    const [rows, setRows] = useState(first);
    return (
      <PasteTable
        label="Người được hưởng"
        columns={columns}
        rows={rows}
        faults={faults}
        onChange={(next) => {
          given(next);
          setRows(next);
        }}
      />
    );
  }
  interface HeldProps {
    readonly first: readonly PasteRow[];
    readonly faults: readonly CellFault[];
  }
  const show = (first: readonly PasteRow[], faults: readonly CellFault[] = []) => {
    given.mockClear();
    return live(<Held first={first} faults={faults} />);
  };
  const last = () => given.mock.lastCall?.[0];

  test('without rows shows no table and counts nothing', () => {
    const view = show([]);
    expect(screen.queryByRole('table')).toBeNull();
    expect(view.words()).not.toContain('Đã đọc');
    expect(view.words()).toContain('Họ tên, Năm sinh, Ghi chú');
  });

  test('counts rows that are wrong, not their faults', () => {
    const view = show([
      ['', 'x'],
      ['Lan', '1950'],
      ['Hoa', 'y'],
    ]);
    expect(view.words()).toContain('Đã đọc 3 dòng, 2 dòng có lỗi.');
  });

  test('says a fault of the whole beside the faults of the cell, at its cell', () => {
    const view = show([['Lan', 'x']], [{ row: 0, column: 'name', text: 'Đã có trong danh sách.' }]);
    expect(view.words()).toContain('Ghi năm bằng bốn chữ số. Đã có trong danh sách.');
    const wrong = screen
      .getAllByRole('textbox')
      .filter((cell) => cell.getAttribute('aria-invalid') === 'true');
    expect(wrong).toHaveLength(2);
  });

  test('takes away only the rows that are wrong, in one deed', async () => {
    const view = show([
      ['', '1'],
      ['Lan', '1950'],
      ['Hoa', 'y'],
      ['Mai', '1960'],
    ]);
    await view.press('Bỏ 2 dòng có lỗi');
    expect(last()).toEqual([
      ['Lan', '1950'],
      ['Mai', '1960'],
    ]);
    expect(view.words()).toContain('Đã đọc 2 dòng, 0 dòng có lỗi.');
  });

  test('pasted text follows its own head, whatever the order of its columns', async () => {
    const view = show([]);
    await view.user.click(screen.getByRole('textbox'));
    await view.user.paste('Nam sinh\tHO TEN\n1950\tLan\n1960\tMai');
    expect(last()).toEqual([
      ['Lan', '1950', ''],
      ['Mai', '1960', ''],
    ]);
  });

  test('full takes no row more by hand', () => {
    show(Array.from({ length: PASTE_ROWS }, () => ['Lan', '1950', '']));
    const disabled = screen
      .getAllByRole<HTMLButtonElement>('button')
      .filter((button) => button.disabled);
    expect(disabled).toHaveLength(1);
  });
});
