import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../../tests/support/markup.ts';
import { Empty } from '../states.tsx';
import { DataList, type DataListProps } from './data-list.tsx';
import { shapeOf, type ListColumn, type ListFilter } from './rows.ts';
import { useList } from './use-list.ts';

interface Task {
  readonly code: string;
  readonly title: string;
  readonly money: number | null;
}

const columns: readonly ListColumn<Task>[] = [
  { id: 'code', label: 'Mã', fixed: true, value: ({ code }) => code, link: () => '/tasks/x' },
  { id: 'title', label: 'Nhiệm vụ', main: true, value: ({ title }) => title },
  { id: 'money', label: 'Triệu đồng', align: 'right', value: ({ money }) => money },
  { id: 'note', label: 'Ghi chú', hidden: true, sortable: false, value: () => 'có ghi chú' },
];

const filters: readonly ListFilter<Task>[] = [
  {
    id: 'kind',
    label: 'Loại',
    options: [{ value: 'a', label: 'Loại A' }],
    matches: ({ code }, values) => values.some((value) => code.endsWith(value)),
  },
];

const shape = shapeOf(columns, filters, [{ id: 'code', desc: false }]);

const tasks: readonly Task[] = [
  { code: 'PL.2', title: 'Nghĩa trang', money: 1234567 },
  { code: 'PL.10', title: 'Đền ơn', money: null },
  { code: 'PL.1a', title: 'Nhà ở', money: 5 },
];

function List(props: Partial<DataListProps<Task>>) {
  const control = useList(shape);
  return (
    <DataList<Task>
      title="Nhiệm vụ"
      control={control}
      columns={columns}
      filters={filters}
      rows={tasks}
      rowId={({ code }) => code}
      rowName={({ code }) => code}
      empty={<Empty title="Chưa có nhiệm vụ.">Nạp văn bản trước.</Empty>}
      fileName="x"
      {...props}
    />
  );
}

function rowsOf(html: string): readonly string[] {
  const body = /<tbody>([\s\S]*)<\/tbody>/.exec(html)?.[1] ?? '';
  return body
    .split('</tr>')
    .map(words)
    .filter((row) => row !== '');
}

describe('the one list', () => {
  test('is a native table with a caption, headings and the order announced', () => {
    const html = markup(<List />);
    expect(count(html, '<table')).toBe(1);
    expect(html).toContain('<caption>');
    expect(count(html, 'scope="col"')).toBe(3);
    expect(count(html, 'aria-sort="ascending"')).toBe(1);
    expect(html).toContain('aria-rowcount="4"');
  });

  test('numbers inside codes are ordered by size, figures are written 1.234.567', () => {
    expect(rowsOf(markup(<List />))).toEqual([
      'PL.1a Nhà ở 5',
      'PL.2 Nghĩa trang 1.234.567',
      'PL.10 Đền ơn',
    ]);
  });

  test('the address chooses order, columns and density', () => {
    const html = markup(<List />, 'sort=-money&columns=code,note&density=roomy');
    expect(rowsOf(html)).toEqual(['PL.2 có ghi chú', 'PL.1a có ghi chú', 'PL.10 có ghi chú']);
    expect(html).toContain('data-roomy');
    expect(html).toContain('aria-pressed="true"');
  });

  test('a set filter says so, can be taken away, and the foot counts both', () => {
    const html = markup(<List />, 'kind=a&q=nha');
    expect(rowsOf(html)).toEqual(['PL.1a Nhà ở 5']);
    expect(words(html)).toContain('Loại: Loại A');
    expect(words(html)).toContain('Bỏ lọc');
    expect(words(html)).toContain('1 trong 3 dòng');
  });

  test('when nothing fits, each condition can be dropped alone', () => {
    const text = words(markup(<List />, 'kind=a&q=khong co'));
    expect(text).toContain('Không có dòng nào khớp 2 điều kiện lọc.');
    expect(text).toContain('Bỏ lọc “khong co”');
    expect(text).toContain('Bỏ lọc “Loại”');
    expect(text).toContain('Bỏ cả 2');
  });

  test('without any row it says what comes here, not that a filter is wrong', () => {
    const text = words(markup(<List rows={[]} />));
    expect(text).toContain('Chưa có nhiệm vụ. Nạp văn bản trước.');
    expect(text).not.toContain('Không có dòng nào');
  });

  test('while rows come, the frame stands and promises no number', () => {
    const html = markup(<List rows={undefined} />);
    expect(html).toContain('aria-busy="true"');
    expect(words(html)).not.toContain('0 dòng');
  });

  test('a problem takes the place of the rows, the head stays', () => {
    const text = words(markup(<List problem={<b>Mất kết nối</b>} />));
    expect(text).toContain('Mất kết nối');
    expect(text).toContain('Nhiệm vụ');
    expect(rowsOf(markup(<List problem={<b>Mất kết nối</b>} />))).toEqual([]);
  });

  test('rows can be selected only where something can be done with them', () => {
    expect(markup(<List />)).not.toContain('Chọn mọi dòng');
    const html = markup(<List bulk={() => <button type="button">Nhắc</button>} />);
    expect(count(html, 'type="checkbox"')).toBe(4);
    expect(html).toContain('aria-label="Chọn PL.2"');
  });

  test('what the server filtered and ordered is drawn as it came, against its total', () => {
    const html = markup(<List server total={36} />, 'q=zzz');
    expect(rowsOf(html).map((row) => row.split(' ')[0])).toEqual(['PL.2', 'PL.10', 'PL.1a']);
    expect(words(html)).toContain('3 trong 36 dòng');
  });

  test('sums stand under their columns', () => {
    const html = markup(<List totals={{ code: 'Cộng', money: '1.234.572' }} />);
    expect(words(/<tfoot>[\s\S]*<\/tfoot>/.exec(html)?.[0] ?? '')).toBe('Cộng 1.234.572');
  });
});
