// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import type { Language, ReplyOf } from '../../../kernel/index.ts';
import { findAreas } from '../../areas/contract.ts';
import { diffPolicy, getDocument, getPolicy, getValue } from '../contract/index.ts';
import { Document } from './document.tsx';
import { ProgrammePage } from './programme.tsx';
import { Value } from './value.tsx';

/* Programmes, instruments and values as one walks through them: days, places, parts, lines. */

type Programme = ReplyOf<typeof getPolicy>;
type Instrument = ReplyOf<typeof getDocument>;
type Valued = ReplyOf<typeof getValue>;
type Row = Valued['values'][number];

function aProgramme(given: Partial<Programme> = {}): Programme {
  return {
    on: '2026-11-25',
    area: null,
    place: null,
    hash: 'a'.repeat(64),
    programme: 'social_pension',
    title: 'Trợ cấp hưu trí',
    summary: 'Tiền hằng tháng cho người cao tuổi.',
    kind: 'month',
    unit: 'đồng mỗi tháng',
    inForce: true,
    verified: true,
    versions: [
      { from: '2026-07-01', to: null, cite: 'Nghị định mới' },
      { from: '2025-07-01', to: '2026-06-30', cite: 'Điều 21 Luật số 41' },
    ],
    sentences: ['Câu thứ nhất.'],
    table: { columns: ['Trường hợp', 'Mức'], rows: [['Từ 75 tuổi', '540.000 đồng']] },
    citations: ['khoản 1 Điều 21 Luật'],
    common: null,
    combination: [],
    examples: [],
    values: [],
    procedures: [],
    ...given,
  };
}

const noChange = { before: '2026-06-30', on: '2026-11-25', changes: [] };

function anInstrument(given: Partial<Instrument> = {}): Instrument {
  return {
    number: '20/2021/NĐ-CP',
    unnumbered: false,
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: 'quy định chính sách trợ giúp xã hội',
    issued: '2021-03-15',
    from: '2021-07-01',
    to: null,
    replacedBy: [],
    confidence: 'S',
    note: null,
    programmes: [],
    chain: [],
    values: [],
    ...given,
  };
}

function aRow(given: Partial<Row> = {}): Row {
  return {
    key: null,
    value: '360000',
    from: '2021-07-01',
    to: null,
    level: 'national',
    area: null,
    cite: { document: '20/2021/NĐ-CP', article: 'khoản 2 Điều 4' },
    citeText: 'khoản 2 Điều 4 Nghị định số 20/2021/NĐ-CP',
    issued: '2021-03-15',
    effective: '2021-07-01',
    confidence: 'S',
    note: null,
    ...given,
  };
}

function aValue(given: Partial<Valued> = {}): Valued {
  return {
    name: 'social_assistance.standard',
    label: 'mức chuẩn trợ giúp',
    unit: 'đồng mỗi tháng',
    keyed: false,
    keys: {},
    values: [aRow()],
    ...given,
  };
}

interface Given {
  readonly search?: string;
  readonly language?: Language;
  readonly others?: readonly Answering[];
  readonly programme?: Partial<Programme>;
  readonly difference?: ReplyOf<typeof diffPolicy>;
  readonly instrument?: Partial<Instrument>;
  readonly value?: Partial<Valued>;
}

async function show(part: ReactNode, given: Given = {}) {
  const { search = '', language = 'vi', others = [] } = given;
  const view = live(part, {
    ...{ search, language },
    answers: [
      ...others,
      replies(getPolicy, aProgramme(given.programme)),
      replies(diffPolicy, given.difference ?? noChange),
      replies(getDocument, anInstrument(given.instrument)),
      replies(getValue, aValue(given.value)),
      replies(findAreas, {
        on: '2026-11-25',
        units: [
          {
            ...{ code: '11629', name: 'An Lão', type: 'xã', level: 'commune' },
            ...{ parent: { code: '31', name: 'Hải Phòng' }, from: '2025-07-01', to: null },
          },
        ],
      }),
    ],
  });
  await screen.findByRole('heading', { level: 1 });
  return view;
}

