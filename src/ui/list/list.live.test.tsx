// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { useMemo } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { live, type Living } from '../../../tests/support/live.tsx';
import { Empty } from '../states.tsx';
import { DataList, type DataListProps } from './data-list.tsx';
import { shapeOf, type ListColumn, type ListFilter } from './rows.ts';
import { useList } from './use-list.ts';

interface Task {
  readonly code: string;
  readonly title: string;
  readonly lead: string;
  readonly money: number | null;
}

const tasks: readonly Task[] = [
  { code: 'PL.2', title: 'Nghĩa trang', lead: 'Sở Xây dựng', money: 12 },
  { code: 'PL.10', title: 'Đền ơn', lead: 'Sở Nội vụ', money: null },
  { code: 'PL.1', title: 'Nhà ở', lead: 'Sở Xây dựng', money: 5 },
];

const columns: readonly ListColumn<Task>[] = [
  {
    id: 'code',
    label: 'Mã',
    fixed: true,
    value: ({ code }) => code,
    link: ({ code }) => `/tasks/${code}`,
  },
  { id: 'title', label: 'Nhiệm vụ', main: true, value: ({ title }) => title },
  { id: 'lead', label: 'Chủ trì', value: ({ lead }) => lead },
  { id: 'money', label: 'Tiền', align: 'right', value: ({ money }) => money },
  { id: 'note', label: 'Ghi chú', hidden: true, sortable: false, value: () => 'x' },
];

const leads = ['Sở Nội vụ', 'Sở Xây dựng', 'Sở Y tế'];
const filters: readonly ListFilter<Task>[] = [
  {
    id: 'lead',
    label: 'Chủ trì',
    options: leads.map((lead) => ({ value: lead, label: lead })),
    matches: ({ lead }, values) => values.includes(lead),
  },
];

function List(props: Partial<DataListProps<Task>>) {
  const shape = useMemo(() => shapeOf(columns, filters, [{ id: 'code', desc: false }]), []);
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
      fileName="nhiem-vu"
      {...props}
    />
  );
}

const show = (props: Partial<DataListProps<Task>> = {}, given: Living = {}) =>
  live(<List {...props} />, { path: '/tasks', ...given });

const codes = () =>
  screen
    .queryAllByRole('link', { hidden: true })
    .map((link) => link.textContent ?? '')
    .filter((text) => text.startsWith('PL.'));

/** The button in the head of a column, not the one of a filter. */
const head = (name: string) =>
  within(screen.getByRole('columnheader', { name })).getByRole('button');

describe('ordering a list by its heads', () => {
  test('a press orders up, another down, a third is the own order again', async () => {
    const view = show();
    expect(codes()).toEqual(['PL.1', 'PL.2', 'PL.10']);
    await view.user.click(head('Nhiệm vụ'));
    expect(view.at()).toBe('/tasks?sort=title');
    expect(codes()).toEqual(['PL.10', 'PL.2', 'PL.1']);
    await view.user.click(head('Nhiệm vụ'));
    expect(view.at()).toBe('/tasks?sort=-title');
    expect(codes()).toEqual(['PL.1', 'PL.2', 'PL.10']);
  });

  test('nothing stays last whichever way a column is ordered', async () => {
    const view = show();
    await view.user.click(head('Tiền'));
    expect(codes().at(-1)).toBe('PL.10');
    await view.user.click(head('Tiền'));
    expect(codes().at(-1)).toBe('PL.10');
  });

  test('with Shift a second column orders within the first', async () => {
    const view = show({}, { search: 'sort=lead' });
    await view.user.keyboard('{Shift>}');
    await view.user.click(head('Nhiệm vụ'));
    await view.user.keyboard('{/Shift}');
    expect(view.at()).toBe('/tasks?sort=lead%2Ctitle');
  });

  test('a column without an order has no button in its head', () => {
    show({}, { search: 'columns=code,note' });
    const note = screen.getByRole('columnheader', { name: 'Ghi chú' });
    expect(within(note).queryByRole('button')).toBe(null);
  });

  test('each step replaces the address: going back leaves the list', async () => {
    const view = show();
    await view.user.click(head('Nhiệm vụ'));
    await view.user.click(head('Tiền'));
    expect(view.steps.every((step) => step.startsWith('='))).toBe(true);
  });

  test('on a phone a choice orders what has no heads', async () => {
    const view = show();
    await view.user.selectOptions(screen.getByLabelText('Xếp theo'), 'Tiền, giảm dần');
    expect(view.at()).toBe('/tasks?sort=-money');
    expect(codes()).toEqual(['PL.2', 'PL.1', 'PL.10']);
  });
});

