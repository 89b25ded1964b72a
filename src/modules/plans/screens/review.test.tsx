import { afterEach, describe, expect, test, vi } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  aFindingList,
  aFindingReply,
  aMatrix,
  aPlanSummary,
  findingReplies,
  keptResolution,
  planKey,
  sourceLines,
  type Finding,
  type Plan,
} from '../../../../tests/support/plan-replies.ts';
import { answers, aSession, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import { resolutionKinds } from '../../../ui/index.ts';
import { getMatrix, getSource, listFindings } from '../contract/index.ts';
import { findingCodes } from '../domain/reading.ts';
import { Review } from './review.tsx';

const everyRight = ['plan.read', 'plan.settle', 'plan.approve', 'plan.import'];

interface Given {
  readonly findings?: readonly Finding[];
  readonly plan?: Partial<Plan>;
  readonly search?: string;
  readonly rights?: readonly string[];
  readonly language?: 'vi' | 'en';
}

function draw({ findings, plan, search = '', rights = everyRight, language = 'vi' }: Given = {}) {
  const source = { plan: aPlanSummary(), fileName: 'a.txt', lines: [...sourceLines] };
  return drawScreen(<Review params={{ key: planKey }} />, {
    language,
    search,
    session: aSession(...rights),
    replies: [
      answers(listFindings, aFindingList(findings, plan)),
      answers(getMatrix, aMatrix()),
      answers(getSource, { ...source, format: 'txt' }),
    ],
  });
}

function settled(by = 'Lê Văn Nam'): readonly Finding[] {
  return findingReplies.map((one) => ({ ...one, resolution: { ...keptResolution, by } }));
}

afterEach(() => vi.unstubAllGlobals());

describe('the finding one is at', () => {
  test('is the first that is open, in the part of the text where it stands', () => {
    const text = words(draw());
    expect(text).toContain('Phụ lục, phần I, dòng');
    expect(text).toContain('Lỗi Năm không thể có 1 trong 3');
  });

  test('is the one of the address', () => {
    const text = words(draw({ search: 'finding=f2' }));
    expect(text).toContain('Cảnh báo Ngày không khớp nhau 2 trong 3');
    expect(text).toContain('Phần mở đầu');
  });

  test('is the first open one of a part that is asked for', () => {
    expect(words(draw({ search: 'part=PL.II' }))).toContain('Lưu ý Ô để trống 3 trong 3');
  });

  test('is the first one when all are settled, or the address names none there is', () => {
    expect(words(draw({ findings: settled() }))).toContain('1 trong 3');
    expect(words(draw({ search: 'finding=gone' }))).toContain('1 trong 3');
  });

  test('says where it stands: place, field and line', () => {
    const line = findingReplies[0]?.where.line ?? 0;
    expect(words(draw())).toContain(`PL.I.10, năm hoàn thành, dòng ${line}`);
    expect(words(draw({ search: 'finding=f2' }))).toContain('văn bản, dòng 3');
  });

  test('at either end the step that cannot be taken says so', () => {
    const steps = (search: string) =>
      tagsOf(draw({ search }))
        .filter(({ attributes }) => attributes.has('aria-keyshortcuts'))
        .filter(({ name }) => name === 'button')
        .map(({ attributes }) => attributes.get('aria-disabled'));
    expect(steps('finding=f1')).toEqual(['true', 'false']);
    expect(steps('finding=f2')).toEqual(['false', 'false']);
    expect(steps('finding=f3')).toEqual(['false', 'true']);
  });

  test.each(findingCodes)('of kind %s has a short name in both languages', (code) => {
    const findings = [aFindingReply({ code })];
    expect(words(draw({ findings }))).not.toContain(`kind.${code}`);
    expect(words(draw({ findings, language: 'en' }))).not.toContain(`kind.${code}`);
  });

  test.each([
    'title',
    'lead',
    'coordinating',
    'startYear',
    'endYear',
    'funding',
    'outputs',
    'budget',
    'cột lạ',
  ])('about the field %s names the field in words', (field) => {
    const where = { kind: 'task', code: 'PL.I.1', line: 39, field } as const;
    const text = words(draw({ findings: [aFindingReply({ where })] }));
    expect(text).not.toContain(`, ${field},`);
    expect(text).toMatch(/PL\.I\.1, [^,]+, dòng 39/);
  });

  test('shows the suggestion once named, also when the sentence names itself', () => {
    expect(words(draw())).toContain('Đề xuất: 2020.');
    expect(words(draw())).not.toContain('Đề xuất: Đề xuất');
    expect(words(draw({ search: 'finding=f2' }))).toContain('Đề xuất: Dùng ngày ở phần đầu.');
  });

  test('shows related places with their words, a few of many', () => {
    expect(words(draw({ search: 'finding=f2' }))).toContain(
      'Các chỗ liên quan (1) phụ lục, dòng 20 “ngày 17 tháng 6”',
    );
    const related = Array.from({ length: 11 }, (_, index) => {
      return { kind: 'task' as const, code: `PL.I.${index}`, line: index + 1, quote: '' };
    });
    const text = words(draw({ findings: [aFindingReply({ related })] }));
    expect(text).toContain('Các chỗ liên quan (11)');
    expect(text).toContain('và 3 chỗ khác');
    expect(text).not.toContain('PL.I.8, dòng 9');
  });
});

describe('the form that settles it', () => {
  const checked = (html: string) => /checked=""/.test(html);
  const valueOf = (html: string) =>
    tagsOf(html).find(
      ({ name, attributes }) => name === 'textarea' && !attributes.has('aria-hidden'),
    )?.text;

  test('begins with nothing chosen', () => {
    expect(checked(draw())).toBe(false);
    expect(count(draw(), 'type="radio"')).toBe(resolutionKinds.length);
  });

  test('begins with the resolution there is, and says whose it is', () => {
    const html = draw({ findings: settled() });
    expect(checked(html)).toBe(true);
    expect(valueOf(html)).toBe('Đúng nguyên văn.');
    expect(words(html)).toContain('Lê Văn Nam chọn ngày 20/11/2026: Đúng nguyên văn.');
  });

  test('begins with the draft that was kept, before any suggestion', () => {
    const draft = { resolution: 'reading', value: '2019', reason: 'đang viết dở' };
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => (name === 'resolution:p1:1:f1' ? JSON.stringify(draft) : null),
    });
    const html = draw();
    expect(valueOf(html)).toBe('đang viết dở');
    expect(html).toContain('value="2019"');
  });

  test('shows a day as an official writes it, suggested or chosen', () => {
    expect(draw({ search: 'finding=f2' })).not.toContain('2013-06-14');
    const resolution = { ...keptResolution, resolution: 'reading', value: '2013-06-14' } as const;
    const html = draw({ findings: [aFindingReply({ code: 'date_conflict', resolution })] });
    expect(html).toContain('value="14/06/2013"');
  });

  test('says what keeping the text means for a year of completion', () => {
    expect(words(draw())).toContain('Giữ nguyên văn Nhiệm vụ không có hạn');
    expect(words(draw({ search: 'finding=f3' }))).toContain(
      'Giữ nguyên văn Dùng đúng như văn bản ghi',
    );
  });

  test('is refused, with the reason, to who may not settle', () => {
    const text = words(draw({ rights: ['plan.read'] }));
    expect(text).toContain('Tài khoản này chưa được giao quyền xử lý điểm cần rà soát.');
  });

  test('is refused in an approved copy', () => {
    const text = words(draw({ plan: { state: 'approved' } }));
    expect(text).toContain('Bản số hóa đã được phê duyệt. Muốn thay đổi');
  });
});

