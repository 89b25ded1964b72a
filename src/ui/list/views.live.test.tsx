// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useMemo } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { aFailure, live, type Living } from '../../../tests/support/live.tsx';
import { err, ok } from '../../kernel/index.ts';
import { KeepingContext, type Keeping, type KeptView } from '../keeping.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { DataList } from './data-list.tsx';
import { neighboursOf } from './came-from.ts';
import { shapeOf, type ListColumn, type ListFilter } from './rows.ts';
import { useList } from './use-list.ts';

interface Task {
  readonly code: string;
  readonly lead: string;
  readonly money: number | null;
}

const tasks: readonly Task[] = [
  { code: 'A1', lead: 'Xây dựng', money: 12 },
  { code: 'A2', lead: 'Nội vụ', money: null },
  { code: 'A3', lead: 'Xây dựng', money: 5 },
  { code: 'A4', lead: 'Nội vụ', money: 1 },
];
const columns: readonly ListColumn<Task>[] = [
  {
    id: 'code',
    label: 'Mã',
    fixed: true,
    value: ({ code }) => code,
    link: ({ code }) => `/tasks/${code}`,
  },
  { id: 'lead', label: 'Chủ trì', groups: true, value: ({ lead }) => lead },
  { id: 'money', label: 'Tiền', align: 'right', sum: true, value: ({ money }) => money },
];
const filters: readonly ListFilter<Task>[] = [
  {
    id: 'lead',
    label: 'Chủ trì',
    options: ['Nội vụ', 'Xây dựng'].map((lead) => ({ value: lead, label: lead })),
    matches: ({ lead }, values) => values.includes(lead),
  },
];

function Tasks({ onBulk }: { readonly onBulk?: (codes: string) => void }) {
  const shape = useMemo(() => shapeOf(columns, filters, []), []);
  const offer = (rows: readonly Task[]) => (
    <button type="button" onClick={() => onBulk?.(rows.map(({ code }) => code).join(' '))}>
      làm
    </button>
  );
  return (
    <DataList<Task>
      title="Nhiệm vụ"
      list="tasks"
      control={useList(shape)}
      columns={columns}
      filters={filters}
      rows={tasks}
      rowId={({ code }) => code}
      rowName={({ code }) => code}
      empty="không có"
      fileName="nhiem-vu"
      bulk={offer}
    />
  );
}

const aView = (given: Partial<KeptView>): KeptView => ({
  ...{ id: 'v', name: 'Sở', query: 'lead=N%E1%BB%99i+v%E1%BB%A5', shared: false },
  ...{ isDefault: false, own: true, by: 'user:ha', ...given },
});

function show(kept: readonly KeptView[] = [], given: Living = {}, onBulk?: (c: string) => void) {
  let views = kept;
  const keeper = {
    list: vi.fn(async () => ok(views)),
    save: vi.fn(async (_list: string, { name, query, shared }: KeptView) => {
      if (name === 'cấm') return err(aFailure({ detail: 'Không nhận tên này.' }));
      views = [...views, aView({ id: name, name, query, shared })];
      return ok(null);
    }),
    remove: vi.fn(async (id: string) => {
      views = views.filter((view) => view.id !== id);
      return ok(null);
    }),
    choose: vi.fn(async (_list: string, id: string | null) => {
      views = views.map((view) => ({ ...view, isDefault: view.id === id }));
      return ok(null);
    }),
  };
  const part = (
    <KeepingContext value={{ views: keeper } as unknown as Keeping}>
      <Tasks {...(onBulk === undefined ? {} : { onBulk })} />
    </KeepingContext>
  );
  return { view: live(part, { path: '/tasks', ...given }), keeper };
}

const codes = () => [...document.querySelectorAll('tbody a')].map((link) => link.textContent);
const heads = () =>
  [...document.querySelectorAll('thead th')].map((th) => th.textContent).filter(Boolean);