describe('filtering a list', () => {
  const open = async (view: ReturnType<typeof show>) => {
    const bar = screen.getByRole('group', { name: 'Bộ lọc' });
    await view.user.click(within(bar).getByRole('button', { name: /^Chủ trì/ }));
    return screen.getByRole('dialog', { name: 'Chủ trì' });
  };

  test('a tick narrows it at once, a second widens, and the address says both', async () => {
    const view = show();
    const choices = await open(view);
    const chip = screen.getByRole('button', { name: 'Chủ trì', expanded: true, hidden: true });
    await view.user.click(within(choices).getByRole('checkbox', { name: 'Sở Xây dựng' }));
    // The choices hang on the chip: it must not be another one now.
    expect(chip.isConnected).toBe(true);
    expect(codes()).toEqual(['PL.1', 'PL.2']);
    expect(new URLSearchParams(view.at().split('?')[1]).getAll('lead')).toEqual(['Sở Xây dựng']);
    await view.user.click(within(choices).getByRole('checkbox', { name: 'Sở Nội vụ' }));
    expect(codes()).toEqual(['PL.1', 'PL.2', 'PL.10']);
    await view.user.click(within(choices).getByRole('checkbox', { name: 'Sở Xây dựng' }));
    expect(codes()).toEqual(['PL.10']);
  });

  test('a set chip carries its own ×, which brings everything back', async () => {
    const view = show({}, { search: 'lead=S%E1%BB%9F+N%E1%BB%99i+v%E1%BB%A5' });
    expect(codes()).toEqual(['PL.10']);
    await view.press('Chủ trì: Sở Nội vụ, bỏ lọc');
    expect(view.at()).toBe('/tasks');
    expect(codes()).toHaveLength(3);
  });

  test('that leaves nothing says so and offers to take away each condition or all', async () => {
    const view = show({}, { search: 'lead=S%E1%BB%9F+Y+t%E1%BA%BF&q=nha' });
    expect(view.words()).toContain('Không có dòng nào khớp 2 điều kiện lọc.');
    await view.press('Bỏ lọc “nha”');
    expect(view.words()).toContain('Không có dòng nào khớp 1 điều kiện lọc.');
    await view.press('Bỏ lọc “Chủ trì”');
    expect(codes()).toHaveLength(3);
  });

  test('keeps what the address says of others', async () => {
    const view = show({}, { search: 'on=2013-06-14&lead=x' });
    await view.press('Bỏ lọc');
    expect(view.at()).toBe('/tasks?on=2013-06-14');
  });

  test('of many choices offers a search that needs no accents', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ value: `${at}`, label: `Quận ${at}` }));
    const options = [...many, { value: 'd', label: 'Đồ Sơn' }];
    const view = show({ filters: [{ id: 'lead', label: 'Chủ trì', options }] });
    const choices = await open(view);
    await view.user.type(within(choices).getByRole('searchbox'), 'do son');
    const shown = within(choices).getAllByRole('checkbox');
    expect(shown).toHaveLength(1);
    await view.user.click(shown[0] ?? choices);
    expect(view.at()).toBe('/tasks?lead=d');
  });
});

describe('searching a list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const field = () => screen.getByRole<HTMLInputElement>('searchbox');
  const type = (value: string) => fireEvent.change(field(), { target: { value } });
  const pause = () => act(() => void vi.advanceTimersByTime(500));

  test('waits for a pause, then finds without accents', () => {
    const view = show();
    type('n');
    type('nha o');
    expect(view.steps).toEqual([]);
    pause();
    expect(view.steps).toEqual(['=/tasks?q=nha+o']);
    expect(codes()).toEqual(['PL.1']);
  });

  test('waits for a keyboard that is still putting a syllable together', () => {
    const view = show();
    fireEvent.compositionStart(field());
    type('nhaf');
    pause();
    expect(view.steps).toEqual([]);
    type('nhà');
    fireEvent.compositionEnd(field());
    pause();
    expect(view.at()).toBe(`/tasks?${new URLSearchParams({ q: 'nhà' }).toString()}`);
  });

  test('sends letters with their marks in one piece, however they were typed', () => {
    const view = show();
    type('nhà'.normalize('NFD'));
    pause();
    expect(new URLSearchParams(view.at().split('?')[1]).get('q')).toBe('nhà'.normalize('NFC'));
  });

  test('a slash brings one to the field, but not out of another field', () => {
    show();
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(field());
    const order = screen.getByLabelText('Xếp theo');
    order.focus();
    fireEvent.keyDown(order, { key: '/' });
    expect(document.activeElement).toBe(order);
  });

  test('takes over what the address says when that changes from outside', async () => {
    show({}, { search: 'q=nha' });
    expect(field().value).toBe('nha');
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    expect(field().value).toBe('');
  });
});

