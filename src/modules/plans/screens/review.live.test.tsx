// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import {
  aFindingList,
  aMatrix,
  anEntry,
  aPlanSummary,
  findingReplies,
  keptResolution,
  planKey,
  sourceLines,
  type Finding,
  type Plan,
} from '../../../../tests/support/plan-replies.ts';
import { aSession } from '../../../../tests/support/screens.tsx';
import {
  approvePlan,
  getMatrix,
  getSource,
  listFindings,
  listHistory,
  reopenFinding,
  settleFinding,
  startOver,
} from '../contract/index.ts';
import { keptDraft } from './drafts.ts';
import { Review } from './review.tsx';

const rights = ['plan.read', 'plan.settle', 'plan.approve', 'plan.import'];
const plan = aPlanSummary();
const [first, second] = findingReplies as readonly [Finding, Finding];

const settled = (finding: Finding, by = 'Trần Thu Hà'): Finding => {
  return { ...finding, resolution: { ...keptResolution, by } };
};

interface Given {
  readonly findings?: readonly Finding[];
  readonly plan?: Partial<Plan>;
  readonly search?: string;
  readonly others?: readonly Answering[];
  readonly session?: readonly string[];
}

function show(given: Given = {}) {
  const source = { plan, fileName: 'a.txt', lines: [...sourceLines], format: 'txt' as const };
  return live(<Review params={{ key: planKey }} />, {
    path: `/plans/${planKey}/review`,
    search: given.search ?? '',
    session: aSession(...(given.session ?? rights)),
    answers: [
      ...(given.others ?? []),
      replies(listFindings, aFindingList(given.findings, given.plan)),
      replies(getMatrix, aMatrix()),
      replies(getSource, source),
      replies(listHistory, { entries: [anEntry()] }),
      replies(settleFinding, { finding: settled(first), openFindings: 2 }),
    ],
  });
}

type View = ReturnType<typeof show>;
const save = 'Lưu, sang điểm chưa xử lý tiếp theo';
const ready = () => screen.findByLabelText('Lý do');
const findingOf = (view: View) => new URLSearchParams(view.at().split('?')[1]).get('finding');

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(() => {});
});

async function settle(view: View, reason = 'Đúng như văn bản') {
  await ready();
  await view.user.keyboard('1');
  await view.fill('Lý do', reason);
  await view.press(save);
}

describe('a finding that was just settled', () => {
  const undo = (view: View) => view.press('Hoàn tác');

  test('is opened again by the way back, and one returns to it', async () => {
    const reopened = replies(reopenFinding, { finding: first, openFindings: 3 });
    const view = show({ others: [reopened] });
    await settle(view);
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    await undo(view);
    await waitFor(() => expect(findingOf(view)).toBe(first.id));
    const { requestId: _id, ...input } = view.askedOf(reopenFinding)[0]?.input ?? {};
    expect(input).toEqual({
      ...{ key: planKey, version: plan.version, finding: first.id, seen: keptResolution.id },
      reason: 'Hoàn tác ngay sau khi ghi',
    });
    await screen.findByText('Đã hoàn tác.');
  });

  test('gets back the resolution it had before', async () => {
    const before = { ...keptResolution, id: 'r0', reason: 'Lý do cũ' };
    const view = show({
      findings: [{ ...first, resolution: before }, second],
      search: `finding=${first.id}`,
    });
    await settle(view, 'Lý do mới');
    await undo(view);
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(2));
    expect(view.askedOf(settleFinding)[1]?.input).toMatchObject({
      ...{ seen: keptResolution.id, reason: 'Lý do cũ', resolution: before.resolution },
    });
  });
});

