import { describe, expect, test } from 'vitest';
import { count, words } from '../../../tests/support/markup.ts';
import { drawScreen } from '../../../tests/support/screens.tsx';
import type { Language } from '../../kernel/index.ts';
import { JobProgress } from '../job-progress.tsx';
import { GroupLine } from './group-line.tsx';
import { groupRows, sumsOf, toCsv, type ListColumn } from './rows.ts';

interface Row {
  readonly ward: string | null;
  readonly name: string;
  readonly people: number | null;
  readonly money: number | null;
}

const aRow = (given: Partial<Row> = {}): Row => {
  return { ward: 'Gia Viên', name: 'Lan', people: 1200, money: 500_000, ...given };
};

const ward: ListColumn<Row> = { id: 'ward', label: 'Phường', value: (row) => row.ward };
const name: ListColumn<Row> = { id: 'name', label: 'Họ tên', value: (row) => row.name };
const people: ListColumn<Row> = {
  id: 'people',
  label: 'Số người',
  value: (row) => row.people,
  sum: true,
};
const money: ListColumn<Row> = {
  id: 'money',
  label: 'Số tiền',
  value: (row) => row.money,
  sum: true,
  align: 'right',
};

interface Drawing {
  readonly columns?: readonly ListColumn<Row>[];
  readonly pickable?: boolean;
  readonly language?: Language;
}

function draw(rows: readonly Row[], given: Drawing = {}): string {
  const { columns = [ward, name, people, money], pickable = false, language = 'vi' } = given;
  const value = rows[0]?.ward ?? null;
  return drawScreen(
    <table>
      <tbody>
        <GroupLine group={{ value, rows }} columns={columns} by={ward} pickable={pickable} />
      </tbody>
    </table>,
    { language },
  );
}

describe('the head of a group', () => {
  test('says by what the rows are together, and adds what may be added', () => {
    const html = draw([aRow(), aRow({ people: 800, money: 250_000 })]);
    for (const said of ['Phường', 'Gia Viên', '2.000', '750.000']) {
      expect(words(html)).toContain(said);
    }
  });

  test.each([
    ['no amounts: all columns', [ward, name], false, '2', 0],
    ['amounts last: those before', [ward, name, people, money], false, '2', 2],
    ['a box to tick: one more', [ward, name, people, money], true, '3', 2],
    ['an amount first: all columns, no sum beside it', [people, ward], false, '2', 0],
  ])('spans, with %s', (_what, columns, pickable, ...[span, cells]) => {
    const html = draw([aRow()], { columns, pickable });
    expect(html).toMatch(new RegExp(`colspan="${span}"`, 'i'));
    expect(count(html, '<td')).toBe(cells);
  });

  test.each([
    ['nothing', null],
    ['an empty text', ''],
  ])('of rows with %s in the column has a name all the same', (_what, value) => {
    expect(words(draw([aRow({ ward: value })]))).toContain('chưa ghi');
    const english = words(draw([aRow({ ward: value })], { language: 'en' }));
    expect(english).not.toMatch(/null|chưa ghi/);
  });

  test('leaves the place of an amount empty that no row of it has', () => {
    const html = draw([aRow({ money: null }), aRow({ money: null })]);
    expect(words(html)).toContain('2.400');
    expect(html).toContain('<td data-align="right"></td>');
  });
});

describe('what rows come to', () => {
  test.each<readonly [string, readonly Row[], Readonly<Record<string, number>>]>([
    ['no rows', [], {}],
    ['one row', [aRow()], { people: 1200, money: 500_000 }],
    ['rows of which some have no number', [aRow({ people: null }), aRow()], sumOf(1200, 1e6)],
    ['rows of which none has one', [aRow({ people: null, money: null })], {}],
    ['rows of nought, which is a number', [aRow({ people: 0, money: 0 })], sumOf(0, 0)],
    ['rows that take away', [aRow({ money: -5 }), aRow({ money: 3 })], sumOf(2400, -2)],
  ])('for %s', (_what, rows, sums) => {
    expect(sumsOf([ward, name, people, money], rows)).toEqual(sums);
  });

  function sumOf(all: number, paid: number) {
    return { people: all, money: paid };
  }
});

test('groups stand in the order their values first come, and lose no row', () => {
  const rows = ['B', 'A', null, 'B', '', 'A'].map((each) => aRow({ ward: each }));
  const groups = groupRows(rows, ward);
  expect(groups.map(({ value }) => value)).toEqual(['B', 'A', null, '']);
  expect(groups.map((group) => group.rows.length)).toEqual([2, 2, 1, 1]);
});

describe('a cell of a file', () => {
  test.each([
    ['a formula', '=1+1', "'=1+1"],
    ['a plus', '+84912345678', "'+84912345678"],
    ['a minus', '-5', "'-5"],
    ['an at sign', '@lan', "'@lan"],
    ['a comma', 'Lan, Hoa', '"Lan, Hoa"'],
    ['a quote', 'bà "Lan"', '"bà ""Lan"""'],
    ['a line end', 'Lan\nHoa', '"Lan\nHoa"'],
    ['a formula with a comma', '=A1,B1', '"\'=A1,B1"'],
    ['an equals sign within', 'a=b', 'a=b'],
    ['Vietnamese', 'Đỗ Thị Ước', 'Đỗ Thị Ước'],
  ])('with %s opens as text and in one piece', (_what, text, cell) => {
    expect(toCsv([name], [aRow({ name: text })])).toBe(`\ufeffHọ tên\r\n${cell}\r\n`);
  });

  test('without a value is empty, a negative number stays a number', () => {
    expect(toCsv([ward, money], [aRow({ ward: null, money: -5 })])).toContain('\r\n,-5\r\n');
  });
});

describe('how far a job is', () => {
  const shown = (done: number, total: number, note: string | null = null) =>
    drawScreen(<JobProgress label="Tiến độ" done={done} total={total} note={note} />);

  test.each([
    ['not begun', 0, 10, '0 / 10', '0'],
    ['under way', 3, 10, '3 / 10', '3'],
    ['at its end', 10, 10, '10 / 10', '10'],
    ['past what it had thought: a full bar', 11, 10, '11 / 10', '10'],
  ])('%s is a bar with its numbers in words', (_what, done, total, ...[said, value]) => {
    expect(words(shown(done, total))).toBe(said);
    expect(shown(done, total)).toContain(`value="${value}"`);
  });

  test('of a whole not known has no measure, only what is done', () => {
    expect(words(shown(7, 0))).toBe('7');
    expect(words(shown(0, 0))).toBe('');
    expect(words(shown(0, 0, 'đang chờ'))).toBe('đang chờ');
    expect(shown(7, 0)).not.toContain('max=');
  });

  test('says what is being done now', () => {
    expect(words(shown(7, 9, 'Bảng area'))).toBe('7 / 9 · Bảng area');
  });
});