const programme = <ProgrammePage params={{ programme: 'social_pension' }} />;
const document = <Document params={{ number: '20/2021/NĐ-CP' }} />;
const value = <Value params={{ name: 'social_assistance.standard' }} />;
const hrefOf = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href');

describe('a programme', () => {
  test('is asked for by name, with the day and the place of the address', async () => {
    const view = await show(programme, { search: 'on=2026-02-01&area=11629' });
    expect(view.askedOf(getPolicy)[0]?.input).toEqual({
      ...{ programme: 'social_pension', on: '2026-02-01', area: '11629' },
    });
  });

  test('asks what differs only where that is looked at', async () => {
    const view = await show(programme);
    expect(view.askedOf(diffPolicy)).toEqual([]);
  });

  test('keeps day and place on the way to each of its parts, and to the bench', async () => {
    await show(programme, { search: 'on=2026-02-01&area=east' });
    const kept = '?on=2026-02-01&area=east';
    expect(hrefOf('Diễn giải')).toBe(`/app/policies/social_pension${kept}&part=words`);
    expect(hrefOf('Điều kiện và mức')).toBe(`/app/policies/social_pension${kept}`);
    expect(hrefOf('Mở bàn thử với chính sách này')).toBe(
      `/app/law/bench${kept}&programme=social_pension`,
    );
  });

  test('asked for in a place chosen, the address says which', async () => {
    const view = await show(programme, { search: 'on=2026-02-01' });
    await view.user.type(screen.getByRole('combobox'), 'an lao');
    await view.user.click(await screen.findByRole('option', { name: /An Lão/ }));
    expect(view.at()).toContain('area=11629');
    expect(view.at()).toContain('on=2026-02-01');
    expect(view.askedOf(findAreas).at(-1)?.input).toMatchObject({ on: '2026-02-01' });
  });

  test.each<readonly [Programme['kind'], string]>([
    ['month', 'tiền hằng tháng'],
    ['goods', 'hiện vật'],
    ['terms', 'điều kiện vay'],
  ])('of the kind %s is “%s” in Vietnamese alone', async (kind, vi) => {
    const view = await show(programme, { programme: { kind } });
    expect(view.words()).toContain(vi);
    view.leave();
    const english = await show(programme, { programme: { kind }, language: 'en' });
    expect(english.words()).not.toContain(vi);
  });

  test.each([
    ['procedure', 'Dữ liệu chưa có thủ tục của chính sách này cho ngày đã chọn.'],
    ['examples', 'Chưa có ví dụ tính theo quy định của ngày này.'],
    ['changes', 'Hai ngày này chính sách không khác nhau.'],
  ])('whose part %s is empty says so', async (part, said) => {
    const view = await show(programme, { search: `part=${part}` });
    await screen.findByText(said);
    expect(view.words()).toContain(said);
  });

  test('without law has neither table nor sentences', async () => {
    const view = await show(programme, { programme: { inForce: false }, search: 'part=words' });
    expect(view.words()).toContain('Dữ liệu chưa có quy định của chính sách này');
    expect(view.words()).not.toContain('Câu thứ nhất.');
  });
});

