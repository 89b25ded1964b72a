// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { live, replies } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { enterHamlets, listHamlets } from '../contract.ts';
import { EnterHamlets } from './hamlets-enter.tsx';

const hamlet = {
  ...{ code: '11560-001', type: 'thôn', name: 'Đông', from: '2025-07-01', to: null },
  ...{ source: 'Nghị quyết 1', endedBy: null, into: null },
} as const;
const list = {
  on: '2026-01-15',
  commune: { code: '11560', name: 'Thủy Nguyên', type: 'phường', parent: null },
  seen: 1,
  hamlets: [hamlet],
  past: [],
  changes: [],
} as unknown as ReplyOf<typeof listHamlets>;

function show() {
  return live(<EnterHamlets params={{ code: '11560' }} />, {
    path: '/areas/11560/hamlets/enter',
    session: aSession('hamlet.manage'),
    answers: [
      replies(listHamlets, list),
      replies(enterHamlets, { change: { number: 2 }, seen: 2, hamlets: [] } as never),
    ],
  });
}

const paste = (text: string) =>
  fireEvent.paste(screen.getByLabelText('Dán từ Excel'), {
    clipboardData: { getData: () => text },
  });

beforeEach(() => localStorage.clear());

test('rows from Excel are tried against the kinds in use and the names that stand', async () => {
  const view = show();
  await view.press(
    await screen.findByText('Danh sách thôn, tổ dân phố').then((e) => e.textContent),
  );
  await view.press('Lưu và tiếp tục');
  expect(view.words()).toContain('Dán hoặc thêm ít nhất một dòng.');
  paste('Loại\tTên\nthôn\tdong\nxóm\tTây\nTổ dân phố\tsố 5\nthôn\tSố 5');
  expect(view.words()).toContain('Đã đọc 4 dòng, 3 dòng có lỗi.');
  expect(view.words()).toContain('“dong” đã có trong danh sách.');
  expect(view.words()).toContain('“xóm” không phải loại được dùng');
  expect(view.words()).toContain('“Số 5” đã có trong danh sách.');
  await view.press('Lưu và tiếp tục');
  expect(view.words()).toContain('Còn ô có lỗi trong danh sách.');
});

test('a decision is sent once both pages are whole, and said to be recorded', async () => {
  const view = show();
  await view.press(
    await screen.findByText('Danh sách thôn, tổ dân phố').then((e) => e.textContent),
  );
  paste('TỔ DÂN PHỐ\tsố 5\nthôn\tTây');
  await view.press('Lưu và tiếp tục');
  await view.press('Lưu và tiếp tục');
  expect(view.words()).toContain('Ghi số và ngày của quyết định, nghị quyết.');
  await view.fill('Ngày có hiệu lực', '01/02/2026');
  fireEvent.blur(screen.getByLabelText('Ngày có hiệu lực'));
  await view.fill(/^Quyết định/, ' Quyết định 12 ngày 05/01/2026 ');
  await view.press('Lưu và tiếp tục');
  expect(view.words()).toContain('2: TỔ DÂN PHỐ số 5, thôn Tây');
  await view.press('Ghi thôn, tổ dân phố theo quyết định');
  await screen.findByText(/^Đã ghi/);
  expect(view.askedOf(enterHamlets)[0]?.input).toMatchObject({
    commune: '11560',
    seen: 1,
    on: '2026-02-01',
    source: 'Quyết định 12 ngày 05/01/2026',
    hamlets: [
      { type: 'tổ dân phố', name: 'số 5' },
      { type: 'thôn', name: 'Tây' },
    ],
  });
});