describe('saved views', () => {
  test('are opened by name: the address is what was saved', async () => {
    const { view } = show([
      aView({}),
      aView({ id: 's', name: 'Chung', own: false, by: 'user:mai' }),
    ]);
    await view.press('Chế độ xem: Mặc định');
    await view.press('Sở');
    expect(codes()).toEqual(['A2', 'A4']);
    expect(screen.getByRole('button', { name: 'Chế độ xem: Sở', hidden: true })).toBeDefined();
    expect(view.words()).toContain('Chung (do mai lưu)');
  });

  test('the one that was chosen opens a plain address, once', async () => {
    const { view } = show([aView({ isDefault: true })]);
    await waitFor(() => expect(codes()).toEqual(['A2', 'A4']));
    await view.press('Bỏ lọc');
    expect(codes()).toHaveLength(4);
    expect(view.at()).toBe('/tasks');
  });

  test('leave an address alone that says something itself', async () => {
    const { view } = show([aView({ isDefault: true })], { search: 'q=A3' });
    await screen.findByRole('button', { name: 'Chế độ xem: đang sửa' });
    expect(codes()).toEqual(['A3']);
    expect(view.steps).toEqual([]);
  });

  test('keep the list as it stands, for oneself or for all', async () => {
    const { view, keeper } = show([], { search: 'on=2026-01-01&sort=-code&columns=code,money' });
    await view.press('Chế độ xem: đang sửa');
    await view.press('Lưu chế độ xem');
    expect(view.words()).toContain('Ghi tên chế độ xem.');
    await view.fill('Tên chế độ xem', ' Tiền '.normalize('NFD'));
    await view.user.click(screen.getByRole('checkbox', { name: 'Mọi người cùng dùng' }));
    await view.press('Lưu chế độ xem');
    expect(keeper.save).toHaveBeenCalledExactlyOnceWith('tasks', {
      name: 'Tiền',
      query: 'sort=-code&columns=code%2Cmoney',
      shared: true,
    });
    await screen.findByText('Đã lưu chế độ xem “Tiền”.');
    await view.fill('Tên chế độ xem', 'cấm');
    await view.press('Lưu chế độ xem');
    await screen.findByText('Không nhận tên này.');
  });

  test('one’s own can be removed and be the one the list opens with', async () => {
    const { view, keeper } = show([aView({})], { search: 'lead=N%E1%BB%99i+v%E1%BB%A5' });
    await view.press(await screen.findByText(/Chế độ xem: Sở/).then(() => 'Chế độ xem: Sở'));
    const box = screen.getByRole('checkbox', { name: /^Mở danh sách này/ });
    await view.user.click(box);
    expect(keeper.choose).toHaveBeenLastCalledWith('tasks', 'v');
    await waitFor(() => expect(box).toHaveProperty('checked', true));
    await view.user.click(box);
    expect(keeper.choose).toHaveBeenLastCalledWith('tasks', null);
    await view.press('Bỏ chế độ xem “Sở”');
    expect(keeper.remove).toHaveBeenCalledExactlyOnceWith('v');
    await screen.findByText('Đã bỏ chế độ xem “Sở”.');
  });
});

describe('columns in one’s own order', () => {
  test('stand as the address says, the file too; a fixed one keeps its place', () => {
    show([], { search: 'columns=money,lead' });
    expect(heads()).toEqual(['Mã', 'Tiền', 'Chủ trì']);
  });

  test('are moved by a place, and come back where the list has them', async () => {
    const { view } = show();
    await view.press('Cột');
    await view.press('Đưa cột Tiền lên trước');
    expect(heads()).toEqual(['Mã', 'Tiền', 'Chủ trì']);
    await view.press('Đưa cột Mã lên trước');
    expect(heads()).toEqual(['Mã', 'Tiền', 'Chủ trì']);
    await view.user.click(screen.getByRole('checkbox', { name: 'Tiền' }));
    expect(heads()).toEqual(['Mã', 'Chủ trì']);
    await view.user.click(screen.getByRole('checkbox', { name: 'Tiền' }));
    expect(heads()).toEqual(['Mã', 'Chủ trì', 'Tiền']);
    expect(view.at()).toBe('/tasks');
  });
});

describe('groups and sums', () => {
  test('what may be added stands at the foot, of the rows shown', async () => {
    const { view } = show();
    const foot = () => document.querySelector('tfoot')?.textContent;
    expect(foot()).toBe('Cộng18');
    await view.user.type(screen.getByRole('searchbox'), 'xay dung');
    await waitFor(() => expect(foot()).toBe('Cộng17'));
  });

  test('rows of one value stand together under its head, with what they come to', async () => {
    const { view } = show([], { search: 'sort=-code' });
    await view.press('Cột');
    await view.user.selectOptions(screen.getByLabelText('Gộp theo'), 'lead');
    expect(view.at()).toBe('/tasks?sort=-code&group=lead');
    const lines = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(lines).toEqual([
      'Chủ trì: Nội vụ (2)1',
      'A4Nội vụ1',
      'A2Nội vụ',
      'Chủ trì: Xây dựng (2)17',
      'A3Xây dựng5',
      'A1Xây dựng12',
    ]);
  });
});