describe('settling a finding', () => {
  test('sends the resolution with what was seen, and goes on to the next open one', async () => {
    const view = show();
    await settle(view, ' Đúng như văn bản ');
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    const { requestId: _id, ...input } = view.askedOf(settleFinding)[0]?.input ?? {};
    expect(input).toEqual({
      ...{ key: planKey, version: plan.version, finding: first.id, resolution: 'keep' },
      ...{ value: null, reason: 'Đúng như văn bản', seen: null },
    });
  });

  test('anew names the resolution that stood there', async () => {
    const done = findingReplies.map((finding) => settled(finding));
    const view = show({ findings: done, search: `finding=${first.id}` });
    await ready();
    await view.press(save);
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(1));
    expect(view.askedOf(settleFinding)[0]?.input['seen']).toBe(keptResolution.id);
  });

  test('by its reading sends the value as it is kept', async () => {
    const view = show();
    await ready();
    await view.user.keyboard('2');
    const value = screen.getByLabelText<HTMLInputElement>('năm hoàn thành');
    await view.user.clear(value);
    await view.user.type(value, '2015');
    await view.fill('Lý do', 'Lỗi đánh máy');
    await view.press(save);
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(1));
    expect(view.askedOf(settleFinding)[0]?.input).toMatchObject({
      resolution: 'reading',
      value: '2015',
    });
  });

  test('lost on the way says so, keeps the words, and goes again under the same id', async () => {
    const reply = { finding: settled(first), openFindings: 2 };
    const view = show({ others: [fails(settleFinding, lost, { times: 1, reply })] });
    await settle(view);
    await waitFor(() => expect(view.words()).toContain('mất kết nối với máy chủ'));
    expect(screen.getByLabelText('Lý do')).toHaveProperty('value', 'Đúng như văn bản');
    await view.press(save);
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    const ids = view.askedOf(settleFinding).map(({ input }) => input['requestId']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test.each([
    ['who may not', { session: ['plan.read'] }],
    ['an approved copy', { plan: { state: 'approved' as const } }],
  ])('is refused for %s, and nothing is sent', async (_who, given) => {
    const view = show(given);
    await settle(view);
    expect(view.askedOf(settleFinding)).toEqual([]);
  });
});

describe('the draft of a resolution', () => {
  test('survives the page, until it is saved', async () => {
    const view = show();
    await ready();
    await view.user.keyboard('3');
    await view.fill('Lý do', 'đang viết');
    view.leave();
    const again = show();
    expect(await ready()).toHaveProperty('value', 'đang viết');
    await again.press(save);
    await waitFor(() => expect(again.askedOf(settleFinding)).toHaveLength(1));
    await waitFor(() => expect(keptDraft(plan, first.id)).toBe(null));
  });

  test('stays with its own finding', async () => {
    const view = show();
    await ready();
    await view.fill('Lý do', 'của điểm này');
    await view.press('Điểm sau');
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    await waitFor(() => expect(screen.getByLabelText('Lý do')).toHaveProperty('value', ''));
    expect(keptDraft(plan, first.id)?.reason).toBe('của điểm này');
  });
});

describe('two who settle one finding', () => {
  const code = 'plan.finding_settled_meanwhile';
  const theirs = { ...settled(first, 'Lê Văn Nam') };
  const meanwhile = (): readonly Answering[] => [
    fails(settleFinding, { code, kind: 'conflict' }),
    replies(listFindings, (_input, turn) =>
      aFindingList(turn === 1 ? findingReplies : [theirs, ...findingReplies.slice(1)]),
    ),
  ];

  test('are shown side by side: both resolutions and both reasons', async () => {
    const view = show({ others: meanwhile() });
    await settle(view, 'Lý do của tôi');
    const alert = await screen.findByText(/Lê Văn Nam đã sửa mục này/);
    const table = within(alert.closest('section') ?? document.body);
    const cells = table.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells).toContain('Lý do của tôi');
    expect(cells).toContain(keptResolution.reason);
  });

  test('mine is kept by sending it again, naming theirs as seen', async () => {
    const view = show({ others: meanwhile() });
    await settle(view, 'Lý do của tôi');
    await screen.findByText(/Lê Văn Nam đã sửa mục này/);
    await view.press('Giữ bản đang nhập');
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(2));
    expect(view.askedOf(settleFinding)[1]?.input).toMatchObject({
      seen: keptResolution.id,
      reason: 'Lý do của tôi',
    });
  });

  test('theirs is kept by going on; my draft is gone', async () => {
    const view = show({ others: meanwhile() });
    await settle(view);
    await screen.findByText(/Lê Văn Nam đã sửa mục này/);
    await view.press(/^Giữ bản \d/);
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    expect(view.askedOf(settleFinding)).toHaveLength(1);
    expect(keptDraft(plan, first.id)).toBe(null);
  });
});