describe('columns, density and files of a list', () => {
  test('a hidden column comes and goes by its box; a fixed one stays', async () => {
    const view = show();
    await view.press('Cột');
    const choices = screen.getByRole('dialog', { name: 'Cột' });
    const box = (name: string) => within(choices).getByRole<HTMLInputElement>('checkbox', { name });
    expect(box('Mã').disabled).toBe(true);
    await view.user.click(box('Ghi chú'));
    expect(view.at()).toBe('/tasks?columns=code%2Ctitle%2Clead%2Cmoney%2Cnote');
    await view.user.click(box('Ghi chú'));
    expect(view.at()).toBe('/tasks');
    await view.user.click(box('Tiền'));
    expect(view.at()).toBe('/tasks?columns=code%2Ctitle%2Clead');
  });

  test('the density is a switch that the address remembers', async () => {
    const view = show();
    await view.press('Mật độ');
    expect(view.at()).toBe('/tasks?density=roomy');
    expect(screen.getByRole('button', { name: 'Mật độ' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await view.press('Mật độ');
    expect(view.at()).toBe('/tasks');
  });

  test('the file holds the columns and rows that are shown, in their order', async () => {
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    const freed = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
    const view = show({}, { search: 'sort=-money&columns=code,money' });
    await view.press('Xuất');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    fireEvent.click(screen.getByRole('menuitem', { name: 'Tệp CSV (.csv)' }));
    // Freed at once, it would be empty: the browser takes it after this turn.
    expect(freed).not.toHaveBeenCalled();
    vi.runOnlyPendingTimers();
    vi.useRealTimers();
    const [blob] = made.mock.calls[0] ?? [];
    expect(await (blob as Blob).text()).toBe('\ufeffMã,Tiền\r\nPL.2,12\r\nPL.1,5\r\nPL.10,\r\n');
    expect(freed).toHaveBeenCalledWith('blob:x');
    expect(screen.queryByRole('menu')).toBe(null);
    vi.restoreAllMocks();
  });

  test('files of the server are links that download', async () => {
    const view = show({ exports: [{ format: 'xlsx', href: '/api/x.xlsx' }] });
    await view.press('Xuất');
    const item = screen.getByRole('menuitem', { name: 'Bảng tính Excel (.xlsx)' });
    expect([item.getAttribute('href'), item.hasAttribute('download')]).toEqual([
      '/api/x.xlsx',
      true,
    ]);
  });
});

describe('choosing rows', () => {
  const bulk = (rows: readonly Task[], clear: () => void) => (
    <button
      type="button"
      onClick={clear}
    >{`Nhắc ${rows.map(({ code }) => code).join(' ')}`}</button>
  );
  const pick = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

  test('a box chooses one, and the deed gets exactly those chosen', async () => {
    const view = show({ bulk });
    await view.user.click(pick('Chọn PL.10'));
    await view.user.click(pick('Chọn PL.2'));
    expect(view.words()).toContain('Đã chọn 2 trong 3');
    expect(screen.getByRole('button', { name: 'Nhắc PL.2 PL.10' })).toBeDefined();
  });

  test('the box of the head chooses all, and none again', async () => {
    const view = show({ bulk });
    await view.user.click(pick('Chọn mọi dòng'));
    expect(pick('Chọn PL.1').checked).toBe(true);
    expect(view.words()).toContain('Đã chọn 3 trong 3');
    await view.user.click(pick('Chọn mọi dòng'));
    expect(screen.queryByRole('region', { name: 'Thao tác với dòng đã chọn' })).toBe(null);
  });

  test('from one chosen all can be chosen', async () => {
    const view = show({ bulk });
    await view.user.click(pick('Chọn PL.1'));
    await view.press('Chọn cả 3');
    expect(pick('Chọn PL.10').checked).toBe(true);
  });

  test.each(['Escape', 'the deed'])('%s lets go of them', async (how) => {
    const view = show({ bulk });
    await view.user.click(pick('Chọn PL.1'));
    if (how === 'Escape') fireEvent.keyDown(document.body, { key: 'Escape' });
    else await view.press('Nhắc PL.1');
    expect(pick('Chọn PL.1').checked).toBe(false);
  });

  test('Escape in a field belongs to the field', async () => {
    const view = show({ bulk });
    await view.user.click(pick('Chọn PL.1'));
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    expect(pick('Chọn PL.1').checked).toBe(true);
  });

  test('a list without deeds on rows has no boxes', () => {
    show();
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
  });
});

describe('the keyboard in a table', () => {
  const focused = () => document.activeElement?.textContent;

  test.each([
    ['{ArrowDown}', 'PL.1', 'PL.2'],
    ['{ArrowDown}{ArrowDown}', 'PL.1', 'PL.10'],
    ['{ArrowDown}{ArrowDown}{ArrowDown}', 'PL.1', 'PL.10'],
    ['{ArrowUp}', 'PL.10', 'PL.2'],
    ['{ArrowUp}', 'PL.1', 'PL.1'],
    ['{PageDown}', 'PL.1', 'PL.10'],
    ['{PageUp}', 'PL.10', 'PL.1'],
  ])('%s leads from %s to %s', async (keys, from, to) => {
    const view = show();
    screen.getByRole('link', { name: from }).focus();
    await view.user.keyboard(keys);
    expect(focused()).toBe(to);
  });

  test('Enter opens the row that has the focus', async () => {
    const view = show();
    screen.getByRole('link', { name: 'PL.1' }).focus();
    await view.user.keyboard('{ArrowDown}{Enter}');
    expect(view.at()).toBe('/tasks/PL.2');
    expect(view.steps).toEqual(['/tasks/PL.2']);
  });

  test('the arrows stay in the column: from box to box', async () => {
    const view = show({ bulk: () => null });
    screen.getByRole('checkbox', { name: 'Chọn PL.1' }).focus();
    await view.user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Chọn PL.2' }));
  });
});
