import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { getPolicy, listPolicies } from '../contract/index.ts';
import { diffPolicy } from '../contract/index.ts';
import { ProgrammePage } from './programme.tsx';
import { Programmes } from './programmes.tsx';

type Programme = ReplyOf<typeof getPolicy>;

function aProgramme(given: Partial<Programme> = {}): Programme {
  return {
    on: '2026-02-01',
    area: null,
    place: { code: '11629', name: 'xã An Lão' },
    hash: 'a'.repeat(64),
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    summary: 'Tiền hằng tháng cho người cao tuổi.',
    kind: 'month',
    unit: 'đồng mỗi tháng',
    inForce: true,
    verified: false,
    versions: [{ from: '2025-07-01', to: null, cite: 'Điều 21 Luật số 41' }],
    sentences: ['Câu thứ nhất.', 'Câu thứ hai.'],
    table: {
      columns: ['Trường hợp', 'Điều kiện', 'Mức hưởng', 'Căn cứ pháp luật'],
      rows: [
        ['Người từ 75 tuổi', 'từ 75 tuổi', '700.000 đồng', 'khoản 1 Điều 21'],
        ['Người từ 75 tuổi', 'theo bảng', '500.000 đồng', 'khoản 1 Điều 21'],
      ],
    },
    citations: ['khoản 1 Điều 21 Luật'],
    common: 'Mọi trường hợp: còn sống.',
    combination: [{ text: 'Chỉ hưởng mức cao nhất', cite: 'khoản 2 Điều 22' }],
    examples: [
      { name: 'Bà 80 tuổi', on: '2026-02-01', result: '700.000 đồng', because: 'Từ 75 tuổi.' },
    ],
    values: [{ parameter: 'social_pension.amount', label: 'Mức trợ cấp hưu trí' }],
    procedures: [
      {
        code: '1.014027',
        title: 'Thực hiện trợ cấp hưu trí',
        where: 'Trung tâm phục vụ',
        papers: ['Văn bản đề nghị'],
        steps: [
          { title: 'Tiếp nhận', actor: 'Công chức xã', limit: '10 ngày làm việc', cite: 'Điều 5' },
          { title: 'Trả kết quả', actor: 'Công chức xã', limit: '', cite: 'Điều 6' },
        ],
        cite: 'Điều 5 Nghị định',
      },
    ],
    ...given,
  };
}

const programmes: ReplyOf<typeof listPolicies> = {
  on: '2026-02-01',
  hash: 'a'.repeat(64),
  place: null,
  situations: [],
  programmes: [
    {
      programme: 'social_pension',
      title: 'Trợ cấp hưu trí',
      summary: 'Tiền hằng tháng.',
      kind: 'month',
      unit: 'đồng mỗi tháng',
      inForce: true,
      verified: true,
      examples: 7,
      situations: [],
    },
    {
      programme: 'study_cost_support',
      title: 'Hỗ trợ chi phí học tập',
      summary: 'Tiền hằng tháng.',
      kind: 'month',
      unit: 'đồng mỗi tháng',
      inForce: false,
      verified: false,
      examples: 3,
      situations: [],
    },
  ],
};

const difference: ReplyOf<typeof diffPolicy> = {
  before: '2025-12-31',
  on: '2026-02-01',
  changes: [
    {
      kind: 'value',
      label: 'Mức trợ cấp hưu trí',
      before: '500.000',
      after: '700.000',
      cite: 'Nghị quyết của thành phố',
    },
    {
      kind: 'case_added',
      label: 'Người từ 70 tuổi',
      before: null,
      after: 'từ 70 tuổi',
      cite: null,
    },
  ],
};

const of = { params: {}, session: aSession(), reader: null };

const programmeList: ScreenCase = {
  ...of,
  Screen: Programmes,
  main: listPolicies,
  replies: { [listPolicies.id]: programmes },
  title: ['Chính sách', 'Programmes'],
  failed: 'Không tải được danh sách chính sách',
};

const oneProgramme: ScreenCase = {
  ...of,
  Screen: ProgrammePage,
  params: { programme: 'social_pension' },
  main: getPolicy,
  replies: { [getPolicy.id]: aProgramme(), [diffPolicy.id]: difference },
  title: ['Điều kiện và mức', 'Conditions and amounts'],
  failed: 'Không tải được chính sách này',
};

describeScreen('programmes', programmeList);
describeScreen('one programme', oneProgramme);

function bodyOf(html: string): string {
  return words(/<tbody>[\s\S]*<\/tbody>/.exec(html)?.[0] ?? '');
}

describe('programmes', () => {
  test('the list says which have law on the day, and keeps day and place on the way', () => {
    const html = drawCase(programmeList, programmeList.replies, {
      search: 'on=2026-02-01&area=11629',
    });
    expect(bodyOf(html)).toContain('có quy định đã kiểm chứng');
    expect(bodyOf(html)).toContain('chưa có quy định –');
    expect(html).toContain('href="/app/policies/social_pension?on=2026-02-01&amp;area=11629"');
  });

  test('the page says conditions and amounts as a table, a case once, and how cases meet', () => {
    const html = drawCase(oneProgramme);
    expect(bodyOf(html)).toContain('từ 75 tuổi 700.000 đồng');
    expect(count(bodyOf(html), 'Người từ 75 tuổi')).toBe(1);
    expect(words(html)).toContain('Chỉ hưởng mức cao nhất (khoản 2 Điều 22).');
    expect(words(html)).toContain('Mọi trường hợp: còn sống.');
    expect(html).toContain('href="/app/law/values/social_pension.amount"');
  });

  test('a day without law is said, and no empty table drawn', () => {
    const bare = aProgramme({ inForce: false, table: { columns: [], rows: [] } });
    const html = drawCase(oneProgramme, { [getPolicy.id]: bare });
    expect(words(html)).toContain('Dữ liệu chưa có quy định của chính sách này cho ngày đã chọn.');
    expect(html).not.toContain('<table');
  });

  test.each([
    ['words', 'Câu thứ hai.'],
    ['procedure', 'Tiếp nhận Công chức xã 10 ngày làm việc Điều 5'],
    ['procedure', 'Trả kết quả Công chức xã không quy định'],
    ['examples', 'Bà 80 tuổi 01/02/2026 700.000 đồng Từ 75 tuổi.'],
    ['changes', 'giá trị Mức trợ cấp hưu trí 500.000 700.000 Nghị quyết của thành phố'],
    ['changes', 'thêm trường hợp Người từ 70 tuổi không có từ 70 tuổi –'],
  ])('its part %s tells “%s”', (part, told) => {
    const search = `part=${part}`;
    expect(words(drawCase(oneProgramme, oneProgramme.replies, { search }))).toContain(told);
  });

  test('opens the bench with the same programme, day and place', () => {
    const html = drawCase(oneProgramme, oneProgramme.replies, {
      search: 'on=2026-02-01&area=11629',
    });
    expect(html).toContain(
      'href="/app/law/bench?on=2026-02-01&amp;area=11629&amp;programme=social_pension"',
    );
  });
});