describe('what differs between two days', () => {
  const changes = 'part=changes';
  const asked = async (given: Given) =>
    (await show(programme, given)).askedOf(diffPolicy)[0]?.input['before'];

  test.each<readonly [string, Partial<Programme>, string]>([
    ['the law looked at began', {}, '2026-06-30'],
    ['an older law began, looked at on its day', { on: '2025-12-31' }, '2025-06-30'],
    ['the law begins, on its first day', { on: '2026-07-01' }, '2026-06-30'],
    ['the day itself, before any law', { on: '2020-01-01' }, '2019-12-31'],
    ['the day itself, where no law is known', { versions: [] }, '2026-11-24'],
  ])('is asked for from the day before %s', async (_what, given, before) => {
    expect(await asked({ programme: given, search: changes })).toBe(before);
  });

  test.each([
    ['2024-01-01', '2024-01-01'],
    ['2024-13-01', '2026-06-30'],
    ['xưa', '2026-06-30'],
  ])('from the day “%s” of the address is from %s', async (before, used) => {
    expect(await asked({ search: `${changes}&before=${before}` })).toBe(used);
  });

  test('from another day chosen, the address keeps it', async () => {
    const view = await show(programme, { search: changes });
    await view.fill('So từ ngày', '1/1/2025');
    await view.user.keyboard('{Enter}');
    expect(view.at()).toBe('/here?part=changes&before=2025-01-01');
    await waitFor(() =>
      expect(view.askedOf(diffPolicy).at(-1)?.input).toMatchObject({ before: '2025-01-01' }),
    );
  });

  test('leads to each of its times, by the first day', async () => {
    await show(programme, { search: `${changes}&area=east` });
    expect(hrefOf('01/07/2025')).toBe(
      '/app/policies/social_pension?area=east&on=2025-07-01&part=changes',
    );
  });

  test('refused, the periods stay and the question is asked again', async () => {
    const then = { times: 1, reply: noChange };
    const failing = fails(diffPolicy, { detail: 'Ngày quá xa.' }, then);
    const view = await show(programme, { search: changes, others: [failing] });
    await screen.findByText(/Ngày quá xa/);
    expect(view.words()).toContain('Chưa so được hai ngày này');
    expect(view.words()).toContain('Điều 21 Luật số 41');
    await view.press('Tải lại');
    await screen.findByText('Hai ngày này chính sách không khác nhau.');
  });
});

describe('an instrument', () => {
  test.each<readonly [string, Partial<Instrument>, string]>([
    ['2021-06-30', {}, 'chưa có hiệu lực'],
    ['2021-07-01', {}, 'còn hiệu lực'],
    ['2024-06-30', { to: '2024-06-30' }, 'còn hiệu lực'],
    ['2024-07-01', { to: '2024-06-30' }, 'hết hiệu lực'],
    ['2024-07-01', { from: null }, 'chưa rõ'],
    ['2024-07-01', { from: '2024' }, 'chưa rõ'],
    ['2024-07-01', { replacedBy: ['1/2024/NĐ-CP'] }, 'chưa rõ'],
  ])('on %s with %j is “%s”', async (on, instrument, state) => {
    const view = await show(document, { instrument, search: `on=${on}` });
    const [head] = view.words().split('Theo ngày');
    expect(head).toContain(state);
  });

  test('that is unclear says why, one that is clear has nothing to explain', async () => {
    const view = await show(document, { instrument: { from: null }, search: 'on=2024-07-01' });
    expect(screen.getByRole('button', { name: /chưa rõ/ })).toBeDefined();
    view.leave();
    await show(document, { search: 'on=2024-07-01' });
    expect(screen.queryByRole('button', { name: /chưa rõ/ })).toBe(null);
  });

  test('tells days of which only a part is known as they are known', async () => {
    const view = await show(document, { instrument: { issued: '2007', from: '2008-02' } });
    expect(view.words()).toContain('Ban hành2007');
    expect(view.words()).toContain('Hiệu lực từ02/2008');
    expect(view.words()).toContain('Hết hiệu lực–');
  });

  test('without a number is called by its name alone, and that is said', async () => {
    const instrument = { number: 'Quyết định về ăn trưa', unnumbered: true };
    const view = await show(document, { instrument });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(instrument.number);
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('Nghị định');
    expect(view.words()).toContain('(chưa rõ số, ký hiệu)');
  });

  test('on which nothing rests says so of programmes and of values', async () => {
    const view = await show(document);
    expect(view.words()).toContain('Chưa có chính sách nào trong dữ liệu dựa vào văn bản này.');
    expect(view.words()).toContain('Chưa có giá trị nào trong dữ liệu dựa vào văn bản này.');
  });

  const aLine: Instrument['values'][number] = {
    ...{ name: 'social_assistance.standard', label: 'mức chuẩn', unit: 'đồng', keyed: false },
    ...{ count: 1, value: '360000', from: '2021-07-01', articles: ['Điều 4'] },
  };

  test.each<readonly [string, Partial<typeof aLine>, string]>([
    ['a value', {}, '360.000'],
    ['a value nobody knows', { value: null }, 'chưa biết mức'],
    ['a table', { keyed: true, count: 79, value: null }, '79 dòng'],
    ['three articles', { articles: ['Đ1', 'Đ2', 'Đ3'] }, 'Đ1; Đ2; Đ3'],
    ['more articles', { articles: ['Đ1', 'Đ2', 'Đ3', 'Đ4'] }, 'Đ1; Đ2; Đ3 …'],
  ])('with %s of it tells “%s”', async (_what, given, said) => {
    await show(document, { instrument: { values: [{ ...aLine, ...given }] } });
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toContain(said);
    expect(cells[0]?.textContent).toBe('Mức chuẩn');
  });

  test('keeps the day on the way to programmes and back to the register', async () => {
    const programmes = [{ programme: 'social_pension', title: 'Trợ cấp hưu trí' }];
    await show(document, { instrument: { programmes }, search: 'on=2024-07-01' });
    expect(hrefOf('Trợ cấp hưu trí')).toBe('/app/policies/social_pension?on=2024-07-01');
    expect(hrefOf('Văn bản pháp luật')).toBe('/app/law/documents?on=2024-07-01');
  });
});

