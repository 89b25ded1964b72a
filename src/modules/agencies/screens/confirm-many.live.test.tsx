// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { decideAgencySuccessor, listAgencyDecisions } from '../contract.ts';
import { ConfirmMany } from './confirm-many.tsx';
import type { UndecidedFunction } from './undecided.tsx';

const row = {
  code: 'HP-SLDTBXH',
  name: 'Sở LĐ-TB&XH',
  on: '2025-03-01',
  function: 'trẻ em',
  successor: { code: 'HP-SYT', name: 'Sở Y tế' },
  alike: 1,
} as UndecidedFunction;
const other = { ...row, function: 'việc làm' } as UndecidedFunction;
const unknown = { ...row, function: 'cai nghiện', successor: null } as UndecidedFunction;

function show(...answers: readonly Answering[]) {
  const part = (
    <ConfirmMany
      rows={[row, other, unknown]}
      rowId={(each) => each.function ?? ''}
      onClose={() => {}}
    />
  );
  const usual = [
    replies(listAgencyDecisions, { decisions: [] }),
    replies(decideAgencySuccessor, { agencies: 1 } as ReplyOf<typeof decideAgencySuccessor>),
  ];
  return live(part, { session: aSession('agency.decide'), answers: [...answers, ...usual] });
}

async function byDocument(view: ReturnType<typeof show>) {
  await view.fill('Văn bản (số, cơ quan ban hành)', ' Quyết định 77 ');
  await view.fill('Ngày của văn bản', '01/03/2025');
  fireEvent.blur(screen.getByLabelText('Ngày của văn bản'));
}

test('a function without a recorded successor cannot be confirmed, the others can', () => {
  const view = show();
  expect(view.words()).toContain('Không xác nhận: chưa ghi nơi tiếp nhận nào');
  expect(view.words()).toContain('Sẽ làm 2 trong 3 dòng.');
});

test('without a document and its day nothing is recorded', async () => {
  const view = show();
  await view.press('Xác nhận 2 chức năng');
  expect(view.words()).toContain('Còn mục chưa ghi:');
  expect(view.asked).toEqual([]);
});

test('each is confirmed by the one document, over the decisions there are then', async () => {
  const view = show();
  await byDocument(view);
  await view.press('Xác nhận 2 chức năng');
  await screen.findByText('Đã làm 2 trong 3 dòng; 1 dòng chưa được.');
  expect(view.askedOf(listAgencyDecisions)).toHaveLength(2);
  expect(view.askedOf(decideAgencySuccessor).map(({ input }) => input)).toMatchObject([
    { function: 'trẻ em', kind: 'confirm', source: 'Quyết định 77', documentDate: '2025-03-01' },
    { function: 'việc làm', kind: 'confirm', seen: 0 },
  ]);
});

test('a row whose decisions cannot be read says why and records nothing', async () => {
  const view = show(fails(listAgencyDecisions, { detail: 'Không đọc được.' }));
  await byDocument(view);
  await view.press('Xác nhận 2 chức năng');
  await screen.findByText('Đã làm 0 trong 3 dòng; 3 dòng chưa được.');
  expect(view.askedOf(decideAgencySuccessor)).toEqual([]);
});
