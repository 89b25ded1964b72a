// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Living } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  countCalendarDays,
  enterCalendarNotice,
  getCalendarYear,
  withdrawCalendarNotice,
} from '../contract.ts';
import { endFeed, getFeed, makeFeed } from '../../desk/contract/index.ts';
import { Calendar } from './calendar.tsx';

type Year = ReplyOf<typeof getCalendarYear>;

const tet = { vi: 'Tết Âm lịch', en: 'Lunar New Year' };

function aYear(given: Partial<Year> = {}): Year {
  return {
    year: 2027,
    today: '2026-11-25',
    rest: { days: [6, 7], law: 'Quyết định 188/1999/QĐ-TTg' },
    off: [
      {
        on: '2027-02-08',
        kind: 'lieu',
        holiday: 'tet',
        name: tet,
        of: '2027-02-06',
        grounds: 'Điều 111 khoản 3',
        confidence: null,
      },
    ],
    worked: [{ on: '2027-04-24', of: '2027-04-29', grounds: 'Thông báo 2', confidence: 'A' }],
    announced: [{ holiday: 'tet', name: tet, anchor: '2027-02-06', days: 5, known: false }],
    events: [
      {
        id: 'gifts',
        year: 2027,
        kind: 'period',
        name: { vi: 'Tặng quà Tết', en: 'Tết gifts' },
        from: '2027-01-07',
        to: '2027-02-03',
        source: null,
        confidence: null,
      },
    ],
    notices: [
      {
        key: 'entry-1',
        kind: 'swap',
        holiday: null,
        days: ['2027-04-29'],
        worked: '2027-04-24',
        document: 'Thông báo 2/TB-BNV',
        documentDate: '2026-11-20',
        confidence: 'A',
      },
    ],
    entries: [
      {
        number: 1,
        kind: 'swap',
        holiday: null,
        days: ['2027-04-29'],
        worked: '2027-04-24',
        withdraws: null,
        document: 'Thông báo 2/TB-BNV',
        documentDate: '2026-11-20',
        reason: null,
        at: '2026-11-21T02:00:00Z',
        by: 'user:phap.che',
      },
    ],
    seen: 1,
    ...given,
  };
}

const counted: ReplyOf<typeof countCalendarDays> = {
  from: '2026-11-25',
  last: '2026-12-09',
  skipped: [{ on: '2026-11-28', off: null }],
  moved: false,
  unverified: [{ year: 2027, name: tet }],
  law: ['Bộ luật Dân sự 91/2015/QH13, Điều 147'],
};

const open = (given: Living = {}) =>
  live(<Calendar params={{}} />, {
    search: 'year=2027',
    session: aSession('calendar.manage'),
    answers: [replies(getCalendarYear, aYear())],
    ...given,
  });

