// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aFailure, live, lost } from '../../../tests/support/live.tsx';
import { aSession } from '../../../tests/support/screens.tsx';
import { err, ok } from '../../kernel/index.ts';
import { KeepingContext, type DraftKeeper, type Keeping, type KeptDraft } from '../keeping.ts';
import { SampleForm, SamplePaste } from './long-form.examples.tsx';

/** A server of one draft, which can be away. */
function makeServer(kept: KeptDraft | null = null) {
  const at = '2026-11-25T02:41:00Z';
  const state = { kept, away: false, saved: 0, discarded: 0 };
  const drafts: DraftKeeper = {
    find: async () => (state.away ? err(lost) : ok(state.kept)),
    save: async (_form, _record, { seen, body }) => {
      if (state.away) return err(lost);
      const version = state.kept?.version ?? 0;
      if (version !== seen) return err(aFailure({ kind: 'conflict' }));
      state.saved += 1;
      state.kept = { body, version: version + 1, at };
      return ok({ version: version + 1, at });
    },
    discard: async () => {
      state.discarded += 1;
      state.kept = null;
      return ok(null);
    },
  };
  return { state, keeping: { drafts } as unknown as Keeping };
}

const draftOf = (values: object, version = 1): KeptDraft => ({
  body: JSON.stringify({ values, done: [], at: 'ground' }),
  version,
  at: '2026-11-25T02:41:00Z',
});
const whole = { name: 'Đông', source: 'Nghị quyết 12', note: '' };

function show(server: ReturnType<typeof makeServer>, send?: Parameters<typeof SampleForm>[0]) {
  const part = (
    <KeepingContext value={server.keeping}>
      <SampleForm {...send} />
    </KeepingContext>
  );
  return live(part, { session: aSession() });
}

const kept = () => localStorage.getItem('ansinh.draft|ha|sample|new');
const valuesOf = (server: ReturnType<typeof makeServer>): unknown =>
  (JSON.parse(server.state.kept?.body ?? '{}') as { values?: unknown }).values;

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('a long form', () => {
  test('is a list of its pages; each leads on to the next, the last to the check page', async () => {
    const server = makeServer();
    const send = vi.fn(async (_values: object) => ok(null));
    const view = show(server, { send });
    await screen.findByRole('button', { name: 'Thôn' });
    expect(view.words()).toContain('Chưa gửi được: còn 2 phần chưa xong.');
    await view.press('Thôn');
    await view.fill('Tên thôn', 'Đông');
    await view.press('Lưu và tiếp tục');
    await view.fill('Nghị quyết', 'Nghị quyết 12');
    await view.press('Lưu và tiếp tục');
    expect(view.at()).toBe('/here?page=check');
    expect(view.words()).toContain('Tên thônĐông');
    await view.press('Gửi phê duyệt');
    expect(send).toHaveBeenCalledExactlyOnceWith(whole);
    await waitFor(() => expect(server.state.discarded).toBe(1));
    expect(kept()).toBe(null);
  });

  test('says on the page what is missing, and stays there', async () => {
    const view = show(makeServer());
    await screen.findByRole('button', { name: 'Thôn' });
    await view.press('Thôn');
    await view.press('Lưu và tiếp tục');
    const link = screen.getByRole('link', { name: 'Ghi tên thôn.' });
    expect(link.getAttribute('href')).toBe(`#${screen.getByLabelText('Tên thôn').id}`);
    expect(view.at()).toBe('/here?page=name');
  });

  test('saves every change on the server, and keeps no copy here once it has it', async () => {
    const server = makeServer();
    const view = show(server);
    await screen.findByRole('button', { name: 'Thôn' });
    await view.press('Thôn');
    await view.fill('Tên thôn', 'Đông');
    expect(kept()).toContain('Đông');
    await screen.findByText(/^Đã lưu nháp lúc/);
    expect(valuesOf(server)).toMatchObject({ name: 'Đông' });
    expect(kept()).toBe(null);
  });

  test('comes back to where one was', async () => {
    const server = makeServer(draftOf({ name: 'Đông', source: '', note: '' }));
    const view = show(server);
    await view.press(await screen.findByText('Làm tiếp “Căn cứ”').then(() => /Làm tiếp/));
    expect(view.at()).toBe('/here?page=ground');
  });

  test('left in the middle sends what waited', async () => {
    const server = makeServer();
    const view = show(server);
    await screen.findByRole('button', { name: 'Thôn' });
    await view.press('Thôn');
    await view.fill('Tên thôn', 'Tây');
    view.leave();
    await waitFor(() => expect(valuesOf(server)).toMatchObject({ name: 'Tây' }));
  });

  test('without a network goes on, keeps a copy here, and sends it when the network is back', async () => {
    const server = makeServer();
    const view = show(server);
    await screen.findByRole('button', { name: 'Thôn' });
    server.state.away = true;
    await view.press('Thôn');
    await view.fill('Tên thôn', 'Nam');
    await screen.findByText(/Chưa nối được máy chủ/);
    expect(kept()).toContain('Nam');
    server.state.away = false;
    window.dispatchEvent(new Event('online'));
    await screen.findByText(/^Đã lưu nháp lúc/);
    expect(valuesOf(server)).toMatchObject({ name: 'Nam' });
  });

  test('opened without a network shows the copy of this machine', async () => {
    const copy = { base: 0, body: { values: { ...whole, name: 'Bắc' }, done: [], at: 'name' } };
    localStorage.setItem('ansinh.draft|ha|sample|new', JSON.stringify(copy));
    const server = makeServer();
    server.state.away = true;
    const view = show(server);
    await screen.findByRole('button', { name: 'Thôn' });
    await view.press('Thôn');
    expect(screen.getByLabelText<HTMLInputElement>('Tên thôn').value).toBe('Bắc');
  });

  test('changed elsewhere shows both versions and takes field by field what is chosen', async () => {
    const server = makeServer(draftOf(whole, 4));
    const mine = { base: 3, body: { values: { ...whole, name: 'Tây', note: 'mới' }, done: [] } };
    localStorage.setItem('ansinh.draft|ha|sample|new', JSON.stringify(mine));
    const view = show(server);
    await screen.findByText(/Bản nháp này đã được sửa ở nơi khác/);
    await view.user.click(screen.getByRole('radio', { name: /^Tên thôn: lấy bản lưu/ }));
    await view.press('Dùng các mục đã chọn');
    await screen.findByText(/^Đã lưu nháp lúc/);
    expect(valuesOf(server)).toEqual({ ...whole, name: 'Đông', note: 'mới' });
    expect(server.state.kept?.version).toBe(5);
  });

  test('whose saving meets another one stops saving until somebody chooses', async () => {
    const server = makeServer(draftOf(whole));
    const view = show(server);
    await screen.findByRole('button', { name: 'Thôn' });
    server.state.kept = draftOf({ ...whole, note: 'nơi khác' }, 7);
    await view.press('Thôn');
    await view.fill('Tên thôn', 'Tây');
    await screen.findByText(/Bản nháp này đã được sửa ở nơi khác/);
    expect(server.state.saved).toBe(0);
    await view.press('Dùng các mục đã chọn');
    await waitFor(() => expect(valuesOf(server)).toEqual({ ...whole, name: 'Tây' }));
  });

  test('given up can be had back for ten seconds', async () => {
    const server = makeServer(draftOf(whole));
    const view = show(server);
    await view.press(await screen.findByText('Bỏ bản nháp').then(() => 'Bỏ bản nháp'));
    await waitFor(() => expect(server.state.discarded).toBe(1));
    await view.press('Hoàn tác');
    await waitFor(() => expect(valuesOf(server)).toEqual(whole));
  });

  test('refused when it is sent says why and keeps the draft', async () => {
    const server = makeServer(draftOf(whole));
    const view = show(server, {
      send: async () => err(aFailure({ detail: 'Nghị quyết này đã được ghi.' })),
    });
    await screen.findByRole('button', { name: 'Thôn' });
    await view.press('Căn cứ');
    await view.press('Lưu và tiếp tục');
    await view.press('Lưu và tiếp tục');
    await view.press('Gửi phê duyệt');
    await screen.findByText(/Nghị quyết này đã được ghi/);
    expect(server.state.discarded).toBe(0);
  });
});

