// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { decideAreaSuccessors, findAreas, type getArea, listAreaDecisions } from '../contract.ts';
import { SuccessorDecisions } from './decide-successors.tsx';

type Record = ReplyOf<typeof getArea>;

const successor: Record['successors'][number] = {
  code: '11371',
  name: 'Gia Viên',
  type: 'phường',
  from: '2025-07-01',
  on: '2025-07-01',
  share: 1,
  whole: true,
  source: 'suy ra',
  verified: false,
};

function aRecord(successors = [successor], to: string | null = '2025-06-30'): Record {
  return {
    on: '2025-06-30',
    unit: {
      code: '11362',
      name: 'Lạch Tray',
      type: 'phường',
      level: 'commune',
      parent: null,
      from: '2004-07-01',
      to,
    },
    source: 'Danh mục',
    path: [],
    successors,
    predecessors: [],
    otherTimes: [],
    hamlets: [],
  };
}

const decision: ReplyOf<typeof listAreaDecisions>['decisions'][number] = {
  number: 1,
  kind: 'confirmed',
  parts: [{ code: '11371', name: 'Gia Viên', share: 1 }],
  source: 'Nghị quyết 1669/NQ-UBTVQH15',
  documentDate: '2025-06-16',
  reason: null,
  at: '2026-01-15T02:00:00Z',
  by: 'user:ha',
};

const done = {
  unit: { ...aRecord().unit, source: '', successors: [] },
  decision,
};

const found = {
  on: '2025-07-01',
  units: [
    { ...aRecord().unit, code: '11371', name: 'Gia Viên', to: null },
    { ...aRecord().unit, code: '11371-001', name: 'Gia Viên 1', level: 'hamlet' as const },
  ],
};

interface Given {
  readonly record?: Record;
  readonly decisions?: readonly (typeof decision)[];
  readonly rights?: readonly string[];
  readonly others?: readonly Answering[];
}

function show(given: Given = {}) {
  const { record = aRecord(), decisions = [], rights = ['area.read', 'area.decide'] } = given;
  return live(<SuccessorDecisions record={record} />, {
    session: aSession(...rights),
    answers: [
      ...(given.others ?? []),
      replies(listAreaDecisions, { decisions: [...decisions] }),
      replies(decideAreaSuccessors, done),
      replies(findAreas, found),
    ],
  });
}

type View = ReturnType<typeof show>;
const dialog = () => screen.getByRole('dialog');
const save = (view: View) =>
  view.user.click(within(dialog()).getByRole('button', { name: 'Ghi theo văn bản' }));

async function open(given: Given = {}) {
  const view = show(given);
  await waitFor(() => expect(view.askedOf(listAreaDecisions)).toHaveLength(1));
  await view.press('Xác nhận theo văn bản');
  return view;
}

async function byDocument(view: View) {
  await view.fill('Văn bản (số, cơ quan ban hành)', 'Nghị quyết 1669/NQ-UBTVQH15');
  await view.fill('Ngày của văn bản', '16/6/2025');
}

async function pick(view: View, number: number) {
  const field = await screen.findByLabelText(`Đơn vị tiếp nhận ${number}`);
  await view.user.type(field, 'gia');
  fireEvent.click(await screen.findByRole('option', { name: /Gia Viên/ }));
}

const document = { source: 'Nghị quyết 1669/NQ-UBTVQH15', documentDate: '2025-06-16' };
const sentOf = (view: View) => {
  const { requestId: _id, ...input } = view.askedOf(decideAreaSuccessors)[0]?.input ?? {};
  return input;
};

