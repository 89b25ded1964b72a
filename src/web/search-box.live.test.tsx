// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../tests/support/live.tsx';
import { aSession } from '../../tests/support/screens.tsx';
import { findRecords } from '../modules/desk/contract/find.ts';
import { SearchBox } from './search-box.tsx';
import { SearchDoor } from './search-door.tsx';
import { Shortcuts } from './shortcuts.tsx';

const usual: readonly Answering[] = [
  replies(findRecords, {
    found: [
      {
        ...{ kind: 'task', code: 'PL.I.5', text: 'Xây dựng nghĩa trang', within: '4220/KH-UBND' },
        href: '/plans/4220-KH-UBND-2013/tasks/PL.I.5',
      },
      {
        ...{ kind: 'area', code: '11473', text: 'phường Thủy Nguyên', within: 'Hải Phòng' },
        href: '/areas/11473',
      },
    ],
  }),
];

const session = aSession('plan.read', 'area.read', 'agency.read');
const show = (...others: readonly Answering[]) =>
  live(<SearchBox />, { session, answers: [...others, ...usual] });
const field = () => screen.getByRole<HTMLInputElement>('combobox');
const type = (value: string) => fireEvent.input(field(), { target: { value } });

async function found(value: string) {
  vi.useFakeTimers();
  type(value);
  await act(() => vi.advanceTimersByTimeAsync(400));
  vi.useRealTimers();
}

const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('searching everywhere from the bar', () => {
  test('takes the focus when it opens', () => {
    show();
    expect(document.activeElement).toBe(field());
  });

  test('asks the server once after a pause, and shows finds in groups by kind', async () => {
    const view = show();
    await found(' nghia trang ');
    expect(view.asked.map(({ id, input }) => [id, input['q']])).toEqual([
      ['record.find', 'nghia trang'],
    ]);
    const groups = screen.getAllByRole('group').map((one) => one.getAttribute('aria-label'));
    expect(groups).toEqual(['Nhiệm vụ', 'Địa bàn']);
    expect(options()).toEqual([
      'PL.I.5 Xây dựng nghĩa trang4220/KH-UBND',
      '11473 phường Thủy NguyênHải Phòng',
    ]);
  });

  test('opens what is pressed, and is empty again', async () => {
    const view = show();
    await found('thuy nguyen');
    fireEvent.click(screen.getAllByRole('option')[1] ?? field());
    expect(view.steps).toEqual(['/areas/11473']);
    expect(field().value).toBe('');
  });

  test('opens what the arrows lead to', async () => {
    const view = show();
    await found('nghia trang');
    for (const key of ['ArrowDown', 'Enter']) fireEvent.keyDown(field(), { key });
    expect(view.steps).toEqual(['/plans/4220-KH-UBND-2013/tasks/PL.I.5']);
  });

  test('offers screens by their names too, those that one may open', async () => {
    show(replies(findRecords, { found: [] }));
    await found('tai khoan');
    expect(options()).toEqual(['Tài khoản của tôi']);
  });

  test.each([
    ['nothing is found', [replies(findRecords, { found: [] })], 'Không có kết quả cho “zz”.'],
    [
      'the server does not answer',
      [fails(findRecords, lost)],
      'Chưa tìm được vì mất kết nối với máy chủ.',
    ],
  ])('says so when %s', async (_what, others, words) => {
    const view = show(...others);
    await found('zz');
    expect(view.words()).toContain(words);
  });

  test('says what can be typed before anything is, and asks nothing for blanks', async () => {
    const view = show();
    fireEvent.mouseDown(field());
    await found('   ');
    expect(view.asked).toEqual([]);
    expect(view.words()).toContain('Gõ tên (có dấu hoặc không dấu), mã hoặc số văn bản');
  });

  test('gives the question before up when another letter comes', async () => {
    const view = live(<SearchBox />, { session });
    await found('t');
    await found('th');
    const aborted = view.askedOf(findRecords).map(({ signal }) => signal?.aborted);
    expect(aborted).toEqual([true, false]);
  });

  test('Ctrl+K comes back to it and selects what stands there', async () => {
    const view = show();
    const select = vi.spyOn(field(), 'select');
    field().blur();
    await view.user.keyboard('k');
    expect(select).not.toHaveBeenCalled();
    await view.user.keyboard('{Control>}k{/Control}');
    expect(select).toHaveBeenCalledOnce();
  });
});

describe('the door of the search', () => {
  test.each(['the key', 'the pointer'])(
    'opens by %s, and the search is ready to type',
    async (how) => {
      const view = live(<SearchDoor />, { session });
      expect(screen.queryByRole('combobox')).toBe(null);
      if (how === 'the key') await view.user.keyboard('{Control>}k{/Control}');
      else await view.user.click(screen.getByRole('searchbox'));
      const box = await screen.findByRole('combobox');
      expect(document.activeElement).toBe(box);
    },
  );

  test('stays closed for other keys', async () => {
    const view = live(<SearchDoor />, { session });
    await view.user.keyboard('k/j');
    expect(screen.queryByRole('combobox')).toBe(null);
  });
});

describe('the list of shortcuts', () => {
  test('opens by a question mark and closes by its button or Escape', async () => {
    const view = live(<Shortcuts />);
    for (const close of ['button', 'Escape']) {
      await view.user.keyboard('?');
      const dialog = screen.getByRole('dialog', { name: 'Phím tắt' });
      expect(dialog.textContent).toContain('Tìm trong mọi mục');
      if (close === 'button') await view.press('Đóng');
      else await view.user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    }
  });

  test('leaves a question mark to the field it is typed in', async () => {
    const view = live(
      <>
        <input aria-label="Lý do" />
        <Shortcuts />
      </>,
    );
    await view.user.type(screen.getByLabelText('Lý do'), 'ai?');
    expect(screen.queryByRole('dialog')).toBe(null);
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'ai?');
  });
});
