// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession, answers, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { decideLetter, getLetter, listLetters } from '../contract/letters.ts';
import { LetterPage } from './letter.tsx';
import { Letters } from './letters.tsx';

type Letter = ReplyOf<typeof getLetter>;

const id = '0195a0b0-0000-7000-8000-000000000001';
const row = {
  id,
  kind: 'test.told',
  channel: 'mail' as const,
  title: { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
  to: 'l…@example.vn',
  standing: 'dead' as const,
  attempts: 8,
  queuedAt: '2015-11-26T02:41:00Z',
  nextAt: '2015-11-26T02:41:00Z',
  settledAt: '2015-11-27T02:41:00Z',
  settledBy: null,
  fault: '550 no such user',
};
const counts = { queued: 0, under_way: 0, uncertain: 0, dead: 1, held: 2, sent: 40 };
const letter: Letter = {
  ...row,
  address: 'lan@example.vn',
  language: 'vi',
  subject: 'Đặt lại mật khẩu của bạn',
  body: 'Kính gửi bà Lan,\nMở liên kết sau.',
};

const administrator = aSession('operations.read', 'operations.manage');

function show(given: Partial<Letter>, ...others: readonly Answering[]) {
  return live(<LetterPage params={{ id }} />, {
    session: administrator,
    answers: [
      ...others,
      replies(getLetter, { ...letter, ...given }),
      replies(decideLetter, { standing: 'queued' }),
    ],
  });
}

describe('the list of letters', () => {
  test('names kind, reader masked, standing and reason, and how many are held', () => {
    const html = drawScreen(<Letters params={{}} />, {
      session: administrator,
      replies: [answers(listLetters, { letters: [row], counts, more: true })],
    });
    for (const words of ['Đặt lại mật khẩu', 'l…@example.vn', 'Không gửi được', '550 no such']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('Có 2 thư được giữ lại');
    expect(html).toContain('Chỉ hiện 1 thư mới nhất');
  });

  test('says that there are none, and why it cannot be shown', () => {
    const none = { letters: [], counts: { ...counts, held: 0 }, more: false };
    const empty = drawScreen(<Letters params={{}} />, { replies: [answers(listLetters, none)] });
    expect(empty).toContain('Chưa có thư nào');
    expect(empty).not.toContain('giữ lại vì');
    const failed = drawScreen(<Letters params={{}} />, { replies: [refuses(listLetters)] });
    expect(failed).toContain('Chưa xem được danh sách thư');
  });
});

describe('a letter', () => {
  test('is shown as it goes out, in its own language', () => {
    const html = drawScreen(<LetterPage params={{ id }} />, {
      language: 'en',
      session: administrator,
      replies: [answers(getLetter, letter)],
    });
    expect(html).toContain('lan@example.vn');
    expect(html).toContain('<dd lang="vi">Đặt lại mật khẩu của bạn</dd>');
    expect(html).toContain('Kính gửi bà Lan,\nMở liên kết sau.');
    expect(html).toContain('Password reset');
  });

  test('that is dead is sent again after a question, and then it says so', async () => {
    const view = show({});
    await screen.findByText(/máy chủ bên nhận từ chối/);
    await view.press('Gửi lại');
    expect(view.askedOf(decideLetter)).toHaveLength(0);
    const dialog = await screen.findByRole('dialog');
    await view.user.click(within(dialog).getByRole('button', { name: 'Gửi lại' }));
    await screen.findByText('Đã xếp hàng để gửi.');
    const { requestId: _id, ...input } = view.askedOf(decideLetter)[0]?.input ?? {};
    expect(input).toEqual({ id, decision: 'send' });
    expect(view.askedOf(getLetter).length).toBeGreaterThan(1);
  });

  test('whose end nobody knows warns that it may arrive twice', async () => {
    const view = show({ standing: 'uncertain' });
    await screen.findByText(/có thể đã đến nơi/);
    await view.press('Gửi lại');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('nhận hai lần');
  });

  test('that is held can be counted as sent', async () => {
    const view = show({ standing: 'held' }, replies(decideLetter, { standing: 'sent' }));
    await screen.findByText(/chưa có máy chủ thư/);
    await view.press('Coi như đã gửi');
    const dialog = await screen.findByRole('dialog');
    await view.user.click(within(dialog).getByRole('button', { name: 'Coi như đã gửi' }));
    await screen.findByText('Đã ghi là coi như đã gửi.');
    expect(view.askedOf(decideLetter)[0]?.input).toMatchObject({ decision: 'count_as_sent' });
  });

  test('about which somebody else decided meanwhile says why not, in the dialog', async () => {
    const view = show({}, fails(decideLetter, { detail: 'Thư này đã gửi xong.' }));
    await screen.findByText(/máy chủ bên nhận từ chối/);
    await view.press('Gửi lại');
    const dialog = await screen.findByRole('dialog');
    await view.user.click(within(dialog).getByRole('button', { name: 'Gửi lại' }));
    expect(await within(dialog).findByText(/Thư này đã gửi xong/)).toBeTruthy();
  });

  test('that was sent offers nothing, and says when its text was erased', () => {
    const html = drawScreen(<LetterPage params={{ id }} />, {
      session: administrator,
      replies: [answers(getLetter, { ...letter, standing: 'sent', body: null })],
    });
    expect(html).toContain('Nội dung đã xóa');
    expect(html).not.toContain('Gửi lại');
  });

  test('offers no deed to who only looks', () => {
    const html = drawScreen(<LetterPage params={{ id }} />, {
      session: aSession('operations.read'),
      replies: [answers(getLetter, letter)],
    });
    expect(html).toContain('máy chủ bên nhận từ chối');
    expect(html).not.toContain('Coi như đã gửi');
  });
});