describe('confirming the successors that stand', () => {
  test('sends unit, document and how many decisions were seen', async () => {
    const view = await open({ decisions: [decision] });
    expect(dialog().textContent).toContain('Đang ghi: Gia Viên');
    await byDocument(view);
    await save(view);
    await screen.findByText('Đã ghi theo văn bản; diễn biến được giữ lại.');
    expect(sentOf(view)).toEqual({
      ...{ code: '11362', from: '2004-07-01', seen: 1, kind: 'confirm' },
      ...document,
    });
  });

  test('without its document says what is missing', async () => {
    const view = await open();
    await save(view);
    expect(dialog().textContent).toContain(
      'Còn mục chưa ghi: Văn bản (số, cơ quan ban hành), Ngày của văn bản.',
    );
    expect(view.askedOf(decideAreaSuccessors)).toEqual([]);
  });

  test('refused says why and stays open', async () => {
    const detail = 'Văn bản có ngày sau hôm nay.';
    const view = await open({ others: [fails(decideAreaSuccessors, { detail })] });
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(dialog().textContent).toContain(detail));
    expect(view.words()).not.toContain('diễn biến được giữ lại');
  });

  test('given up sends nothing', async () => {
    const view = await open();
    await view.press('Thôi');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(view.askedOf(decideAreaSuccessors)).toEqual([]);
  });
});

describe('replacing the successors', () => {
  const replace = (view: View) =>
    view.user.selectOptions(screen.getByLabelText('Nội dung văn bản'), 'replace');

  test('one alone takes the whole, looked for as of the day of the change', async () => {
    const view = await open();
    await replace(view);
    await pick(view, 1);
    await byDocument(view);
    await save(view);
    await screen.findByText('Đã ghi theo văn bản; diễn biến được giữ lại.');
    expect(sentOf(view)).toMatchObject({
      kind: 'replace',
      parts: [{ code: '11371', thousandths: 1000 }],
    });
    expect(view.askedOf(findAreas)[0]?.input).toEqual({ text: 'gia', on: '2025-07-01' });
  });

  test('offers units to choose from, not their hamlets', async () => {
    const view = await open();
    await replace(view);
    await view.user.type(await screen.findByLabelText('Đơn vị tiếp nhận 1'), 'gia');
    await screen.findByRole('option', { name: /Gia Viên/ });
    expect(screen.getAllByRole('option').filter(({ id }) => /option-\d+$/.test(id))).toHaveLength(
      1,
    );
  });

  test('several take their shares, in percent with at most one decimal', async () => {
    const view = await open();
    await replace(view);
    await pick(view, 1);
    await view.press('Thêm đơn vị tiếp nhận');
    await pick(view, 2);
    const [first, second] = screen.getAllByLabelText('Phần diện tích (%)');
    await view.user.type(first ?? dialog(), '58,5');
    await byDocument(view);
    await save(view);
    expect(dialog().textContent).toContain('Còn mục chưa ghi: Đơn vị tiếp nhận.');
    await view.user.type(second ?? dialog(), '41.5');
    await save(view);
    await screen.findByText('Đã ghi theo văn bản; diễn biến được giữ lại.');
    expect(sentOf(view)['parts']).toEqual([
      { code: '11371', thousandths: 585 },
      { code: '11371', thousandths: 415 },
    ]);
  });

  test('where none stands is the only way, from the day after the end', async () => {
    const view = await open({ record: aRecord([]) });
    expect(within(screen.getByLabelText('Nội dung văn bản')).getAllByRole('option')).toHaveLength(
      1,
    );
    await pick(view, 1);
    expect(view.askedOf(findAreas)[0]?.input['on']).toBe('2025-07-01');
  });
});

describe('who may decide', () => {
  test.each([
    ['who may only read', { rights: ['area.read'] }],
    ['a unit that still stands and passed into none', { record: aRecord([], null) }],
  ])('%s sees no way to', async (_who, given) => {
    const view = show({ ...given, decisions: [decision] });
    await screen.findByText(/ha xác nhận: Gia Viên/);
    expect(view.words()).not.toContain('Xác nhận theo văn bản');
  });

  test('without the right to read nothing is asked', () => {
    const view = show({ rights: [] });
    expect(view.asked).toEqual([]);
    expect(view.words()).toBe('');
  });
});
