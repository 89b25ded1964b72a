// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import { Conflict } from './conflict.tsx';
import { ConfirmDialog, Deed, Definition, UndoBar } from './overlays.tsx';

interface AskingProps {
  readonly refused?: string;
  readonly busy?: boolean;
  readonly done?: () => void;
}

function Asking({ refused, busy = false, done = () => {} }: AskingProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Mở
      </button>
      <ConfirmDialog
        open={open}
        title="Phê duyệt bản số hóa"
        deed="Phê duyệt"
        busy={busy}
        refused={refused}
        onConfirm={done}
        onClose={() => setOpen(false)}
      >
        <p>36 nhiệm vụ</p>
      </ConfirmDialog>
    </>
  );
}

const dialog = () => screen.queryByRole('dialog');
/** A dialog leaves in a later turn, also without a transition. */
const gone = () => waitFor(() => expect(dialog()).toBe(null));

describe('a dialog that asks', () => {
  test('is named by its title and shows what will happen', async () => {
    const view = live(<Asking />);
    expect(dialog()).toBe(null);
    await view.press('Mở');
    expect(screen.getByRole('dialog', { name: 'Phê duyệt bản số hóa' }).textContent).toContain(
      '36 nhiệm vụ',
    );
  });

  test('does the deed by the button named after it, and by no other', async () => {
    const done = vi.fn<() => void>();
    const view = live(<Asking done={done} />);
    await view.press('Mở');
    await view.press('Phê duyệt');
    expect(done).toHaveBeenCalledOnce();
  });

  test.each(['Thôi', 'Đóng'])('“%s” leaves everything as it was', async (name) => {
    const done = vi.fn<() => void>();
    const view = live(<Asking done={done} />);
    await view.press('Mở');
    await view.press(name);
    await gone();
    expect(done).not.toHaveBeenCalled();
  });

  test('Escape leaves everything as it was', async () => {
    const done = vi.fn<() => void>();
    const view = live(<Asking done={done} />);
    await view.press('Mở');
    await view.user.keyboard('{Escape}');
    await gone();
    expect(done).not.toHaveBeenCalled();
  });

  test('refused says why and does nothing', async () => {
    const done = vi.fn<() => void>();
    const view = live(<Asking done={done} refused="Còn 3 điểm chưa xử lý." />);
    await view.press('Mở');
    expect(dialog()?.textContent).toContain('Còn 3 điểm chưa xử lý.');
    await view.press('Phê duyệt');
    expect(done).not.toHaveBeenCalled();
  });

  test('at work does nothing twice', async () => {
    const done = vi.fn<() => void>();
    const view = live(<Asking done={done} busy />);
    await view.press('Mở');
    await view.press('Phê duyệt');
    expect(done).not.toHaveBeenCalled();
  });
});

describe('a deed', () => {
  test('that may be done is done at each press', async () => {
    const done = vi.fn<() => void>();
    const view = live(<Deed onClick={done}>Gửi</Deed>);
    await view.press('Gửi');
    await view.press('Gửi');
    expect(done).toHaveBeenCalledTimes(2);
  });

  test('refused stays in place, can be reached by Tab, and is described by why', async () => {
    const done = vi.fn<() => void>();
    const view = live(
      <Deed onClick={done} refused="Chưa đến ngày.">
        Gửi
      </Deed>,
    );
    await view.user.tab();
    const button = screen.getByRole('button', { name: 'Gửi' });
    expect(document.activeElement).toBe(button);
    expect(
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
    ).toBe('Chưa đến ngày.');
    await view.user.keyboard('{Enter}');
    expect(done).not.toHaveBeenCalled();
  });

  test.each([
    ['free', {}, 1],
    ['refused', { refused: 'Chưa.' }, 0],
    ['busy', { busy: true }, 0],
  ])('that sends a form, %s, sends it %i', async (_state, given, times) => {
    const sent = vi.fn<() => void>();
    const view = live(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent();
        }}
      >
        <Deed submit {...given}>
          Gửi
        </Deed>
      </form>,
    );
    await view.press('Gửi');
    expect(sent).toHaveBeenCalledTimes(times);
  });
});

describe('the bar that takes a deed back', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const bar = (onUndo = () => {}, onEnd = () => {}) => (
    <UndoBar seconds={3} onUndo={onUndo} onEnd={onEnd}>
      Đã lưu.
    </UndoBar>
  );
  const second = () => act(() => void vi.advanceTimersByTime(1000));

  test('counts down, then ends once', () => {
    const end = vi.fn<() => void>();
    const view = live(bar(undefined, end));
    const seen = [0, 1, 2].map(() => {
      const words = view.words();
      second();
      return words;
    });
    expect(seen.map((words) => /\d giây/.exec(words)?.[0])).toEqual(['3 giây', '2 giây', '1 giây']);
    expect(end).toHaveBeenCalledOnce();
    second();
    expect(end).toHaveBeenCalledOnce();
  });

  test.each([
    ['the pointer', fireEvent.mouseEnter, fireEvent.mouseLeave],
    ['the focus', fireEvent.focus, fireEvent.blur],
  ])('stands still as long as %s is on it', (_what, enter, leave) => {
    const end = vi.fn<() => void>();
    const view = live(bar(undefined, end));
    const status = screen.getByRole('status');
    enter(status.parentElement ?? status);
    for (let at = 0; at < 9; at += 1) second();
    expect(view.words()).toContain('3 giây');
    leave(status.parentElement ?? status);
    for (let at = 0; at < 3; at += 1) second();
    expect(end).toHaveBeenCalledOnce();
  });

  test('takes back by its button, and leaves no clock running behind it', () => {
    const undo = vi.fn<() => void>();
    const end = vi.fn<() => void>();
    const view = live(bar(undo, end));
    fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác' }));
    expect(undo).toHaveBeenCalledOnce();
    view.leave();
    act(() => void vi.advanceTimersByTime(60_000));
    expect(end).not.toHaveBeenCalled();
  });
});

describe('a definition', () => {
  test('opens on a press, takes the focus, and closes on Escape', async () => {
    const view = live(<Definition term="Tỷ lệ">Phần diện tích.</Definition>);
    const button = screen.getByRole('button', { name: 'Định nghĩa: Tỷ lệ' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await view.user.click(button);
    const opened = screen.getByRole('dialog', { name: 'Tỷ lệ' });
    expect(opened.textContent).toContain('Phần diện tích.');
    expect(opened.contains(document.activeElement)).toBe(true);
    await view.user.keyboard('{Escape}');
    await gone();
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('two versions of one thing', () => {
  const fields = [{ label: 'Tên', mine: 'Đông', theirs: 'Tây' }];

  test('stand side by side, and each can be kept', async () => {
    const kept: string[] = [];
    const view = live(
      <Conflict
        name="Lê Nam"
        time="09:38"
        fields={fields}
        onKeepMine={() => kept.push('mine')}
        onKeepTheirs={() => kept.push('theirs')}
      />,
    );
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(['Đông', 'Tây']);
    await view.press('Giữ bản đang nhập');
    await view.press('Giữ bản 09:38');
    expect(kept).toEqual(['mine', 'theirs']);
  });

  test('where the first one stands offers no way to keep the other', () => {
    live(<Conflict name="Lê Nam" time="09:38" fields={fields} onKeepTheirs={() => {}} />);
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Giữ bản 09:38']);
  });
});
