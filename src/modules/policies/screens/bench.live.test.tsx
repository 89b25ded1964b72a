// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aValueLine } from '../../../../tests/support/law-drafts.ts';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import type { Language, ReplyOf } from '../../../kernel/index.ts';
import { findAreas } from '../../areas/contract.ts';
import { assessPolicies, listFacts, listPolicies, listValues } from '../contract/index.ts';
import { Bench } from './bench.tsx';

type Reply = ReplyOf<typeof assessPolicies>;
type Answer = Reply['answers'][number];
type Fact = ReplyOf<typeof listFacts>['facts'][number];

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
    establishedBy: '',
    ...given,
  };
}

const facts = [
  aFact({ name: 'birth_date', type: 'date', label: 'ngày sinh' }),
  aFact(),
  aFact({
    ...{ name: 'poverty', subject: 'household', type: 'enum', label: 'loại hộ' },
    options: [
      { value: 'poor', label: 'hộ nghèo' },
      { value: 'none', label: 'không nghèo' },
    ],
  }),
];

type Question = Reply['ask'][number];

function aQuestion(fact: string): Question {
  return {
    fact,
    subject: 'person',
    question: `Câu về ${fact}?`,
    why: 'Còn đổi kết quả.',
    type: 'boolean',
    options: [],
    range: null,
    establishedBy: '',
  };
}

function anAnswer(given: Partial<Answer> = {}): Answer {
  return {
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    decided: true,
    outcome: { kind: 'month', unit: 'đồng mỗi tháng' },
    min: '540000',
    max: '540000',
    amount: '540000',
    class: null,
    classLabel: null,
    terms: null,
    derived: null,
    case: null,
    missing: [],
    verified: true,
    trace: [
      { ...{ kind: 'result', name: 'x', value: null }, holds: null, source: null, text: 'Được.' },
    ],
    ...given,
  };
}

function aReply(given: Partial<Reply> = {}): Reply {
  return {
    on: '2026-11-25',
    hash: 'a'.repeat(64),
    answers: [anAnswer()],
    combination: { programmes: [], min: '540000', max: '540000', because: [] },
    ask: [aQuestion('birth_date')],
    ...given,
  };
}

const programmes: ReplyOf<typeof listPolicies> = {
  on: '2026-11-25',
  hash: 'a'.repeat(64),
  place: null,
  situations: [],
  programmes: ['social_pension', 'funeral_support'].map((programme) => ({
    ...{ programme, title: programme === 'social_pension' ? 'Trợ cấp hưu trí' : 'Mai táng' },
    ...{ summary: '', kind: 'month', unit: '', inForce: true, verified: true },
    ...{ examples: 0, situations: [] },
  })),
};

interface Given {
  readonly others?: readonly Answering[];
  readonly language?: Language;
  readonly search?: string;
  readonly reply?: Partial<Reply>;
}

async function show(given: Given = {}) {
  const { others = [], language = 'vi', search = '', reply = {} } = given;
  const view = live(<Bench params={{}} />, {
    language,
    search,
    path: '/law/bench',
    answers: [
      ...others,
      replies(listFacts, { facts }),
      replies(listPolicies, programmes),
      replies(listValues, { values: [aValueLine()] }),
      replies(assessPolicies, aReply(reply)),
      replies(findAreas, { on: '2026-11-25', units: [] }),
    ],
  });
  await screen.findByRole('region', { name: language === 'vi' ? 'Dữ kiện' : 'Facts' });
  return view;
}

type View = Awaited<ReturnType<typeof show>>;

const lastAsked = (view: View) => view.askedOf(assessPolicies).at(-1)?.input;
const result = () => screen.getByRole('region', { name: 'Kết quả' });
const select = (view: View, label: string, option: string) =>
  view.user.selectOptions(screen.getByLabelText(label), option);
const everyFact = (view: View) => select(view, 'Hiện', `Mọi dữ kiện (${facts.length})`);

const nobody = { person: {}, household: {} };

