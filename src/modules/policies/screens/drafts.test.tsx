import { describe, expect, test } from 'vitest';
import {
  aDraft,
  aDraftCheck,
  aDraftLine,
  aFailedCheck,
  anAction,
  draftId,
  type DraftCheck,
  type DraftReply,
  underCheck,
} from '../../../../tests/support/law-drafts.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { getDraft, listDrafts } from '../contract/index.ts';
import { Draft } from './draft.tsx';
import { Drafts, loginOf } from './drafts.tsx';

const lines = [
  aDraftLine({ id: 'a', title: 'Mức chuẩn trợ giúp năm 2031' }),
  aDraftLine({
    ...{ id: 'b', title: 'Trợ cấp hưu trí của thành phố', madeBy: 'user:chi' },
    ...{ state: 'submitted', submittedBy: 'user:chi', changedAt: '2026-11-24T17:30:00Z' },
  }),
  aDraftLine({ id: 'c', title: 'Hệ số người khuyết tật', state: 'approved' }),
  aDraftLine({ id: 'd', title: 'Nhập nhầm', state: 'withdrawn', submittedBy: null }),
];

const list: ScreenCase = {
  Screen: Drafts,
  params: {},
  replies: { [listDrafts.id]: { drafts: lines } },
  main: listDrafts,
  session: aSession('law.review', 'law.draft'),
  reader: aSession('law.review'),
  title: ['Dự thảo quy định', 'Drafts of law'],
  failed: 'Không tải được danh sách dự thảo',
};

type Change = DraftCheck['changes'][number];
type Counted = DraftCheck['sample'][number];

function aChange(given: Partial<Change> = {}): Change {
  return {
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    on: '2031-01-01',
    place: null,
    kind: 'value',
    label: 'Mức trợ cấp hưu trí',
    before: '500.000',
    after: '800.000',
    cite: 'khoản 1 Điều 2 Nghị quyết 99/2030/NQ-HĐND',
    ...given,
  };
}

function aCount(given: Partial<Counted> = {}): Counted {
  return {
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    on: '2031-01-01',
    place: 'east',
    persons: 2000,
    gain: 1204,
    lose: 3,
    gained: 361200000,
    lost: 900000,
    settled: 7,
    unsettled: 0,
    ...given,
  };
}

const studied = aDraftCheck({ changes: [aChange()], sample: [aCount()] });
const record = aDraft({
  ...{ state: 'submitted', submittedBy: 'user:an', check: studied, seen: 3 },
  actions: [anAction(), anAction({ number: 2, kind: 'submitted' })],
  may: ['approve', 'return'],
});

const one: ScreenCase = {
  Screen: Draft,
  params: { id: draftId },
  replies: { [getDraft.id]: record },
  main: getDraft,
  session: aSession('law.review', 'law.approve'),
  reader: null,
  title: ['Nội dung', 'Content'],
  failed: 'Không tải được dự thảo này',
};

describeScreen('drafts of law', list);
describeScreen('one draft of law', one);

function bodyOf(html: string): string {
  return words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');
}

const drawOne = (given: Partial<DraftReply>, part: string, language: 'vi' | 'en' = 'vi') =>
  drawCase(one, { [getDraft.id]: aDraft(given) }, { search: `part=${part}`, language });