describe('a table that is pasted', () => {
  const paste = (text: string) =>
    fireEvent.paste(screen.getByLabelText('Dán từ Excel'), {
      clipboardData: { getData: () => text },
    });

  test('is tried cell by cell and corrected in place', async () => {
    const view = live(<SamplePaste rows={[]} />);
    paste('Loại\tTên\nthôn\tĐông\nxóm\tTây\nthôn\t');
    expect(view.words()).toContain('Đã đọc 3 dòng, 2 dòng có lỗi.');
    const cell = screen.getByRole('textbox', { name: 'Loại, dòng 2' });
    expect(cell.getAttribute('aria-invalid')).toBe('true');
    const row = cell.closest('tr');
    expect(row?.textContent).toContain('“xóm” không phải là thôn.');
    await view.user.clear(cell);
    await view.user.type(cell, 'thôn');
    expect(view.words()).toContain('Đã đọc 3 dòng, 1 dòng có lỗi.');
    await view.press('Bỏ 1 dòng có lỗi');
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });

  test('takes more below what is there, and a row by hand', async () => {
    const view = live(<SamplePaste rows={[['thôn', 'Đông']]} />);
    paste('thôn\tTây');
    await view.press('Thêm dòng');
    const table = screen.getByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    await view.press('Bỏ dòng 1');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Tên, dòng 1' }).value).toBe(
      'Tây',
    );
  });

  test('beyond the limit says how many rows were not taken', () => {
    const view = live(<SamplePaste rows={[]} />);
    paste(Array.from({ length: 503 }, (_one, at) => `thôn\tsố ${at}`).join('\n'));
    expect(view.words()).toContain('Đã đọc 500 dòng, 0 dòng có lỗi.');
    expect(view.words()).toContain('3 dòng sau chưa được nhận.');
  });
});
