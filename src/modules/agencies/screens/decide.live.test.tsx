// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { InputOf, ReplyOf } from '../../../kernel/index.ts';
import {
  decideAgencySuccessor,
  findAgencies,
  listAgencyDecisions,
  type listUndecidedAgencies,
} from '../contract.ts';
import { DecideDialog } from './decide-successor.tsx';

type Row = ReplyOf<typeof listUndecidedAgencies>['functions'][number];

const row: Row = {
  code: 'HP-SLDTBXH',
  name: 'Sở Lao động - Thương binh và Xã hội',
  on: '2025-03-01',
  function: 'trẻ em',
  successor: { code: 'HP-SYT', name: 'Sở Y tế' },
  alike: 1,
} as Row;

const health = {
  ...{ code: 'HP-SYT', name: 'Sở Y tế', kind: 'department', parent: null, area: null },
  ...{ from: null, to: null, verified: true },
} as const;

function show(given: Partial<Row> = {}, ...others: readonly Answering[]) {
  const said: (string | null)[] = [];
  const view = live(
    <DecideDialog row={{ ...row, ...given }} onDone={(words) => said.push(words)} />,
    {
      session: aSession('agency.read', 'agency.decide'),
      answers: [
        ...others,
        replies(listAgencyDecisions, { decisions: [] }),
        replies(decideAgencySuccessor, { agencies: 3 } as ReplyOf<typeof decideAgencySuccessor>),
        replies(findAgencies, { on: '2025-03-01', agencies: [health] }),
      ],
    },
  );
  return { view, said };
}

type View = ReturnType<typeof show>['view'];
const dialog = () => screen.getByRole('dialog');
const save = (view: View) =>
  view.user.click(within(dialog()).getByRole('button', { name: 'Ghi theo văn bản' }));
const choose = (view: View, label: string, value: string) =>
  view.user.selectOptions(screen.getByLabelText(label), value);
const choices = (label: string) =>
  within(screen.getByLabelText(label))
    .getAllByRole<HTMLOptionElement>('option')
    .map(({ value }) => value);

async function byDocument(view: View) {
  await view.fill('Văn bản (số, cơ quan ban hành)', ' Quyết định 77 ');
  await view.fill('Ngày của văn bản', '20/2/2025');
}

async function pick(view: View) {
  await view.user.type(await screen.findByLabelText('Nơi tiếp nhận'), 'y te');
  fireEvent.click(await screen.findByRole('option', { name: /Sở Y tế/ }));
}

function sentOf(view: View): Partial<InputOf<typeof decideAgencySuccessor>> {
  const { requestId: _id, ...input } = view.askedOf(decideAgencySuccessor)[0]?.input ?? {};
  return input;
}

const common = {
  ...{ code: 'HP-SLDTBXH', on: '2025-03-01', function: 'trẻ em', seen: 0 },
  ...{ source: 'Quyết định 77', documentDate: '2025-02-20' },
};

describe('what a document says about who took a function over', () => {
  test('that it stands as inferred: no other successor is sent', async () => {
    const { view, said } = show();
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(said).toEqual(['Đã ghi theo văn bản, áp dụng cho 3 cơ quan.']));
    expect(sentOf(view)).toEqual({ ...common, kind: 'confirm', alike: false });
  });

  test('that another took it over, looked for as of the day of the change', async () => {
    const { view, said } = show();
    await choose(view, 'Nội dung văn bản', 'replace');
    await pick(view);
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(said).toHaveLength(1));
    expect(sentOf(view)).toEqual({ ...common, kind: 'replace', successor: 'HP-SYT', alike: false });
    expect(view.askedOf(findAgencies)[0]?.input).toEqual({ text: 'y te', on: '2025-03-01' });
  });

  test('that a part of it went elsewhere: the part is named', async () => {
    const { view, said } = show();
    await choose(view, 'Nội dung văn bản', 'add');
    await view.fill('Phần việc được chuyển riêng', ' bảo vệ trẻ em ');
    await pick(view);
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(said).toHaveLength(1));
    expect(sentOf(view)).toMatchObject({
      kind: 'add',
      passed: 'bảo vệ trẻ em',
      successor: 'HP-SYT',
    });
  });

  test.each([
    ['confirm', ['Văn bản (số, cơ quan ban hành)', 'Ngày của văn bản']],
    ['replace', ['Nơi tiếp nhận', 'Văn bản (số, cơ quan ban hành)', 'Ngày của văn bản']],
    [
      'add',
      [
        'Nơi tiếp nhận',
        'Phần việc được chuyển riêng',
        'Văn bản (số, cơ quan ban hành)',
        'Ngày của văn bản',
      ],
    ],
  ])('“%s” names all that is missing and sends nothing', async (kind, missing) => {
    const { view } = show();
    await choose(view, 'Nội dung văn bản', kind);
    await save(view);
    expect(dialog().textContent).toContain(`Còn mục chưa ghi: ${missing.join(', ')}.`);
    expect(view.askedOf(decideAgencySuccessor)).toEqual([]);
  });

  test('where nobody is known there is nothing to confirm', () => {
    show({ successor: null });
    expect(choices('Nội dung văn bản')).toEqual(['replace', 'add']);
    expect(dialog().textContent).toContain('trẻ em:');
  });

  test('of an agency as a whole says so', () => {
    show({ function: null });
    expect(dialog().textContent).not.toContain('null');
  });
});

describe('a document about agencies that are alike', () => {
  test('holds for all of them unless one is meant', async () => {
    const { view, said } = show({ alike: 15 });
    expect(choices('Áp dụng cho')).toEqual(['all', 'one']);
    expect(dialog().textContent).toContain('Nơi tiếp nhận theo văn bản: 15 cơ quan cùng loại');
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(said).toHaveLength(1));
    expect(sentOf(view).alike).toBe(true);
  });

  test('can be recorded for one alone, which the title then names', async () => {
    const { view, said } = show({ alike: 15 });
    await choose(view, 'Áp dụng cho', 'one');
    expect(dialog().textContent).toContain(`Nơi tiếp nhận theo văn bản: ${row.name}`);
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(said).toHaveLength(1));
    expect(sentOf(view).alike).toBe(false);
  });

  test('is not asked about where there is one only', () => {
    show();
    expect(screen.queryByLabelText('Áp dụng cho')).toBe(null);
  });
});

describe('a decision that cannot be recorded', () => {
  test('says why, and stays open with what was filled in', async () => {
    const detail = 'Đã có người ghi trước.';
    const { view, said } = show({}, fails(decideAgencySuccessor, { detail, kind: 'conflict' }));
    await byDocument(view);
    await save(view);
    await waitFor(() => expect(dialog().textContent).toContain(detail));
    expect(said).toEqual([]);
    expect(screen.getByLabelText('Ngày của văn bản')).toHaveProperty('value', '20/02/2025');
  });

  test('is not sent while it is not known what was decided before', async () => {
    const waiting = { id: listAgencyDecisions.id, answer: () => 'waiting' as const };
    const { view } = show({}, waiting);
    await byDocument(view);
    await save(view);
    expect(view.askedOf(decideAgencySuccessor)).toEqual([]);
  });

  test('given up says nothing', async () => {
    const { view, said } = show();
    await view.press('Thôi');
    expect([said, view.askedOf(decideAgencySuccessor)]).toEqual([[null], []]);
  });
});