describe('the approval', () => {
  const deed = (given: Given) =>
    tagsOf(draw(given)).find(
      ({ name, text }) => name === 'button' && text === 'Phê duyệt bản số hóa',
    );

  test('waits for every error and warning, and says how many are open', () => {
    expect(deed({})?.attributes.get('aria-disabled')).toBe('true');
    expect(words(draw())).toContain('Còn 2 điểm cần rà soát chưa có phương án xử lý');
  });

  test('is refused to who may not approve', () => {
    const given = { findings: settled(), rights: ['plan.read', 'plan.settle'] };
    expect(deed(given)?.attributes.get('aria-disabled')).toBe('true');
    expect(words(draw(given))).toContain('thuộc quyền của lãnh đạo');
  });

  test('is refused to who settled one of the findings', () => {
    const given = { findings: settled('Trần Thu Hà') };
    expect(deed(given)?.attributes.get('aria-disabled')).toBe('true');
    expect(words(draw(given))).toContain('đề nghị người khác phê duyệt');
  });

  test('is open to a second person once nothing is open, notes aside', () => {
    const findings = settled().map((one) =>
      one.severity === 'info' ? { ...one, resolution: null } : one,
    );
    expect(deed({ findings })?.attributes.get('aria-disabled')).toBe('false');
  });

  test('of an approved copy is a state, no deed', () => {
    const given = { findings: settled(), plan: { state: 'approved' } as const };
    expect(deed(given)).toBe(undefined);
    expect(words(draw(given))).toContain('Đã phê duyệt');
  });

  test('starting over is offered to who may load texts', () => {
    expect(words(draw())).toContain('Lập lại từ văn bản gốc');
    expect(words(draw({ rights: ['plan.read', 'plan.settle'] }))).not.toContain('Lập lại');
  });
});