describe('what the bench asks the law', () => {
  test('of nobody in particular at first: every programme, today, the country', async () => {
    const view = await show();
    expect(view.askedOf(assessPolicies).map(({ input }) => input)).toEqual([{ facts: nobody }]);
  });

  test('of the day, the place, the knowledge and the programme of the address', async () => {
    const search = 'on=2026-02-01&area=east&known=2025-12-31&programme=social_pension';
    expect(lastAsked(await show({ search }))).toEqual({
      ...{ on: '2026-02-01', area: 'east', knownAt: '2025-12-31' },
      ...{ programme: 'social_pension', facts: nobody },
    });
  });

  test('each fact that is given, and no longer one that is unknown again', async () => {
    const view = await show();
    await everyFact(view);
    await select(view, 'Có lương hưu', 'không');
    await select(view, 'Loại hộ', 'hộ nghèo');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        facts: { person: { has_pension: false }, household: { poverty: 'poor' } },
      }),
    );
    await select(view, 'Có lương hưu', 'không biết');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({ facts: { ...nobody, household: { poverty: 'poor' } } }),
    );
  });

  test('never writes a fact into the address', async () => {
    const view = await show();
    await everyFact(view);
    await select(view, 'Có lương hưu', 'có');
    await view.fill('Ngày sinh', '1/1/1946');
    await view.user.keyboard('{Enter}');
    await waitFor(() => expect(view.askedOf(assessPolicies).length).toBeGreaterThan(2));
    expect(view.steps).toEqual([]);
  });

  test('writes a programme chosen into the address, and asks for it alone', async () => {
    const view = await show();
    await screen.findByRole('option', { name: 'Mai táng' });
    await select(view, 'Chính sách', 'Mai táng');
    expect(view.at()).toBe('/law/bench?programme=funeral_support');
    await waitFor(() => expect(lastAsked(view)).toMatchObject({ programme: 'funeral_support' }));
  });

  test('writes the day of knowledge into the address', async () => {
    const view = await show();
    await view.fill('Chỉ tính văn bản ban hành đến ngày', '31/12/2025');
    await view.user.keyboard('{Enter}');
    expect(view.at()).toBe('/law/bench?known=2025-12-31');
    await waitFor(() => expect(lastAsked(view)).toMatchObject({ knownAt: '2025-12-31' }));
  });

  test('of nobody again once every fact is cleared', async () => {
    const view = await show();
    await everyFact(view);
    await select(view, 'Có lương hưu', 'có');
    await view.press('Xóa mọi dữ kiện');
    expect(screen.getByLabelText<HTMLSelectElement>('Có lương hưu').value).toBe('');
    expect(screen.getByLabelText<HTMLSelectElement>('Ai sống cùng').value).toBe('unknown');
  });
});

describe('the members of the household', () => {
  test('nobody else is not the same as nobody said', async () => {
    const view = await show();
    await select(view, 'Ai sống cùng', 'không có ai khác');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({ facts: { person: {}, household: { members: [] } } }),
    );
    await select(view, 'Ai sống cùng', 'không biết');
    expect(screen.getByLabelText<HTMLSelectElement>('Ai sống cùng').value).toBe('unknown');
  });

  test('are told one by one, with the facts chosen for each', async () => {
    const view = await show();
    await select(view, 'Ai sống cùng', 'kể từng người');
    const member = screen.getByRole('group', { name: 'Thành viên 1' });
    expect(within(member).getByLabelText('Ngày sinh')).toBeDefined();
    expect(within(member).queryByLabelText('Có lương hưu')).toBe(null);
    await select(view, 'Thêm dữ kiện của thành viên 1', 'có lương hưu');
    await view.user.selectOptions(within(member).getByLabelText('Có lương hưu'), 'có');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        facts: { person: {}, household: { members: [{ has_pension: true }] } },
      }),
    );
  });

  test('offer facts of a person only, and none twice', async () => {
    const view = await show();
    await select(view, 'Ai sống cùng', 'kể từng người');
    const choice = screen.getByLabelText('Thêm dữ kiện của thành viên 1');
    const offered = () =>
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect(offered()).toEqual(['chọn dữ kiện', 'có lương hưu']);
    await view.user.selectOptions(choice, 'có lương hưu');
    expect(offered()).toEqual(['chọn dữ kiện']);
  });

  test('taken away, those after it move up with what was said of them', async () => {
    const view = await show();
    await select(view, 'Ai sống cùng', 'kể từng người');
    await view.press('Thêm thành viên');
    const second = screen.getByRole('group', { name: 'Thành viên 2' });
    await view.user.type(within(second).getByLabelText('Ngày sinh'), '2015{Enter}');
    await view.press('Bỏ thành viên 1');
    expect(screen.queryByRole('group', { name: 'Thành viên 2' })).toBe(null);
    const first = screen.getByRole('group', { name: 'Thành viên 1' });
    expect(within(first).getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('2015');
  });

  test('the last one taken away leaves nobody else', async () => {
    const view = await show();
    await select(view, 'Ai sống cùng', 'kể từng người');
    await view.press('Bỏ thành viên 1');
    expect(screen.getByLabelText<HTMLSelectElement>('Ai sống cùng').value).toBe('none');
  });
});

describe('which facts the form shows', () => {
  test('those that still matter; given ones stay when they no longer do', async () => {
    const answering = replies(assessPolicies, (_input, turn) =>
      aReply({ ask: turn === 1 ? [aQuestion('has_pension')] : [] }),
    );
    const view = await show({ others: [answering] });
    await select(view, 'Có lương hưu', 'có');
    await screen.findByText('Không còn câu hỏi nào làm đổi kết quả.');
    expect(screen.getByLabelText('Có lương hưu')).toBeDefined();
    expect(screen.queryByLabelText('Ngày sinh')).toBe(null);
  });

  test.each([
    ['luong huu', ['Có lương hưu']],
    ['LOẠI', ['Loại hộ']],
    ['ngay sinh', ['Ngày sinh']],
    ['xe máy', []],
  ])('searched for “%s” those whose words fit', async (query, shown) => {
    const view = await show();
    await view.fill('Tìm dữ kiện, không cần gõ dấu', query);
    const labels = ['Có lương hưu', 'Loại hộ', 'Ngày sinh'];
    expect(labels.filter((each) => screen.queryByLabelText(each) !== null)).toEqual(shown);
    if (shown.length === 0) expect(view.words()).toContain('Không có dữ kiện nào khớp.');
  });
});

