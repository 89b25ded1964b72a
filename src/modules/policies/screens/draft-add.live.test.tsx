// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { aValueLine, draftId } from '../../../../tests/support/law-drafts.ts';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { Language } from '../../../kernel/index.ts';
import { createDraft, listValues } from '../contract/index.ts';
import { DraftAdd } from './draft-add.tsx';

const values = [
  aValueLine({ name: 'social_pension.amount', label: 'mức trợ cấp hưu trí' }),
  aValueLine(),
  aValueLine({
    name: 'social_assistance.coefficient',
    label: 'Hệ số trợ giúp',
    unit: 'lần mức chuẩn',
    keyed: true,
  }),
];

interface Given {
  readonly others?: readonly Answering[];
  readonly language?: Language;
  readonly page?: string;
}

function show(given: Given = {}) {
  const { others = [], language = 'vi', page } = given;
  return live(<DraftAdd params={{}} />, {
    session: aSession('law.review', 'law.draft'),
    language,
    search: page === undefined ? '' : `page=${page}`,
    answers: [...others, replies(listValues, { values }), replies(createDraft, { id: draftId })],
  });
}

type View = ReturnType<typeof show>;

beforeEach(() => localStorage.clear());

const select = async (view: View, label: string, option: string) =>
  view.user.selectOptions(await screen.findByLabelText(label), option);

async function fillValue(view: View, given: Readonly<Record<string, string>> = {}) {
  await screen.findByLabelText('Tên gọi của dự thảo');
  await view.fill('Tên gọi của dự thảo', given['name'] ?? ' Mức chuẩn 2031 ');
  await select(view, 'Loại giá trị', given['parameter'] ?? 'Mức chuẩn trợ giúp');
  await view.fill('Giá trị mới', given['amount'] ?? '800.000');
  await view.fill('Áp dụng từ ngày', given['from'] ?? '1/1/2031');
  await view.fill('Đến hết ngày (để trống nếu chưa có)', given['to'] ?? '');
}

async function fillGround(view: View) {
  await screen.findByLabelText('Số, ký hiệu văn bản');
  await view.fill('Số, ký hiệu văn bản', ' 99/2030/NQ-HĐND ');
  await view.fill('Điều, khoản', 'khoản 1 Điều 2');
}

const next = (view: View) => view.press('Lưu và tiếp tục');
const send = (view: View) => view.press('Lập dự thảo và kiểm tra');

/** The way from the first page to the one where everything is checked. */
async function toCheck(view: View) {
  await fillValue(view);
  await next(view);
  await fillGround(view);
  await next(view);
  await screen.findByRole('heading', { name: 'Kiểm tra và gửi' });
}

function sentOf(view: View) {
  const { requestId: _id, ...input } = view.askedOf(createDraft)[0]?.input ?? {};
  return input;
}

const faults = () =>
  screen
    .getAllByRole('link')
    .filter((link) => link.getAttribute('href')?.startsWith('#') === true)
    .map(({ textContent }) => textContent);

describe('making a draft of one dated value', () => {
  test('begins with the parts to fill in, none of them done', async () => {
    const view = show();
    await screen.findByRole('list', { name: 'Các phần cần điền' });
    expect(view.words()).toContain('Chưa gửi được: còn 2 phần chưa xong.');
    await view.press('Giá trị');
    expect(view.at()).toBe('/here?page=value');
  });

  test('leads from the value to its instrument, and to the check of both', async () => {
    const view = show({ page: 'value' });
    await toCheck(view);
    expect(view.steps).toEqual(['/here?page=ground', '/here?page=check']);
    for (const said of [
      'Tên gọi của dự thảo Mức chuẩn 2031',
      'Loại giá trịMức chuẩn trợ giúp',
      'Giá trị mới800.000',
      'Áp dụng từ ngày01/01/2031',
      'Nơi áp dụngCả nước',
      'Văn bản nàyĐã có trong danh mục',
      'Mức kiểm chứngĐã đọc văn bản',
    ])
      expect(view.words()).toContain(said);
  });

  test('sends what the law’s data keep: numbers plain, days by ISO, empty answers none', async () => {
    const view = show({ page: 'value' });
    await toCheck(view);
    await send(view);
    expect(sentOf(view)).toEqual({
      title: 'Mức chuẩn 2031',
      texts: [],
      value: {
        parameter: 'social_assistance.standard',
        key: null,
        value: '800000',
        from: '2031-01-01',
        to: null,
        area: null,
        document: '99/2030/NQ-HĐND',
        article: 'khoản 1 Điều 2',
        confidence: 'S',
        note: null,
      },
      document: null,
    });
  });

  test('made, opens the draft where its check is seen', async () => {
    const view = show({ page: 'value' });
    await toCheck(view);
    await send(view);
    await waitFor(() => expect(view.at()).toBe(`/law/drafts/${draftId}?part=check`));
  });

  test('refused, says why beside the button and keeps every answer', async () => {
    const detail = 'Dự thảo chưa có nội dung.';
    const view = show({ page: 'value', others: [fails(createDraft, { detail })] });
    await toCheck(view);
    await send(view);
    await screen.findByText(new RegExp(detail));
    expect(view.at()).toBe('/here?page=check');
    expect(view.words()).toContain('Giá trị mới800.000');
  });
});