describe('the list of the part', () => {
  const rowsOf = (html: string) =>
    tagsOf(html)
      .filter(({ name, attributes }) => name === 'tr' && attributes.get('id')?.startsWith('row-'))
      .map(({ attributes }) => attributes.get('id'));

  test('holds the findings of the part that is shown, the current one marked', () => {
    expect(rowsOf(draw())).toEqual(['row-f1']);
    const html = draw({ search: 'part=PL.I&finding=f1' });
    expect(html).toMatch(/<tr id="row-f1" data-selected=""/);
    expect(html).toMatch(/aria-current="true"[^>]*>Năm không thể có/);
  });

  test('shows the open ones only when the address says so', () => {
    const findings = [aFindingReply({ resolution: keptResolution }), aFindingReply({ id: 'f7' })];
    expect(rowsOf(draw({ findings }))).toEqual(['row-f1', 'row-f7']);
    expect(rowsOf(draw({ findings, search: 'show=open' }))).toEqual(['row-f7']);
  });

  test('says when nothing is open, and when there is nothing', () => {
    const search = 'show=open&finding=f1';
    expect(words(draw({ findings: settled(), search }))).toContain(
      'Phần này không còn điểm nào chưa xử lý.',
    );
    expect(words(draw({ search: 'part=II' }))).toContain('Phần này không có điểm nào cần rà soát.');
  });

  test('its links keep the view and the copy', () => {
    const html = draw({ search: 'show=open&version=2' });
    expect(html).toContain(`review?version=2&amp;show=open&amp;finding=f1"`);
  });
});

describe('the original text beside it', () => {
  test('marks the words that a finding quotes with its number', () => {
    const html = draw();
    expect(html).toMatch(/<mark[^>]*>.*Năm 1010.*<\/mark>/);
    expect(count(html, 'data-current')).toBeGreaterThan(0);
  });

  test('shows one part at a time; every part can be chosen', () => {
    const options = tagsOf(draw())
      .filter(({ name }) => name === 'option')
      .map(({ text }) => text);
    expect(options).toEqual(['Phần mở đầu', 'Phần II', 'Phụ lục, phần I', 'Phụ lục, phần II']);
  });

  test('that does not come is said; the finding can be settled all the same', () => {
    const html = drawScreen(<Review params={{ key: planKey }} />, {
      session: aSession(...everyRight),
      replies: [answers(listFindings, aFindingList()), refuses(getSource), refuses(getMatrix)],
    });
    expect(words(html)).toContain('Không tải được văn bản gốc');
    expect(words(html)).toContain('Năm không thể có');
    expect(count(html, 'type="radio"')).toBe(4);
  });
});

test('a text without a finding says that nothing needs a look', () => {
  expect(words(draw({ findings: [] }))).toContain('Không có điểm nào cần rà soát.');
});