describe('stepping through the findings', () => {
  test('J goes on and K goes back, but not out of a field', async () => {
    const view = show();
    await ready();
    await view.user.keyboard('j');
    await waitFor(() => expect(findingOf(view)).toBe(second.id));
    await view.user.keyboard('k');
    await waitFor(() => expect(findingOf(view)).toBe(first.id));
    fireEvent.keyDown(screen.getByLabelText('Lý do'), { key: 'j' });
    expect(findingOf(view)).toBe(first.id);
  });

  test('ends at either end', async () => {
    const view = show({ search: `finding=${first.id}` });
    await ready();
    await view.press('Điểm trước');
    expect(findingOf(view)).toBe(first.id);
  });
});

describe('approving the copy', () => {
  const done = findingReplies.map((finding) => settled(finding, 'Lê Văn Nam'));
  const nothingOpen = { openFindings: 0 };
  const approve = 'Phê duyệt bản số hóa';

  test('says what it confirms, and sends the copy one read', async () => {
    const approved = { ...plan, state: 'approved' as const };
    const view = show({
      findings: done,
      plan: nothingOpen,
      others: [replies(approvePlan, { plan: approved } as never)],
    });
    await ready();
    await view.press(approve);
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('Giữ nguyên văn');
    expect(view.askedOf(approvePlan)).toEqual([]);
    await view.user.click(within(dialog).getByRole('button', { name: approve }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(view.askedOf(approvePlan)[0]?.input).toMatchObject({
      key: planKey,
      version: plan.version,
    });
    await waitFor(() => expect(view.askedOf(listFindings)).toHaveLength(2));
  });

  test.each([
    ['with findings open', {}],
    ['by who may not', { findings: done, plan: nothingOpen, session: ['plan.read'] }],
    [
      'by who settled one of them',
      { findings: findingReplies.map((one) => settled(one)), plan: nothingOpen },
    ],
  ])('%s opens nothing', async (_what, given) => {
    const view = show(given);
    await ready();
    await view.press(approve);
    expect(screen.queryByRole('dialog')).toBe(null);
  });

  test('refused by the server says why, in the dialog', async () => {
    const detail = 'Bản này đã được người khác phê duyệt.';
    const view = show({
      findings: done,
      plan: nothingOpen,
      others: [fails(approvePlan, { detail })],
    });
    await ready();
    await view.press(approve);
    await view.press(approve);
    await waitFor(() => expect(screen.getByRole('dialog').textContent).toContain(detail));
  });
});

describe('a new copy of the same text', () => {
  const name = 'Lập lại từ văn bản gốc';

  test('asks why first', async () => {
    const view = show();
    await ready();
    await view.press(name);
    await view.press(name);
    expect(view.askedOf(startOver)).toEqual([]);
    expect(screen.getByRole('dialog').textContent).toMatch(/Ghi lý do/);
  });

  test('leads to the new copy once it is there', async () => {
    const view = show({ others: [replies(startOver, { version: 2 } as never)] });
    await ready();
    await view.press(name);
    const dialog = screen.getByRole('dialog');
    await view.user.type(within(dialog).getByRole('textbox'), 'Đọc sai phụ lục');
    await view.press(name);
    await waitFor(() => expect(view.at()).toContain('version=2'));
    expect(view.askedOf(startOver)[0]?.input).toMatchObject({
      key: planKey,
      reason: 'Đọc sai phụ lục',
    });
  });

  test('is not offered to who may not load texts', async () => {
    const view = show({ session: ['plan.read', 'plan.settle'] });
    await ready();
    expect(view.words()).not.toContain(name);
  });
});
