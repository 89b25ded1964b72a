import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
import { answers, aSession, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { assessPolicies, listPolicies, listValues } from '../contract/index.ts';
import { listFacts } from '../contract/index.ts';
import { FactsForm } from './bench-facts.tsx';
import { nobody, type Fact, type Household } from './bench-state.ts';
import { Bench } from './bench.tsx';

type Reply = ReplyOf<typeof assessPolicies>;
type Answer = Reply['answers'][number];

function aFact(given: Partial<Fact> = {}): Fact {
  return {
    name: 'has_pension',
    subject: 'person',
    type: 'boolean',
    label: 'có lương hưu',
    question: 'Người này có lương hưu không?',
    options: [],
    range: null,
    unit: null,
    mayBeNone: false,
    establishedBy: 'Sổ bảo hiểm xã hội',
    ...given,
  };
}

const facts: readonly Fact[] = [
  aFact({ name: 'birth_date', type: 'date', label: 'ngày sinh' }),
  aFact({ name: 'death_date', type: 'date', label: 'ngày chết', mayBeNone: true }),
  aFact(),
  aFact({
    name: 'poverty',
    subject: 'household',
    type: 'enum',
    label: 'loại hộ',
    options: [
      { value: 'poor', label: 'hộ nghèo' },
      { value: 'none', label: 'không nghèo' },
    ],
  }),
  aFact({
    name: 'merit_kind',
    type: 'set',
    label: 'diện có công',
    options: [
      { value: 'none', label: 'không có' },
      { value: 'invalid', label: 'thương binh' },
    ],
  }),
  aFact({
    name: 'injury_percent',
    type: 'integer',
    label: 'tỷ lệ thương tật',
    range: { min: 5, max: 100 },
    unit: '%',
  }),
  aFact({ name: 'pension_vnd', type: 'money', label: 'mức lương hưu' }),
];

function anAnswer(given: Partial<Answer> = {}): Answer {
  return {
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    decided: false,
    outcome: { kind: 'month', unit: 'đồng mỗi tháng' },
    min: '0',
    max: '700000',
    class: null,
    classLabel: null,
    terms: null,
    derived: null,
    case: null,
    missing: [{ parameter: 'city.standard', floor: '500000', note: null }],
    verified: false,
    trace: [
      step('fact', 'birth_date', 'Ngày sinh: 1944'),
      { ...step('case', '75', 'Người từ 75 tuổi (khoản 1 Điều 21)'), holds: 'true' },
      { ...step('case', '70', 'Người từ 70 tuổi (khoản 2 Điều 21)'), holds: 'false' },
      { ...step('case', 'lower', 'Lương hưu thấp (Điều 3)'), holds: 'unknown' },
      step('parameter', 'amount', 'Mức trợ cấp: 700.000 (Nghị quyết của thành phố)'),
      step('arithmetic', '75', 'Mức trợ cấp = 700.000 đồng'),
      step('result', 'social_pension', 'Từ 0 đến 700.000 đồng'),
    ],
    ...given,
  };
}

function step(kind: string, name: string, text: string): Answer['trace'][number] {
  return { kind, name, value: null, holds: null, source: null, text };
}

const yes = anAnswer({
  programme: 'social_assistance_monthly',
  title: 'Trợ giúp xã hội',
  decided: true,
  amount: '700000',
  verified: true,
  missing: [],
  trace: [step('result', 'social_assistance_monthly', 'Được 700.000 đồng')],
});
const no = anAnswer({
  programme: 'study_cost_support',
  title: 'Hỗ trợ học tập',
  decided: true,
  amount: '0',
  trace: [step('result', 'study_cost_support', 'Không được hưởng gì')],
});

function aReply(given: Partial<Reply> = {}): Reply {
  return {
    on: '2026-02-01',
    hash: 'a'.repeat(64),
    answers: [no, anAnswer(), yes],
    combination: { programmes: [], min: '700000', max: null, because: ['Chỉ hưởng mức cao hơn.'] },
    ask: [
      {
        fact: 'has_pension',
        subject: 'person',
        question: 'Người này có lương hưu không?',
        why: 'Có lương hưu thì không hưởng.',
        type: 'boolean',
        options: [],
        range: null,
        establishedBy: '',
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
  programmes: [],
};

const values: ReplyOf<typeof listValues> = {
  values: [
    {
      name: 'city.standard',
      label: 'Mức chuẩn của thành phố',
      unit: 'đồng mỗi tháng',
      keyed: false,
      count: 1,
      lines: 1,
      latest: null,
      latestFrom: null,
      missing: 1,
      verified: false,
    },
  ],
};

const bench: ScreenCase = {
  Screen: Bench,
  params: {},
  session: aSession(),
  reader: null,
  main: listFacts,
  replies: {
    [listFacts.id]: { facts },
    [assessPolicies.id]: aReply(),
    [listPolicies.id]: programmes,
    [listValues.id]: values,
  },
  title: ['Bàn thử', 'Bench'],
  failed: 'Không tải được bộ câu hỏi của bàn thử',
};

describeScreen('the bench', bench);

describe('what the bench answers', () => {
  const one = (answer: Answer) =>
    drawCase(
      bench,
      { ...bench.replies, [assessPolicies.id]: aReply({ answers: [answer] }) },
      { search: 'programme=social_pension&on=2026-02-01' },
    );

  test('of all programmes: those that give first, then those not decided, with what each says', () => {
    const body = words(/<tbody>[\s\S]*<\/tbody>/.exec(drawCase(bench))?.[0] ?? '');
    expect(body).toMatch(
      /^Trợ giúp xã hội được hưởng Được 700\.000 đồng Trợ cấp hưu trí chưa đủ dữ kiện Từ 0 đến 700\.000 đồng chưa kiểm chứng Hỗ trợ học tập không được hưởng/,
    );
  });

  test('without an upper bound it says at least, never an amount', () => {
    expect(words(drawCase(bench))).toContain('ít nhất 700.000 đồng, chưa biết mức cao nhất');
    expect(words(drawCase(bench))).toContain('Chỉ hưởng mức cao hơn.');
  });

  test('of one programme: each step once, cases with whether they hold and their article', () => {
    const text = words(one(anAnswer()));
    for (const said of [
      'Dữ kiện Ngày sinh: 1944',
      'đúng Người từ 75 tuổi (khoản 1 Điều 21)',
      'sai Người từ 70 tuổi (khoản 2 Điều 21)',
      'chưa biết Lương hưu thấp (Điều 3)',
      'Giá trị pháp luật Mức trợ cấp: 700.000 (Nghị quyết của thành phố)',
      'Cách tính Mức trợ cấp = 700.000 đồng',
    ])
      expect(text).toContain(said);
  });

  test('a value nobody knows is named by its words, with what is certain', () => {
    expect(words(one(anAnswer()))).toContain(
      'Mức chuẩn của thành phố: chưa biết, chắc chắn không dưới 500.000',
    );
  });

  test('questions that still matter are told with why; none left is said too', () => {
    expect(words(drawCase(bench))).toContain(
      'Người này có lương hưu không? Có lương hưu thì không hưởng.',
    );
    const replies = { ...bench.replies, [assessPolicies.id]: aReply({ ask: [] }) };
    expect(words(drawCase(bench, replies))).toContain('Không còn câu hỏi nào làm đổi kết quả.');
  });

  test('a refused answer leaves the form, and says what to do', () => {
    const replies = [
      answers(listFacts, { facts: [...facts] }),
      refuses(assessPolicies, { detail: 'Ngày “2030” sau ngày xét.' }),
    ];
    const text = words(drawScreen(<Bench params={{}} />, { session: aSession(), replies }));
    expect(text).toContain('Chưa xét được Ngày “2030” sau ngày xét.');
    expect(text).toContain('Thành viên khác trong hộ');
  });
});

describe('the form of a made-up household', () => {
  const draw = (
    of: Partial<Household> = {},
    needed: readonly string[] = facts.map((f) => f.name),
  ) =>
    drawScreen(
      <FactsForm
        facts={facts}
        of={{ ...nobody, ...of }}
        onChange={() => {}}
        needed={new Set(needed)}
        refused={{ field: 'person.birth_date', why: 'Ngày sinh sau ngày xét.' }}
      />,
    );

  test('has a control for each fact, and unknown is what each begins with', () => {
    const html = draw();
    const empty = tagsOf(html).filter(
      ({ name, text, attributes }) =>
        name === 'option' && text === 'không biết' && attributes.has('selected'),
    );
    // Two choices and who lives there.
    expect(empty).toHaveLength(3);
    expect(words(html)).toContain('Từ 5 đến 100 %');
    expect(words(html)).toContain('không có ngày chết');
    expect(words(html)).not.toContain('không có ngày sinh');
  });

  test('shows what still matters and what is given, the rest on wish', () => {
    const text = words(draw({ household: { poverty: 'poor' } }, ['has_pension']));
    expect(text).toContain('Có lương hưu');
    expect(text).toContain('Loại hộ');
    expect(text).not.toContain('Ngày sinh');
  });

  test('of a set tells nothing known, none of them and some of them apart', () => {
    const boxes = (html: string) => count(html, 'checked=""');
    expect(boxes(draw({}))).toBe(1);
    expect(boxes(draw({ person: { merit_kind: [] } }))).toBe(1);
    expect(boxes(draw({ person: { merit_kind: ['invalid'], death_date: 'none' } }))).toBe(2);
  });

  test('writes dates and sums as people do, and the refusal beside its fact', () => {
    const html = draw({ person: { birth_date: '1944-03', pension_vnd: '1500000' } });
    expect(html).toContain('value="03/1944"');
    expect(html).toContain('value="1.500.000"');
    expect(words(html)).toContain('Ngày sinh sau ngày xét.');
  });

  test('has a part for each member, with the facts asked of them', () => {
    const member = { id: 4, given: { birth_date: '2020' }, shown: ['birth_date', 'has_pension'] };
    const html = draw({ members: [member] });
    expect(words(html)).toContain('Thành viên 1');
    expect(html).toContain('value="2020"');
    expect(words(html)).toContain('Bỏ thành viên 1');
  });
});