describe('a value of the law', () => {
  test('of one line is drawn and asks for no line', async () => {
    const view = await show(value);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Mức chuẩn trợ giúp');
    expect(screen.queryByLabelText('Dòng của bảng')).toBe(null);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'mức chuẩn trợ giúp: Cả nước. Số liệu có ở thẻ Bảng.',
    );
    expect(view.words()).toContain('đã kiểm chứng');
  });

  const table = {
    keyed: true,
    keys: { a: 'Dòng thứ nhất' },
    values: [aRow({ key: 'a', value: '1' }), aRow({ key: 'b', value: '2.5', confidence: '?' })],
  } as const;

  test.each([
    ['', 'a'],
    ['key=b', 'b'],
    ['key=z', 'a'],
  ])('of a table opened with “%s” shows the line %s', async (search, key) => {
    await show(value, { value: { ...table, values: [...table.values] }, search });
    expect(screen.getByLabelText<HTMLSelectElement>('Dòng của bảng').value).toBe(key);
  });

  test('of a table goes to another line, which the address and the other view keep', async () => {
    const view = await show(value, { value: { ...table, values: [...table.values] } });
    await view.user.selectOptions(screen.getByLabelText('Dòng của bảng'), 'b');
    expect(view.at()).toBe('/here?key=b');
    expect(hrefOf(/^Bảng/)).toBe('/app/law/values/social_assistance.standard?key=b&view=table');
    expect(view.words()).toContain('chưa kiểm chứng');
  });

  test('has lines of country, city and old provinces, each named', async () => {
    const values = [
      aRow(),
      aRow({ level: 'city', area: 'city', value: '400000' }),
      aRow({ level: 'area', area: 'west', value: '380000' }),
    ];
    await show(value, { value: { values } });
    const drawing = screen.getByRole('img');
    expect(drawing.getAttribute('aria-label')).toContain('Cả nước, Thành phố, Hải Dương cũ');
    for (const amount of ['360.000', '400.000', '380.000'])
      expect(drawing.textContent).toContain(amount);
  });

  test('in English groups its amounts as English does', async () => {
    await show(value, { language: 'en' });
    expect(screen.getByRole('img').textContent).toContain('360,000');
  });

  test('in its table has the newest first, unknown days said to be so', async () => {
    const values = [
      aRow({ from: '2015-01-01', to: '2021-06-30', value: '270000', issued: null }),
      aRow({ note: 'Theo tháng.' }),
    ];
    await show(value, { value: { values }, search: 'view=table' });
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell')[1]?.textContent)).toEqual([
      '360.000',
      '270.000',
    ]);
    expect(rows[0]?.textContent).toContain('Theo tháng.');
    expect(rows[1]?.textContent).toContain('chưa rõ');
  });
});