describe('rows are picked', () => {
  const box = (code: string) => screen.getByRole('checkbox', { name: `Chọn ${code}` });

  test('from the last one to this with Shift, up or down', async () => {
    const picked = vi.fn<(codes: string) => void>();
    const { view } = show([], {}, picked);
    await view.user.click(box('A1'));
    fireEvent.click(box('A3'), { shiftKey: true });
    await view.press('làm');
    expect(picked).toHaveBeenLastCalledWith('A1 A2 A3');
    fireEvent.click(box('A2'), { shiftKey: true });
    await view.press('làm');
    expect(picked).toHaveBeenLastCalledWith('A1');
  });

  test('by the space bar on their link, without leaving it', async () => {
    const picked = vi.fn<(codes: string) => void>();
    const { view } = show([], {}, picked);
    screen.getByRole('link', { name: 'A2' }).focus();
    await view.user.keyboard(' {ArrowDown}{Shift>} {/Shift}');
    expect(document.activeElement?.textContent).toBe('A3');
    await view.press('làm');
    expect(picked).toHaveBeenLastCalledWith('A2 A3');
  });

  test('and hidden by a filter are not acted on', async () => {
    const picked = vi.fn<(codes: string) => void>();
    const { view } = show([], {}, picked);
    for (const code of ['A1', 'A2']) await view.user.click(box(code));
    await view.user.type(screen.getByRole('searchbox'), 'noi vu');
    await waitFor(() => expect(codes()).toEqual(['A2', 'A4']));
    await view.press('làm');
    expect(picked).toHaveBeenLastCalledWith('A2');
  });

  test('Home and End lead to the first and last row', async () => {
    const { view } = show();
    screen.getByRole('link', { name: 'A2' }).focus();
    await view.user.keyboard('{End}');
    expect(document.activeElement?.textContent).toBe('A4');
    await view.user.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('A1');
  });
});

describe('a record that is opened from a list', () => {
  test('knows the ones before and after it, as the list stood', () => {
    show([], { search: 'sort=-code' });
    expect(neighboursOf('/tasks/A3')).toEqual({
      index: 2,
      total: 4,
      previous: '/tasks/A4',
      next: '/tasks/A2',
      list: '/tasks?sort=-code',
    });
    expect(neighboursOf('/tasks/A4')?.previous).toBe(null);
    expect(neighboursOf('/tasks/Z')).toBe(null);
  });
});

describe('a deed on many rows', () => {
  const closed = vi.fn<(done: number) => void>();
  const dialog = (
    act: (row: string) => ReturnType<Parameters<typeof BulkDialog<string>>[0]['act']>,
  ) =>
    live(
      <BulkDialog
        title="Khóa"
        of="Tài khoản"
        rows={['a', 'b', 'c']}
        rowId={(row) => row}
        rowName={(row) => row}
        check={(row) =>
          row === 'b' ? { ok: false, words: 'đã khóa từ trước' } : { ok: true, words: 'sẽ khóa' }
        }
        deed={(count) => `Khóa ${count} tài khoản`}
        act={act}
        onClose={closed}
      />,
    );
  const outcome = (row: string) =>
    within(screen.getByRole('row', { name: new RegExp(`^${row} `) })).getByRole('cell').textContent;

  test('says first what will become of each row, and does nothing yet', () => {
    const act = vi.fn(async () => ok(null));
    const view = dialog(act);
    expect(view.words()).toContain('Sẽ làm 2 trong 3 dòng.');
    expect([outcome('a'), outcome('b')]).toEqual(['sẽ khóa', 'đã khóa từ trước']);
    expect(act).not.toHaveBeenCalled();
  });

  test('then what became of it: a row that fails says why, the others are done', async () => {
    const act = vi.fn(async (row: string) =>
      row === 'a' ? err(aFailure({ detail: 'Người này đang giữ việc.' })) : ok(null),
    );
    const view = dialog(act);
    await view.press('Khóa 2 tài khoản');
    await screen.findByText('Đã làm 1 trong 3 dòng; 2 dòng chưa được.');
    expect(act.mock.calls).toEqual([['a'], ['c']]);
    expect([outcome('a'), outcome('b'), outcome('c')]).toEqual([
      'Người này đang giữ việc.',
      'đã khóa từ trước',
      'Đã làm',
    ]);
    expect(screen.queryByRole('button', { name: /^Khóa/ })).toBe(null);
    await view.user.click(screen.getAllByRole('button', { name: 'Đóng' })[0] ?? document.body);
    expect(closed).toHaveBeenLastCalledWith(1);
  });
});