describe('the page of the value', () => {
  test('names everything that is missing and stays', async () => {
    const view = show({ page: 'value' });
    await screen.findByLabelText('Tên gọi của dự thảo');
    await next(view);
    expect(faults()).toEqual([
      'Đề nghị ghi “Tên gọi của dự thảo”.',
      'Đề nghị ghi “Loại giá trị”.',
      '“Giá trị mới” chưa đúng: Chỉ ghi số, ví dụ 700000 hoặc 1.5',
      'Đề nghị ghi “Áp dụng từ ngày”.',
    ]);
    expect(view.steps).toEqual([]);
  });

  test('says the same in English', async () => {
    const view = show({ page: 'value', language: 'en' });
    await screen.findByLabelText('Name of the draft');
    await view.press('Save and continue');
    expect(faults()).toEqual([
      'Fill in “Name of the draft”.',
      'Fill in “Kind of value”.',
      '“New value” is not right: Digits only, such as 700000 or 1.5',
      'Fill in “From”.',
    ]);
  });

  test.each([
    ['a sum in words', { amount: 'tám trăm nghìn' }, /“Giá trị mới” chưa đúng/],
    ['a sum with its unit', { amount: '800000 đồng' }, /“Giá trị mới” chưa đúng/],
    ['no sum', { amount: '' }, /“Giá trị mới” chưa đúng/],
    ['a last day before the first', { to: '31/12/2030' }, /Ngày cuối phải sau ngày đầu/],
    ['a name of two letters', { name: 'ab' }, /Đề nghị ghi “Tên gọi của dự thảo”/],
    ['no day', { from: '' }, /Đề nghị ghi “Áp dụng từ ngày”/],
  ] as const)('does not go on with %s', async (_what, given, said) => {
    const view = show({ page: 'value' });
    await fillValue(view, given);
    await next(view);
    expect(faults()).toEqual([expect.stringMatching(said)]);
    expect(view.steps).toEqual([]);
  });

  test('goes on once what was wrong is put right', async () => {
    const view = show({ page: 'value' });
    await fillValue(view, { amount: '1.2.3' });
    await next(view);
    await view.fill('Giá trị mới', '1,2');
    expect(faults()).toEqual([]);
    await next(view);
    expect(view.at()).toBe('/here?page=ground');
  });

  test('offers the values by the Vietnamese alphabet, none chosen', async () => {
    show({ page: 'value' });
    const field = await screen.findByLabelText<HTMLSelectElement>('Loại giá trị');
    expect(field.value).toBe('');
    expect(
      within(field)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Chọn loại giá trị', 'Hệ số trợ giúp', 'Mức chuẩn trợ giúp', 'mức trợ cấp hưu trí']);
  });

  test('tells the unit of the value chosen, and asks for the line of a table only', async () => {
    const view = show({ page: 'value' });
    expect(await screen.findByText(/đơn vị: –/)).toBeDefined();
    await select(view, 'Loại giá trị', 'Mức chuẩn trợ giúp');
    expect(view.words()).toContain('đơn vị: đồng mỗi tháng');
    expect(screen.queryByLabelText('Dòng của bảng')).toBe(null);
    await select(view, 'Loại giá trị', 'Hệ số trợ giúp');
    expect(view.words()).toContain('đơn vị: lần mức chuẩn');
    expect(screen.getByLabelText('Dòng của bảng')).toBeDefined();
  });

  test('a line of a table and a part of the city are sent', async () => {
    const view = show({ page: 'value' });
    await fillValue(view, { parameter: 'Hệ số trợ giúp', amount: '1,5' });
    await view.fill('Dòng của bảng', ' severe_child ');
    await select(view, 'Nơi áp dụng', 'Hải Dương cũ (trước 01/07/2025)');
    await next(view);
    await fillGround(view);
    await next(view);
    await screen.findByRole('heading', { name: 'Kiểm tra và gửi' });
    expect(view.words()).toContain('Nơi áp dụngHải Dương cũ (trước 01/07/2025)');
    await send(view);
    expect(sentOf(view)['value']).toMatchObject({
      parameter: 'social_assistance.coefficient',
      key: 'severe_child',
      value: '1.5',
      area: 'west',
    });
  });
});

describe('the page of the instrument', () => {
  test('of the register asks for number and article alone', async () => {
    const view = show({ page: 'ground' });
    await screen.findByLabelText('Số, ký hiệu văn bản');
    await next(view);
    expect(faults()).toEqual(['Đề nghị ghi “Số, ký hiệu văn bản”.', 'Đề nghị ghi “Điều, khoản”.']);
    expect(screen.queryByLabelText('Trích yếu')).toBe(null);
  });

  test('that is new asks also what the register must know of it', async () => {
    const view = show({ page: 'ground' });
    await select(view, 'Văn bản này', 'Chưa có, ghi vào cùng dự thảo');
    await fillGround(view);
    await next(view);
    expect(faults()).toEqual([
      'Đề nghị ghi “Loại văn bản”.',
      'Đề nghị ghi “Cơ quan ban hành”.',
      'Đề nghị ghi “Trích yếu”.',
    ]);
  });

  test('that is new goes with the draft, its days too', async () => {
    const view = show({ page: 'value' });
    await fillValue(view);
    await next(view);
    await fillGround(view);
    await select(view, 'Văn bản này', 'Chưa có, ghi vào cùng dự thảo');
    await view.fill('Loại văn bản', 'Nghị quyết');
    await view.fill('Cơ quan ban hành', 'Hội đồng nhân dân thành phố');
    await view.fill('Trích yếu', 'về mức chuẩn trợ giúp');
    await view.fill('Ngày ban hành', '10/12/2030');
    await view.fill('Có hiệu lực từ ngày', '1/1/2031');
    await select(view, 'Mức kiểm chứng', 'Chỉ đọc nguồn thứ cấp');
    await view.fill('Ghi chú (để trống nếu không có)', 'Theo báo thành phố');
    await next(view);
    await screen.findByRole('heading', { name: 'Kiểm tra và gửi' });
    expect(view.words()).toContain('Ngày ban hành10/12/2030');
    await send(view);
    expect(sentOf(view)).toMatchObject({
      document: {
        number: '99/2030/NQ-HĐND',
        unnumbered: false,
        type: 'Nghị quyết',
        issuer: 'Hội đồng nhân dân thành phố',
        title: 'về mức chuẩn trợ giúp',
        issued: '2030-12-10',
        from: '2031-01-01',
      },
      value: { confidence: 'S2', note: 'Theo báo thành phố' },
    });
  });
});

describe('when the kinds of value do not come', () => {
  test('there is no form, why is said, and they are asked for again', async () => {
    const then = { times: 1, reply: { values } };
    const view = show({ others: [fails(listValues, { detail: 'Máy chủ bận.' }, then)] });
    await screen.findByText(/Máy chủ bận/);
    expect(screen.queryByRole('list', { name: 'Các phần cần điền' })).toBe(null);
    await view.press('Tải lại');
    await screen.findByRole('list', { name: 'Các phần cần điền' });
  });

  test('the way back to the drafts is there while they are waited for', () => {
    live(<DraftAdd params={{}} />, { session: aSession('law.draft') });
    expect(screen.getByRole('link', { name: 'Dự thảo quy định' }).getAttribute('href')).toBe(
      '/app/law/drafts',
    );
    expect(screen.getByRole('status').textContent).toContain('…');
  });
});
