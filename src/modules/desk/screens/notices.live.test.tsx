// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { Language, ReplyOf } from '../../../kernel/index.ts';
import {
  chooseNotice,
  countNotices,
  listNoticeChoices,
  listNotices,
  readNotices,
} from '../contract/notices.ts';
import { Notices } from './notices.tsx';

type Reply = ReplyOf<typeof listNotices>;
type Notice = Reply['notices'][number];

const first = '0195a0b0-0000-7000-8000-000000000001';
const second = '0195a0b0-0000-7000-8000-000000000002';
const third = '0195a0b0-0000-7000-8000-000000000003';

function aNotice(given: Partial<Notice> = {}): Notice {
  return {
    id: first,
    kind: 'plan_settled',
    text: 'Kế hoạch 4220 chờ phê duyệt',
    href: '/plans/4220-KH-UBND-2013',
    at: '2026-11-25T02:41:00Z',
    read: false,
    ...given,
  };
}

const choices: ReplyOf<typeof listNoticeChoices> = {
  choices: [
    { kind: 'plan_settled', name: 'Chờ phê duyệt', inApp: true, byMail: true },
    { kind: 'area_merged', name: 'Địa bàn sắp xếp', inApp: false, byMail: false },
  ],
  mail: null,
};

interface Given {
  readonly notices?: readonly Notice[];
  readonly next?: string | null;
  readonly unread?: number;
  readonly language?: Language;
  readonly others?: readonly Answering[];
}

function show(given: Given = {}) {
  const { notices = [aNotice()], next = null, language = 'vi' } = given;
  const unread = given.unread ?? notices.filter(({ read }) => !read).length;
  return live(<Notices params={{}} />, {
    language,
    session: aSession(),
    answers: [
      ...(given.others ?? []),
      replies(listNotices, { notices: [...notices], unread, next }),
      replies(countNotices, { unread }),
      replies(listNoticeChoices, choices),
      replies(readNotices, { read: 1 }),
      replies(chooseNotice, { chosen: true }),
    ],
  });
}

type View = ReturnType<typeof show>;
const idsSent = (view: View) => view.askedOf(readNotices).map(({ input }) => input['ids']);

describe('reading a notice', () => {
  test('by its button marks that one, and list and count are asked for again', async () => {
    const view = show({ notices: [aNotice(), aNotice({ id: second, text: 'Tin hai' })] });
    const buttons = await screen.findAllByRole('button', { name: /Đánh dấu đã đọc/ });
    expect(buttons).toHaveLength(2);
    await view.user.click(buttons[1] ?? document.body);
    await waitFor(() => expect(view.askedOf(listNotices)).toHaveLength(2));
    expect(idsSent(view)).toEqual([[second]]);
    expect(view.askedOf(countNotices)).toHaveLength(2);
  });

  test('by opening its record marks it and goes there', async () => {
    const view = show();
    await view.user.click(await screen.findByRole('link', { name: /4220/ }));
    expect(view.at()).toBe('/plans/4220-KH-UBND-2013');
    expect(idsSent(view)).toEqual([[first]]);
  });

  test('that was read already goes to the record and marks nothing anew', async () => {
    const view = show({ notices: [aNotice({ read: true })] });
    await view.user.click(await screen.findByRole('link', { name: /4220/ }));
    expect(view.at()).toBe('/plans/4220-KH-UBND-2013');
    expect(idsSent(view)).toEqual([]);
    expect(screen.queryByRole('button', { name: /Đánh dấu đã đọc/ })).toBeNull();
  });

  test.each([
    ['refused', { detail: 'Chỉ người dùng mới có thông báo.' }, 'Chỉ người dùng mới có thông báo.'],
    ['busy', { kind: 'unavailable', detail: 'Máy chủ bận.' }, 'Máy chủ bận.'],
  ] as const)('that is %s says so and leaves the notice unread', async (_why, failure, said) => {
    const view = show({ others: [fails(readNotices, failure)] });
    await view.user.click(await screen.findByRole('button', { name: /Đánh dấu đã đọc/ }));
    await waitFor(() => expect(view.words()).toContain(said));
    expect(view.words()).toContain('Chưa đánh dấu được');
    expect(view.words()).toContain('Chưa đọc');
    expect(view.askedOf(listNotices)).toHaveLength(1);
  });

  test('all at once names no notice, so that none arriving meanwhile is left out', async () => {
    const view = show({ unread: 12 });
    await screen.findByText('12 chưa đọc');
    await view.press('Đánh dấu tất cả đã đọc');
    await waitFor(() => expect(idsSent(view)).toEqual([null]));
    await waitFor(() => expect(view.askedOf(countNotices)).toHaveLength(2));
  });

  test('all at once is not offered when nothing is unread', async () => {
    show({ notices: [aNotice({ read: true })] });
    await screen.findByRole('link', { name: /4220/ });
    expect(screen.queryByRole('button', { name: 'Đánh dấu tất cả đã đọc' })).toBeNull();
  });
});

