import { describe, expect, test } from 'vitest';
import { words } from '../../../../tests/support/markup.ts';
import { describeScreen, type ScreenCase } from '../../../../tests/support/screen-rules.tsx';
import { answers, aSession, drawScreen } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import type { Session } from '../../../ui/session.tsx';
import { countNotices, listNoticeChoices, listNotices } from '../contract/notices.ts';
import { listWork } from '../contract/work.ts';
import { Home } from './home.tsx';
import { Notices } from './notices.tsx';

type Work = ReplyOf<typeof listWork>;
type Item = Work['items'][number];

/** Somebody with a post, as whoever has work is. */
const atWork: Session = {
  ...aSession('plan.read'),
  posts: [{ role: 'planner', agency: 'HP-SNV', area: null }],
};

function anItem(given: Partial<Item> = {}): Item {
  return {
    id: 'plan.settle/4220-KH-UBND-2013',
    group: 'later',
    verb: 'Xử lý 3 điểm cần rà soát:',
    record: 'Kế hoạch 4220/KH-UBND',
    href: '/plans/4220-KH-UBND-2013',
    unit: 'Sở Nội vụ',
    due: '2026-12-31',
    left: 'còn 26 ngày làm việc',
    count: 3,
    ...given,
  };
}

const dates: Work['dates'] = [
  {
    id: 'tet',
    name: 'Nghỉ Tết Âm lịch',
    from: '2027-02-05',
    to: '2027-02-11',
    source: 'Bộ luật Lao động',
  },
  {
    id: 'day',
    name: 'Ngày Người khuyết tật',
    from: '2026-12-03',
    to: '2026-12-03',
    source: null,
  },
];

const work: Work = { today: '2026-11-25', items: [anItem()], dates };

const notice: ReplyOf<typeof listNotices>['notices'][number] = {
  id: '0195a0b0-0000-7000-8000-000000000001',
  kind: 'plan_settled',
  text: 'Bản số hóa kế hoạch 4220 đang chờ phê duyệt',
  href: '/plans/4220-KH-UBND-2013',
  at: '2026-11-25T02:41:00Z',
  read: false,
};

const home: ScreenCase = {
  Screen: Home,
  params: {},
  replies: { [listWork.id]: work },
  main: listWork,
  session: atWork,
  reader: null,
  title: ['Việc của tôi', 'My work'],
  failed: 'Không tải được việc của tôi',
};

const notices: ScreenCase = {
  Screen: Notices,
  params: {},
  replies: {
    [listNotices.id]: { notices: [notice], unread: 1, next: null },
    [countNotices.id]: { unread: 1 },
    [listNoticeChoices.id]: {
      choices: [
        { kind: 'plan_settled', name: 'Bản số hóa chờ duyệt', inApp: true, byMail: false },
        { kind: 'area_merged', name: 'Địa bàn sắp xếp lại', inApp: false, byMail: false },
      ],
      mail: null,
    },
  },
  main: listNotices,
  session: atWork,
  reader: null,
  title: ['Thông báo', 'Notices'],
  failed: 'Không tải được thông báo',
};

describeScreen('my work', home);
describeScreen('notices', notices);

const drawHome = (given: Partial<Work>, others: Parameters<typeof drawScreen>[1] = {}) =>
  words(
    drawScreen(<Home params={{}} />, {
      session: atWork,
      replies: [answers(listWork, { ...work, ...given })],
      ...others,
    }),
  );