describe('what is said beside the form', () => {
  test('at most eight questions, and how many more there are', async () => {
    const ask = Array.from({ length: 11 }, (_, index) => aQuestion(`fact_${index + 1}`));
    await show({ reply: { ask } });
    expect(result().textContent).toContain('Câu hỏi còn ảnh hưởng tới kết quả (11)');
    expect(result().textContent).toContain('Câu về fact_8?');
    expect(result().textContent).not.toContain('Câu về fact_9?');
    expect(result().textContent).toContain('… và 3 câu nữa.');
  });

  test.each<readonly [string, Partial<Answer>, string]>([
    ['is received', {}, 'được hưởng'],
    ['is nothing', { amount: '0', min: '0', max: '0' }, 'không được hưởng'],
    ['is a class', { outcome: { kind: 'class', unit: '' }, amount: '0' }, 'đã rõ'],
    ['is a rate', { outcome: { kind: 'rate', unit: '%' } }, 'đã rõ'],
    ['hangs on more', { decided: false }, 'chưa đủ dữ kiện'],
  ])('of a programme whose result %s', async (_what, given, mark) => {
    await show({ reply: { answers: [anAnswer(given)] } });
    const row = within(result()).getByRole('row', { name: /Trợ cấp hưu trí/ });
    expect(within(row).getAllByRole('cell')[1]?.textContent).toBe(mark);
  });

  test.each([
    ['540000', '540000', '540.000 đồng'],
    ['0', '1250000.5', 'từ 0 đến 1.250.000,5 đồng'],
    ['540000', null, 'ít nhất 540.000 đồng, chưa biết mức cao nhất'],
  ])('together from %s to %s is “%s”', async (min, max, said) => {
    await show({ reply: { combination: { programmes: [], min, max, because: [] } } });
    expect(result().textContent).toContain(said);
  });

  test('a missing value that is no value of the list is told by its note alone', async () => {
    const missing = [
      { parameter: 'social_assistance.standard', floor: null, note: null },
      { parameter: 'unlisted', floor: null, note: 'Chưa có bảng điểm.' },
      { parameter: 'unnoted', floor: '1500', note: null },
    ];
    await show({
      search: 'programme=social_pension',
      reply: { answers: [anAnswer({ decided: false, missing })] },
    });
    const items = await within(result()).findAllByText(/chưa biết|Chưa có bảng/);
    await waitFor(() => expect(result().textContent).toContain('Mức chuẩn trợ giúp: chưa biết.'));
    expect(items.length).toBeGreaterThan(0);
    expect(result().textContent).toContain('Chưa có bảng điểm.');
    expect(result().textContent).not.toContain('Unlisted: chưa biết');
    expect(result().textContent).toContain('Unnoted: chưa biết, chắc chắn không dưới 1.500.');
  });

  test('in English', async () => {
    const view = await show({ language: 'en' });
    expect(view.words()).toContain('Together, each month');
    expect(view.words()).toContain('540,000 VND');
    expect(view.words()).toContain('entitled');
  });

  test('leads to each answer with day, place and knowledge kept', async () => {
    await show({ search: 'on=2026-02-01&area=east&known=2025-12-31' });
    const link = within(result()).getByRole('link', { name: 'Trợ cấp hưu trí' });
    const address = new URL(link.getAttribute('href') ?? '', 'http://x');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ on: '2026-02-01', area: 'east', known: '2025-12-31' },
      programme: 'social_pension',
    });
  });
});

describe('when the law does not answer', () => {
  test('the refusal stands beside the fact it is about, and the form stays', async () => {
    const detail = 'Ngày sinh sau ngày xét.';
    const refusal = { kind: 'input', detail, where: { field: 'person.birth_date' } } as const;
    const view = await show({ others: [fails(assessPolicies, refusal)] });
    await everyFact(view);
    const field = screen.getByLabelText('Ngày sinh');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByLabelText('Có lương hưu').getAttribute('aria-invalid')).not.toBe('true');
    expect(result().textContent).toContain('Chưa xét được');
  });

  test('without a network says so, and asks again when told to', async () => {
    const answering: Answering = {
      id: assessPolicies.id,
      answer: (_input, turn) => (turn === 1 ? { failure: lost } : { reply: aReply() }),
    };
    const view = await show({ others: [answering] });
    await view.user.click(await within(result()).findByRole('button', { name: 'Tải lại' }));
    await within(result()).findByRole('link', { name: 'Trợ cấp hưu trí' });
    expect(view.askedOf(assessPolicies)).toHaveLength(2);
  });

  test('while it is being worked out that is said', async () => {
    await show({ others: [{ id: assessPolicies.id, answer: () => 'waiting' }] });
    expect(within(result()).getByRole('status').textContent).toBe('Đang xét…');
  });
});