describe('the calendar of a year', () => {
  test('asks for the year of the address; an unknown one is this year', async () => {
    const page = open();
    await screen.findByText('Lịch làm việc năm 2027');
    expect(page.askedOf(getCalendarYear)[0]?.input).toEqual({ year: 2027 });
    const other = open({ search: 'year=1980' });
    await waitFor(() => expect(other.askedOf(getCalendarYear)).toHaveLength(1));
    expect(other.askedOf(getCalendarYear)[0]?.input).toEqual({});
  });

  test('says what is not announced, and each day off with its grounds', async () => {
    open();
    expect(await screen.findByText(/Năm 2027 chưa có thông báo về: Tết Âm lịch/)).toBeTruthy();
    const table = screen.getByRole('region', { name: 'Ngày nghỉ và căn cứ' });
    expect(table.textContent).toContain('thứ Hai, 08/02/2027');
    expect(table.textContent).toContain('Nghỉ bù: Tết Âm lịch (cho ngày 06/02/2027)');
    expect(table.textContent).toContain('Điều 111 khoản 3 chưa kiểm chứng');
    expect(table.textContent).toContain('Đi làm bù (cho ngày nghỉ 29/04/2027)');
    expect(screen.getByRole('region', { name: 'Các mốc trong năm' }).textContent).toContain(
      'chưa có căn cứ chưa kiểm chứng',
    );
  });

  test('who may not enter sees no deed', async () => {
    open({ session: aSession() });
    await screen.findByText('Lịch làm việc năm 2027');
    expect(screen.queryByRole('button', { name: 'Ghi thông báo' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Rút lại' })).toBeNull();
  });

  test('a failure says so and can be tried again', async () => {
    const page = open({ answers: [fails(getCalendarYear, lost, { times: 1, reply: aYear() })] });
    expect(await screen.findByText('Không tải được lịch làm việc')).toBeTruthy();
    await page.press(/Tải lại|Thử lại/);
    expect(await screen.findByText('Lịch làm việc năm 2027')).toBeTruthy();
  });

  test('in English every word of the page is', async () => {
    open({ language: 'en' });
    expect(await screen.findByText('Working calendar of 2027')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Days off and why' }).textContent).toContain(
      'Monday, 08/02/2027',
    );
  });
});

describe('a time limit', () => {
  test('is worked out with what it steps over, its article and what is not verified', async () => {
    const page = open({
      answers: [replies(getCalendarYear, aYear()), replies(countCalendarDays, counted)],
    });
    await screen.findByText('Tính hạn');
    await page.press('Tính');
    expect(await screen.findByText('Ngày cuối: thứ Tư, 09/12/2026.')).toBeTruthy();
    expect(page.askedOf(countCalendarDays)[0]?.input).toEqual({
      from: '2026-11-25',
      count: 10,
      unit: 'working_day',
    });
    expect(page.words()).toContain('Nghỉ hằng tuần: 1 ngày');
    expect(page.words()).toContain('Tết Âm lịch năm 2027 chưa có thông báo');
    expect(page.words()).toContain('Căn cứ: Bộ luật Dân sự 91/2015/QH13, Điều 147.');
  });

  test('a number that is none is not sent', async () => {
    const page = open();
    await screen.findByText('Tính hạn');
    await page.fill('Thời hạn', 'mười');
    await page.press('Tính');
    expect(page.words()).toContain('Ghi ngày bắt đầu và một số từ 1 đến 1000.');
    expect(page.askedOf(countCalendarDays)).toHaveLength(0);
  });
});

describe('a notice', () => {
  const answers = (more: Living['answers'] = []) => [replies(getCalendarYear, aYear()), ...more];

  test('is entered by its first day: the others follow', async () => {
    const page = open({ answers: answers([replies(enterCalendarNotice, aYear())]) });
    await screen.findByText('Lịch làm việc năm 2027');
    await page.press('Ghi thông báo');
    const dialog = within(screen.getByRole('dialog'));
    await page.press('Ghi theo văn bản');
    expect(dialog.getByText(/Còn mục chưa ghi: Ngày nghỉ đầu tiên/)).toBeTruthy();
    await page.fill('Ngày nghỉ đầu tiên', '05/02/2027');
    await page.fill('Văn bản (số, cơ quan ban hành)', 'Thông báo 1/TB-BNV');
    await page.fill('Ngày của văn bản', '20/11/2026');
    await page.press('Ghi theo văn bản');
    await screen.findByText(/Đã ghi vào lịch làm việc/);
    expect(page.askedOf(enterCalendarNotice)[0]?.input).toMatchObject({
      seen: 1,
      notice: {
        kind: 'days',
        holiday: 'tet',
        days: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
      },
      document: 'Thông báo 1/TB-BNV',
      documentDate: '2026-11-20',
    });
  });

  test('a swap names both days; a refusal stands in the dialog', async () => {
    const detail = 'Ngày 29/04/2027 đã được hoán đổi theo một văn bản khác.';
    const page = open({ answers: answers([fails(enterCalendarNotice, { detail })]) });
    await screen.findByText('Lịch làm việc năm 2027');
    await page.press('Ghi thông báo');
    await page.user.selectOptions(screen.getByLabelText('Nội dung văn bản'), 'swap');
    await page.fill('Ngày được nghỉ', '29/04/2027');
    await page.fill('Ngày làm bù', '24/04/2027');
    await page.fill('Văn bản (số, cơ quan ban hành)', 'Thông báo 1/TB-BNV');
    await page.fill('Ngày của văn bản', '20/11/2026');
    await page.press('Ghi theo văn bản');
    expect(await screen.findByText(detail)).toBeTruthy();
    expect(page.askedOf(enterCalendarNotice)[0]?.input).toMatchObject({
      notice: { kind: 'swap', off: '2027-04-29', worked: '2027-04-24' },
    });
  });

  test('is taken back with a reason only', async () => {
    const page = open({ answers: answers([replies(withdrawCalendarNotice, aYear())]) });
    await screen.findByText('Lịch làm việc năm 2027');
    await page.press('Rút lại');
    await page.press('Rút lại thông báo');
    expect(page.askedOf(withdrawCalendarNotice)).toHaveLength(0);
    await page.fill('Lý do rút lại', 'Ghi nhầm');
    await page.press('Rút lại thông báo');
    await screen.findByText(/Đã ghi vào lịch làm việc/);
    expect(page.askedOf(withdrawCalendarNotice)[0]?.input).toMatchObject({
      seen: 1,
      key: 'entry-1',
      reason: 'Ghi nhầm',
    });
  });
});

describe('the address of one’s own calendar', () => {
  const at = '2026-11-25T02:00:00Z';
  const answers = (madeAt: string | null) => [
    replies(getCalendarYear, aYear()),
    replies(getFeed, { madeAt }),
    replies(makeFeed, { madeAt: at }),
    replies(endFeed, { madeAt: null }),
  ];

  test('is made with a secret of the browser and shown once', async () => {
    const page = open({ answers: answers(null) });
    await screen.findByText('Lịch trên điện thoại, máy tính');
    await page.press('Tạo địa chỉ lịch riêng');
    const field = await screen.findByLabelText('Địa chỉ lịch riêng');
    const secret = String(page.askedOf(makeFeed)[0]?.input['secret']);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect((field as HTMLInputElement).value).toMatch(new RegExp(`/api/feeds/${secret}\\.ics$`));
    expect(page.words()).toContain('Địa chỉ chỉ hiện một lần');
  });

  test('is changed only after one is told that the old one ends', async () => {
    const page = open({ answers: answers(at) });
    await screen.findByText(/Đang dùng địa chỉ tạo lúc/);
    await page.press('Đổi địa chỉ');
    expect(page.askedOf(makeFeed)).toHaveLength(0);
    expect(screen.getByRole('dialog').textContent).toContain('hết hiệu lực ngay');
    await page.press('Tạo địa chỉ mới');
    await screen.findByLabelText('Địa chỉ lịch riêng');
    expect(page.askedOf(makeFeed)).toHaveLength(1);
  });

  test('is ended', async () => {
    const page = open({ answers: answers(at) });
    await screen.findByText(/Đang dùng địa chỉ tạo lúc/);
    await page.press('Hủy địa chỉ');
    await page.press('Hủy địa chỉ này');
    await waitFor(() => expect(page.askedOf(endFeed)).toHaveLength(1));
  });
});