describe('the pages of notices', () => {
  const paged = replies(listNotices, (input) =>
    input['after'] === undefined
      ? { notices: [aNotice()], unread: 1, next: second }
      : {
          notices: [aNotice({ id: third, text: 'Tin cũ hơn', read: true })],
          unread: 1,
          next: null,
        },
  );

  test('the next is asked for only when wanted, after the last one seen', async () => {
    const view = show({ others: [paged] });
    await screen.findByRole('button', { name: 'Xem các thông báo trước' });
    expect(view.askedOf(listNotices).map(({ input }) => input)).toEqual([{}]);
    await view.press('Xem các thông báo trước');
    await screen.findByText('Tin cũ hơn');
    expect(view.askedOf(listNotices).at(-1)?.input).toEqual({ after: second });
    expect(screen.getByRole('link', { name: /4220/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Xem các thông báo trước' })).toBeNull();
  });

  test('the last has no way to a further one', async () => {
    show();
    await screen.findByRole('link', { name: /4220/ });
    expect(screen.queryByRole('button', { name: 'Xem các thông báo trước' })).toBeNull();
  });

  test('none at all says what will be told here', async () => {
    const view = show({ notices: [] });
    await screen.findByText('Chưa có thông báo.');
    expect(view.words()).toContain('vai trò được giao');
  });

  test('a failed one is asked for again by a person, and then stands there', async () => {
    const reply: Reply = { notices: [aNotice()], unread: 1, next: null };
    const again = fails(listNotices, lost, { times: 1, reply });
    const view = show({ others: [again] });
    await screen.findByText('Không tải được thông báo');
    await view.press('Tải lại');
    await screen.findByRole('link', { name: /4220/ });
    expect(view.words()).not.toContain('Không tải được thông báo');
  });
});

describe('choosing what to be told of', () => {
  const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name });

  test('shows what is chosen now, kind by kind', async () => {
    show();
    expect((await box('Chờ phê duyệt: Trong phần mềm')).checked).toBe(true);
    expect((await box('Địa bàn sắp xếp: Trong phần mềm')).checked).toBe(false);
  });

  test.each([
    [
      'off, and leaves the choice of mail as it was',
      'Chờ phê duyệt: Trong phần mềm',
      { kind: 'plan_settled', inApp: false, byMail: true },
    ],
    ['on', 'Địa bàn sắp xếp: Trong phần mềm', { kind: 'area_merged', inApp: true, byMail: false }],
  ])('turns a kind %s', async (_way, name, sent) => {
    const view = show();
    await view.user.click(await box(name));
    await waitFor(() => expect(view.askedOf(listNoticeChoices)).toHaveLength(2));
    expect(view.askedOf(chooseNotice)).toMatchObject([{ input: sent }]);
  });

  test('by mail waits for a confirmed address; what was chosen before can be taken back', async () => {
    const view = show();
    expect((await box('Chờ phê duyệt: Qua thư')).disabled).toBe(false);
    expect((await box('Địa bàn sắp xếp: Qua thư')).disabled).toBe(true);
    expect(view.words()).toContain('cần khai báo và xác nhận địa chỉ thư trước');
  });

  test('by mail, with an address, says where letters go', async () => {
    const answer = replies(listNoticeChoices, { ...choices, mail: 'ha@a.example' });
    const view = show({ others: [answer] });
    await view.user.click(await box('Địa bàn sắp xếp: Qua thư'));
    await waitFor(() => expect(view.askedOf(chooseNotice)).toHaveLength(1));
    expect(view.askedOf(chooseNotice)).toMatchObject([
      { input: { kind: 'area_merged', inApp: false, byMail: true } },
    ]);
    expect(view.words()).toContain('Thư được gửi tới ha@a.example.');
  });

  test('that fails says why and shows the choice as it stands', async () => {
    const view = show({ others: [fails(chooseNotice, { detail: 'Chưa ghi được lựa chọn.' })] });
    const chosen = await box('Chờ phê duyệt: Trong phần mềm');
    await view.user.click(chosen);
    await waitFor(() => expect(view.words()).toContain('Chưa ghi được lựa chọn.'));
    expect(chosen.checked).toBe(true);
    expect(view.askedOf(listNoticeChoices)).toHaveLength(1);
  });

  test('is in English for who reads English', async () => {
    const view = show({ language: 'en' });
    await box('Chờ phê duyệt: In the app');
    for (const said of ['Kinds of notices wanted', '1 unread', 'Mark all as read', 'Unread']) {
      expect(view.words()).toContain(said);
    }
  });
});
