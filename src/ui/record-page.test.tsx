import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../tests/support/markup.ts';
import { Conflict } from './conflict.tsx';
import { Now, RecordPage, Segmented, StepButtons, Tabs } from './record-page.tsx';
import { StateMark } from './state-mark.tsx';
import { formatInstant, formatTime, Timeline } from './timeline.tsx';

const tabs = [
  { id: 'overview', label: 'Tổng quan', href: '/plans/a' },
  { id: 'money', label: 'Kinh phí', count: 1200, href: '/plans/a?tab=money' },
];

describe('the one record page', () => {
  test('says what it is, what to do now, its parts and what happened, in this order', () => {
    const html = markup(
      <RecordPage
        crumbs={[{ label: 'Kế hoạch', href: '/plans' }, { label: 'PL.I.5' }]}
        code="PL.I.5"
        title="Nghĩa trang"
        state={<StateMark kind="late">Chậm tiến độ</StateMark>}
        facts={[{ label: 'Chủ trì', value: 'Sở Nội vụ' }]}
        now={<Now>Kiểm tra báo cáo.</Now>}
        tabs={<Tabs tabs={tabs} current="overview" />}
        aside={<Timeline entries={[]} />}
      >
        Nội dung
      </RecordPage>,
    );
    expect(words(html)).toBe(
      'Kế hoạch PL.I.5 PL.I.5 Nghĩa trang Chậm tiến độ Chủ trì Sở Nội vụ Kiểm tra báo cáo. ' +
        'Tổng quan Kinh phí 1.200 Nội dung Diễn biến Chưa có diễn biến nào.',
    );
    expect(count(html, '<h1')).toBe(1);
  });

  test('the current part is said, not only coloured', () => {
    const html = markup(<Tabs tabs={tabs} current="money" />);
    expect(html).toMatch(/<a[^>]*aria-current="page"[^>]*>Kinh phí/);
    expect(count(html, 'aria-current')).toBe(1);
    expect(markup(<Segmented tabs={tabs} current="money" />)).toContain('aria-current="true"');
  });

  test('parts are addresses of the app', () => {
    const html = markup(<Tabs tabs={tabs} current="overview" />);
    expect(html).toContain('href="/app/plans/a?tab=money"');
  });

  test('at the end of a list the step says it cannot be taken', () => {
    const html = markup(<StepButtons index={36} total={36} previous="/a" next={null} />);
    expect(words(html)).toBe('Mục trước 36 trong 36 Mục sau');
    expect(count(html, 'aria-disabled="true"')).toBe(1);
  });
});

describe('the timeline', () => {
  const entries = [
    { id: '2', when: '24/11/2015 16:20', what: 'Gửi báo cáo', key: true },
    { id: '1', when: '20/11/2015 09:41', what: 'Trao đổi', quote: 'Đã đính kèm biên bản.' },
  ];

  test('is a list in time, with the words people wrote as quotes', () => {
    const html = markup(<Timeline entries={entries} />);
    expect(count(html, '<li')).toBe(2);
    expect(count(html, '<time')).toBe(2);
    expect(html).toContain('<q>Đã đính kèm biên bản.</q>');
    expect(count(html, 'data-key')).toBe(1);
  });

  test('an instant is shown as the clock of Hải Phòng shows it', () => {
    expect(formatInstant('2015-11-24T17:20:00Z')).toBe('25/11/2015 00:20');
    expect(formatInstant(Date.UTC(2015, 0, 1, 0, 5))).toBe('01/01/2015 07:05');
    expect(formatTime('2015-11-24T02:41:59Z')).toBe('09:41');
  });
});

describe('two people changed one thing', () => {
  const fields = [{ label: 'Lý do', mine: 'bản của tôi', theirs: 'bản kia' }];

  test('both versions stand side by side, named by their makers', () => {
    const html = markup(
      <Conflict
        name="Phạm Ngọc Lan"
        time="09:38"
        fields={fields}
        onKeepMine={() => {}}
        onKeepTheirs={() => {}}
      />,
    );
    const text = words(html);
    expect(html).toContain('role="alert"');
    expect(text).toContain('Phạm Ngọc Lan đã sửa mục này lúc 09:38.');
    expect(text).toContain('Lý do bản của tôi bản kia');
    expect(text).toContain('Giữ bản đang nhập Giữ bản 09:38');
  });

  test('where the first one stands, only that one can be kept', () => {
    const html = markup(
      <Conflict name="Lan" time="09:38" fields={fields} onKeepTheirs={() => {}} />,
    );
    expect(words(html)).not.toContain('Giữ bản đang nhập');
  });
});