describe('the work listed', () => {
  const everyGroup: readonly Item[] = [
    anItem({ id: 'g', group: 'waiting', record: 'Việc chờ' }),
    anItem({ id: 'f', group: 'undated', record: 'Việc không hạn', due: null, left: null }),
    anItem({ id: 'e', group: 'later', record: 'Việc sau' }),
    anItem({ id: 'd', group: 'soon', record: 'Việc gần' }),
    anItem({ id: 'c', group: 'today', record: 'Việc hôm nay', left: 'hạn hôm nay' }),
    anItem({ id: 'b', group: 'overdue', record: 'Việc muộn hai', left: 'quá hạn 2 ngày' }),
    anItem({ id: 'a', group: 'overdue', record: 'Việc muộn một', left: 'quá hạn 9 ngày' }),
  ];

  test('stands by urgency whatever order it came in, each group once under its name', () => {
    const text = drawHome({ items: [...everyGroup] });
    const order = [
      'Việc muộn hai',
      'Việc muộn một',
      'Việc hôm nay',
      'Việc gần',
      'Việc sau',
      'Việc không hạn',
      'Việc chờ',
    ];
    const places = order.map((record) => text.indexOf(record));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('a group with nothing in it has no heading', () => {
    const text = drawHome({ items: [anItem({ group: 'soon' })] });
    expect(text).toContain('Trong 5 ngày làm việc');
    for (const heading of ['Sau đó', 'Không có hạn', 'Đang chờ người khác']) {
      expect(text).not.toContain(heading);
    }
  });

  test.each([
    ['all', '', ['muộn một', 'hôm nay', 'gần', 'sau', 'không hạn', 'chờ'], []],
    ['overdue', 'show=overdue', ['muộn một', 'muộn hai'], ['hôm nay', 'gần', 'sau', 'không hạn']],
    ['soon', 'show=soon', ['hôm nay', 'gần'], ['muộn một', 'sau', 'không hạn']],
    ['waiting', 'show=waiting', ['chờ'], ['muộn một', 'hôm nay', 'gần', 'sau', 'không hạn']],
    ['an unknown view: all of it', 'show=everything', ['muộn một', 'sau', 'không hạn'], []],
  ])('in the view %s is what belongs there', (_view, search, there, gone) => {
    const text = drawHome({ items: [...everyGroup] }, { search });
    for (const record of there) expect(text).toContain(`Việc ${record}`);
    for (const record of gone) expect(text).not.toContain(`Việc ${record}`);
  });

  test('without a due day or unit leaves those places empty and invents nothing', () => {
    const text = drawHome({
      items: [anItem({ group: 'undated', due: null, left: null, unit: null })],
      dates: [],
    });
    expect(text).not.toMatch(/null|undefined|Invalid/);
    expect(text).not.toContain('31/12/2026');
  });

  test('names a due day as an official writes it, in both languages', () => {
    expect(drawHome({})).toContain('31/12/2026');
    const english = drawHome({}, { language: 'en', replies: [answers(listWork, work)] });
    expect(english).toContain('31/12/2026');
  });
});

describe('nothing to do', () => {
  test.each([
    ['with a post: what will come here', atWork, '', 'Không có việc nào đang chờ.'],
    ['in one view: the way to all work', atWork, 'show=overdue', 'Xem tất cả việc'],
    ['without a post: whom to ask', aSession(), '', 'liên hệ quản trị viên của cơ quan'],
    ['without a post, in a view: whom to ask too', aSession(), 'show=soon', 'chưa được giao vai'],
  ])('says, %s', (_who, session, search, said) => {
    expect(drawHome({ items: [] }, { session, search })).toContain(said);
  });

  test.each([
    ['with a post', atWork, 'Nothing is waiting.'],
    ['without a post', aSession(), 'Ask the administrator of your agency for a role.'],
  ])('in English, %s', (_who, session, said) => {
    expect(drawHome({ items: [] }, { session, language: 'en' })).toContain(said);
  });
});

describe('beside the work', () => {
  test.each([
    ['2026-11-23', 'thứ Hai, 23/11/2026', 'Monday, 23/11/2026'],
    ['2026-11-25', 'thứ Tư, 25/11/2026', 'Wednesday, 25/11/2026'],
    ['2026-11-28', 'thứ Bảy, 28/11/2026', 'Saturday, 28/11/2026'],
    ['2026-11-29', 'Chủ nhật, 29/11/2026', 'Sunday, 29/11/2026'],
    ['2028-02-29', 'thứ Ba, 29/02/2028', 'Tuesday, 29/02/2028'],
  ])('the day %s is named with its weekday', (today, vi, en) => {
    expect(drawHome({ today })).toContain(vi);
    expect(drawHome({ today }, { language: 'en' })).toContain(en);
  });

  test('a date of several days has both ends, a date of one day has one', () => {
    const text = drawHome({});
    expect(text).toContain('05/02/2027 – 11/02/2027');
    expect(text).toContain('03/12/2026');
    expect(text).not.toContain('03/12/2026 – ');
  });

  test('only a date without a source is marked as not verified', () => {
    expect(drawHome({}).match(/chưa kiểm chứng/g)).toHaveLength(1);
    expect(drawHome({ dates: dates.filter(({ source }) => source !== null) })).not.toContain(
      'chưa kiểm chứng',
    );
  });

  test('nothing opened yet is said, not left blank', () => {
    expect(drawHome({})).toContain('Hồ sơ mở trong phiên này sẽ hiện ở đây.');
  });
});
