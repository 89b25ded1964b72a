import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import { anEntry, planKey } from '../../../../tests/support/plan-replies.ts';
import { answers, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import { listHistory } from '../contract/index.ts';
import { PlanHistory } from './history.tsx';

type Entry = ReturnType<typeof anEntry>;

function draw(entries: readonly Partial<Entry>[], language: 'vi' | 'en' = 'vi'): string {
  const reply = { entries: entries.map((entry, index) => anEntry({ id: `${index}`, ...entry })) };
  return drawScreen(<PlanHistory of={{ key: planKey }} />, {
    language,
    replies: [answers(listHistory, reply)],
  });
}

describe('what happened to a plan', () => {
  test.each([
    ['plan.load', { version: 1 }, 'Nạp văn bản, lập bản số hóa 1'],
    ['plan.import', { version: 2 }, 'Nạp văn bản, lập bản số hóa 2'],
    ['plan.start_over', { version: 3 }, 'Lập lại bản số hóa 3 từ văn bản gốc'],
    ['plan.approve', { version: 1 }, 'Phê duyệt bản số hóa 1'],
    [
      'plan.decide_link',
      { after: 'confirmed', task: 'PL.I.1', provision: 'II.1.1' },
      'Xác nhận PL.I.1 thực hiện II.1.1',
    ],
    [
      'plan.decide_link',
      { after: 'refused', task: 'PL.I.1', provision: 'II.1.1' },
      'Bác bỏ liên hệ PL.I.1 với II.1.1',
    ],
    [
      'plan.settle_finding',
      { after: { resolution: 'keep', reason: 'Đúng.' }, place: 'PL.I.2' },
      'Chọn “Giữ nguyên văn” cho điểm tại PL.I.2',
    ],
    [
      'plan.settle_finding',
      { after: { resolution: 'amendment' }, place: 'PL.I.2' },
      'Chọn “Đề nghị sửa đổi, bổ sung” cho điểm tại PL.I.2',
    ],
    ['plan.something_new', {}, 'Thao tác plan.something_new'],
  ])('%s %j is told in a sentence', (operation, data, sentence) => {
    expect(words(draw([{ operation, data }]))).toContain(`24/11/2015 09:41 ha : ${sentence}`);
  });

  test('is told in English too', () => {
    const operation = 'plan.settle_finding';
    const data = { after: { resolution: 'reading' }, place: 'PL.I.2' };
    expect(words(draw([{ operation, data }], 'en'))).toContain('for the finding at PL.I.2');
  });

  test.each([
    ['user:ha', 'ha :'],
    ['operator:root', 'Người vận hành máy chủ :'],
    ['operator', 'Người vận hành máy chủ :'],
    ['somebody', 'somebody :'],
  ])('by %s is by “%s”', (by, who) => {
    expect(words(draw([{ by }]))).toContain(who);
  });

  test.each([
    [{ after: { value: '2020', reason: 'Theo tiêu đề.' } }, '2020: Theo tiêu đề.'],
    [{ after: { value: null, reason: 'Đúng nguyên văn.' } }, 'Đúng nguyên văn.'],
    [{ reason: 'Đọc lại từ đầu' }, 'Đọc lại từ đầu'],
    [{ after: { value: 2020 } }, '2020'],
    [
      { after: { value: '2013-06-14', reason: 'Theo đầu văn bản.' } },
      '14/06/2013: Theo đầu văn bản.',
    ],
  ])('the words somebody wrote stand as a quote: %j', (data, quote) => {
    expect(draw([{ data }])).toContain(`<q>${quote}</q>`);
  });

  test.each([
    {},
    { after: null },
    { after: 'x' },
    { after: { value: '', reason: {} } },
    { reason: 7n },
  ])('without words there is no quote: %o', (data) => {
    expect(draw([{ data }])).not.toContain('<q>');
  });

  test('the newest entry is the one that is marked', () => {
    const html = draw([{}, {}, {}]);
    expect(count(html, 'data-key')).toBe(1);
    expect(html.indexOf('data-key')).toBeLessThan(html.indexOf('</li>'));
  });

  test('nothing yet, a failure and waiting are each said', () => {
    expect(words(draw([]))).toBe('Chưa có diễn biến nào.');
    const of = { key: planKey };
    const failed = drawScreen(<PlanHistory of={of} />, { replies: [refuses(listHistory)] });
    expect(words(failed)).toContain('Không tải được diễn biến');
    expect(drawScreen(<PlanHistory of={of} />)).toContain('aria-busy="true"');
  });

  test('the time is that of Hải Phòng, also over midnight', () => {
    expect(words(draw([{ at: '2015-12-31T17:00:00Z' }]))).toContain('01/01/2016 00:00');
  });
});