describe('the list of drafts', () => {
  test.each([
    ['user:an', 'an'],
    ['user:user:an', 'user:an'],
    ['machine', 'machine'],
    ['', ''],
    [null, '–'],
  ])('calls %s “%s”', (by, shown) => expect(loginOf(by)).toBe(shown));

  test.each([
    ['vi', ['đang soạn', 'chờ phê duyệt', 'đã phê duyệt', 'đã rút']],
    ['en', ['being written', 'waiting for approval', 'approved', 'withdrawn']],
  ] as const)('says in %s where each stands', (language, states) => {
    const body = bodyOf(drawCase(list, list.replies, { language }));
    for (const state of states) expect(body).toContain(state);
  });

  test('tells when each was last changed by the clock of the city', () => {
    expect(bodyOf(drawCase(list))).toContain('25/11/2026 00:30');
  });

  test.each([
    ['state=submitted', ['Trợ cấp hưu trí của thành phố']],
    ['state=approved', ['Hệ số người khuyết tật']],
    ['state=withdrawn', ['Nhập nhầm']],
    ['q=he+so', ['Hệ số người khuyết tật']],
    ['q=tro+cap', ['Trợ cấp hưu trí của thành phố']],
  ])('the address “%s” keeps only what it names', (search, titles) => {
    const body = bodyOf(drawCase(list, list.replies, { search }));
    const shown = lines.map(({ title }) => title).filter((title) => body.includes(title));
    expect(shown).toEqual(titles);
  });

  test('says that nothing matches, which is not that there is nothing', () => {
    const text = words(drawCase(list, list.replies, { search: 'q=thue' }));
    expect(text).toContain('Không có dòng nào khớp');
    expect(text).not.toContain('Chưa có dự thảo nào.');
  });

  test.each([
    ['vi', 'Chưa có dự thảo nào.', 'người thứ hai phê duyệt'],
    ['en', 'There are no drafts yet.', 'once a second person approves'],
  ] as const)('empty says in %s what comes here', (language, title, text) => {
    const said = words(drawCase(list, { [listDrafts.id]: { drafts: [] } }, { language }));
    expect(said).toContain(title);
    expect(said).toContain(text);
  });

  test.each([
    [['law.review', 'law.draft'], true],
    [['law.review'], false],
    [['law.review', 'law.approve'], false],
  ])('for who may %j a new draft can be made: %s', (rights, offered) => {
    const html = drawCase(list, list.replies, { session: aSession(...rights) });
    expect(words(html).includes('Lập dự thảo')).toBe(offered);
  });

  test('leads to each draft', () => {
    expect(drawCase(list)).toContain('href="/app/law/drafts/b"');
  });
});

describe('what the check of a draft found', () => {
  test('each fault stands with its file and line, in words', () => {
    const check = aFailedCheck([
      { file: 'values.yaml', line: 3, detail: 'Không có văn bản 99/2030/NQ-HĐND.' },
      { file: 'programmes/x.yaml', line: 12, detail: 'Thiếu ví dụ tính tay.' },
    ]);
    expect(bodyOf(drawOne({ check }, 'check'))).toBe(
      'values.yaml, dòng 3 Không có văn bản 99/2030/NQ-HĐND. ' +
        'programmes/x.yaml, dòng 12 Thiếu ví dụ tính tay.',
    );
  });

  test('a fault of the whole stands nowhere; one without a line in its file at large', () => {
    const check = aFailedCheck([
      { file: null, line: null, detail: 'Hai giá trị cùng ngày.' },
      { file: 'values.yaml', line: null, detail: 'Không đọc được.' },
    ]);
    expect(bodyOf(drawOne({ check }, 'check'))).toBe(
      '– Hai giá trị cùng ngày. values.yaml Không đọc được.',
    );
  });

  test.each<readonly [string, Partial<DraftReply>, string, string]>([
    ['unchecked', {}, 'chưa kiểm tra', 'has not been checked'],
    ['under check', { checking: underCheck }, 'Đang kiểm tra', 'is being checked'],
    [
      'whole',
      { check: aDraftCheck({ examples: 214 }) },
      'Không có lỗi. 214 ví dụ tính tay đều đúng.',
      'No errors. 214 worked examples hold.',
    ],
  ])('of one that is %s there is no table, and it says so', (_which, given, vi, en) => {
    const html = drawOne(given, 'check');
    expect(html).not.toContain('<table');
    expect(words(html)).toContain(vi);
    expect(words(drawOne(given, 'check', 'en'))).toContain(en);
  });

  test('in English the line is told in English', () => {
    const check = aFailedCheck([{ file: 'values.yaml', line: 3, detail: 'No such instrument.' }]);
    expect(bodyOf(drawOne({ check }, 'check', 'en'))).toBe(
      'values.yaml, line 3 No such instrument.',
    );
  });
});

describe('what a draft changes', () => {
  test.each<readonly [string, Partial<DraftReply>, string, string]>([
    ['not checked', {}, 'Chưa có thay đổi nào để xem', 'Nothing to see yet'],
    ['under check', { checking: underCheck }, 'Đang kiểm tra', 'is being checked'],
    ['faulty', { check: aFailedCheck([{}]) }, 'Chưa có thay đổi nào để xem', 'Nothing to see yet'],
    [
      'without effect',
      { check: aDraftCheck() },
      'Không quy định nào cho kết quả khác trước.',
      'No rule gives anything else than before.',
    ],
  ])('of one %s is told in a sentence, without a table', (_which, given, vi, en) => {
    const html = drawOne(given, 'changes');
    expect(html).not.toContain('<table');
    expect(words(html)).toContain(vi);
    expect(words(drawOne(given, 'changes', 'en'))).toContain(en);
  });

  test('is told rule by rule, with day, place, old, new and source', () => {
    expect(words(drawOne({ check: studied }, 'changes'))).toContain(
      'Trợ cấp hưu trí 01/01/2031 toàn thành phố Mức trợ cấp hưu trí 500.000 800.000 ' +
        'khoản 1 Điều 2 Nghị quyết 99/2030/NQ-HĐND',
    );
  });

  test('what is new has nothing before, what ends nothing after, and a source may lack', () => {
    const changes = [
      aChange({ kind: 'case_added', label: 'Người từ 70 tuổi', before: null, cite: null }),
      aChange({ kind: 'case_removed', label: 'Người từ 80 tuổi', after: null, place: 'west' }),
    ];
    const text = words(drawOne({ check: aDraftCheck({ changes }) }, 'changes'));
    expect(text).toContain('Người từ 70 tuổi không có 800.000 –');
    expect(text).toContain('Hải Dương cũ Người từ 80 tuổi 500.000 không có');
  });

  test('two changes of one kind of one thing stand both', () => {
    const changes = [aChange({ after: '600.000' }), aChange({ after: '700.000' })];
    const html = drawOne({ check: aDraftCheck({ changes }) }, 'changes');
    expect(count(words(html), 'Mức trợ cấp hưu trí 500.000')).toBe(2);
  });

  test('leads to the programme on the day of the change', () => {
    expect(drawOne({ check: studied }, 'changes')).toContain(
      'href="/app/policies/social_pension?on=2031-01-01"',
    );
  });

  test('is counted on made-up people, and never called figures of the city', () => {
    const text = words(drawOne({ check: studied }, 'changes'));
    expect(text).toContain('Trên mẫu 2.000 người hư cấu');
    expect(text).toContain('không phải số liệu của thành phố');
    expect(text).toContain('Hải Phòng cũ 1.204 3 7 0 361.200.000 900.000');
  });

  test('sums that cannot be added up are not called nothing', () => {
    const sample = [aCount({ gained: null, lost: 0 })];
    const check = aDraftCheck({ changes: [aChange()], sample });
    expect(words(drawOne({ check }, 'changes'))).toContain('1.204 3 7 0 không cộng 0');
    expect(words(drawOne({ check }, 'changes', 'en'))).toContain('7 0 not added up 0');
  });
});

describe('the files of a draft', () => {
  const texts = [
    { path: 'documents.yaml', text: '- number: 99/2030/NQ-HĐND\n' },
    { path: 'values.yaml', text: '- value: "<800000>"\n' },
  ];

  test('stand as they were written, each under its name', () => {
    const html = drawOne({ texts }, 'content');
    expect(html).toContain('aria-label="documents.yaml"');
    expect(html).toContain('- value: &quot;&lt;800000&gt;&quot;');
  });

  test.each([
    [['edit'], true],
    [['submit', 'withdraw'], false],
    [[], false],
  ] as const)('who may do %j may edit them: %s', (may, offered) => {
    const html = drawOne({ texts, may: [...may] }, 'content');
    expect(words(html).includes('Sửa nội dung')).toBe(offered);
  });
});
