// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  aDraft,
  aDraftCheck,
  aFailedCheck,
  anAction,
  draftId,
  type DraftReply,
  underCheck,
} from '../../../../tests/support/law-drafts.ts';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { Language } from '../../../kernel/index.ts';
import {
  approveDraft,
  checkDraft,
  getDraft,
  returnDraft,
  submitDraft,
  withdrawDraft,
} from '../contract/index.ts';
import { Draft } from './draft.tsx';
import { saidOf } from './draft-now.tsx';

interface Given {
  readonly others?: readonly Answering[];
  readonly language?: Language;
  readonly search?: string;
}

const deeds = [submitDraft, returnDraft, approveDraft, withdrawDraft];

/** Every deed answers that it is done, unless told otherwise. */
function show(record: DraftReply, given: Given = {}) {
  const { others = [], language = 'vi', search = '' } = given;
  return live(<Draft params={{ id: draftId }} />, {
    session: aSession('law.review'),
    language,
    search,
    answers: [
      ...others,
      replies(getDraft, record),
      replies(checkDraft, { checking: true }),
      ...deeds.map((operation) => replies(operation, { seen: record.seen + 1 })),
    ],
  });
}

type View = ReturnType<typeof show>;

const opened = () => screen.findByRole('heading', { level: 1 });
const dialog = () => screen.getByRole('dialog');
const now = () => screen.getByRole('region', { name: 'Việc cần làm bây giờ' });
const confirm = (view: View, name: string) =>
  view.user.click(within(dialog()).getByRole('button', { name }));

/** What was sent, its request aside. */
function sentOf(view: View, operation: Parameters<View['askedOf']>[0]) {
  const { requestId: _id, ...input } = view.askedOf(operation)[0]?.input ?? {};
  return input;
}

const passed = aDraftCheck();
const failed = aFailedCheck([{}, { line: 9 }]);
const submitted = { state: 'submitted', submittedBy: 'user:an', check: passed, seen: 2 } as const;

describe('what stands to be done with a draft', () => {
  test.each<readonly [string, Partial<DraftReply>, ReturnType<typeof saidOf>]>([
    ['nobody has checked', {}, 'unchecked'],
    ['is checked this moment', { checking: underCheck }, 'checking'],
    ['has faults', { check: failed }, 'failed'],
    ['has faults and is checked anew', { check: failed, checking: underCheck }, 'failed'],
    ['has passed and is still written', { check: passed }, 'passed'],
    ['waits, for whoever may not approve', submitted, 'waiting'],
    ['waits, for its writer', { ...submitted, may: ['withdraw'] }, 'waiting'],
    ['waits, for an approver', { ...submitted, may: ['approve', 'return'] }, 'approve'],
    ['waits and the law has changed since', { ...submitted, check: null }, 'unchecked'],
    ['waits and no longer holds', { ...submitted, check: failed, may: ['return'] }, 'failed'],
    ['is law, whatever its check says now', { state: 'approved', check: failed }, 'approved'],
    [
      'was withdrawn before its check ended',
      { state: 'withdrawn', checking: underCheck },
      'withdrawn',
    ],
  ])('of one that %s', (_what, given, said) => expect(saidOf(aDraft(given))).toBe(said));
});

describe('the words and buttons of a draft', () => {
  test.each<readonly [string, Partial<DraftReply>, string, readonly string[]]>([
    ['unchecked', {}, 'Nội dung này chưa kiểm tra', ['Kiểm tra']],
    ['under check', { checking: underCheck }, 'Đang kiểm tra dự thảo', []],
    ['with faults', { check: failed, may: ['edit', 'withdraw'] }, 'Còn 2 lỗi', ['Rút dự thảo']],
    [
      'that has passed',
      { check: passed, may: ['edit', 'submit', 'withdraw'] },
      'Đã kiểm tra đạt. Xem thay đổi rồi trình',
      ['Trình phê duyệt', 'Rút dự thảo'],
    ],
    [
      'before an approver',
      { ...submitted, may: ['approve', 'return'] },
      'Đối chiếu văn bản, xem thay đổi rồi phê duyệt hoặc trả lại.',
      ['Phê duyệt', 'Trả lại để bổ sung, hoàn thiện'],
    ],
    ['before a reader', submitted, 'Chờ người phê duyệt.', []],
    ['approved', { state: 'approved', revision: 4 }, 'nằm trong bộ quy định đang áp dụng', []],
    ['withdrawn', { state: 'withdrawn' }, 'Dự thảo đã rút.', []],
  ])('%s', async (_what, given, words, buttons) => {
    show(aDraft(given));
    await opened();
    expect(now().textContent).toContain(words);
    const offered = within(now()).queryAllByRole('button');
    expect(offered.map(({ textContent }) => textContent)).toEqual(buttons);
  });

  test.each<readonly [Partial<DraftReply>, string]>([
    [{}, 'This content has not been checked against the law in effect.'],
    [{ checking: underCheck }, 'The draft is being checked against the law in effect…'],
    [{ check: failed }, '2 errors are left; settle them before submitting.'],
    [{ check: passed }, 'The check has passed. Look at the changes, then submit.'],
    [submitted, 'Waiting for an approver.'],
    [{ state: 'approved' }, 'Approved: part of the law in effect.'],
    [{ state: 'withdrawn' }, 'The draft was withdrawn.'],
  ])('in English %#', async (given, words) => {
    const view = show(aDraft(given), { language: 'en' });
    await opened();
    expect(view.words()).toContain(words);
  });
});

describe('the head of a draft', () => {
  test('tells who wrote and submitted it, without the word that says they are a login', async () => {
    const view = show(aDraft({ ...submitted, submittedBy: 'user:binh', version: 3 }));
    await opened();
    expect(view.words()).toContain('Người lậpan');
    expect(view.words()).toContain('Người trìnhbinh');
    expect(view.words()).toContain('Lần nội dung3');
    expect(view.words()).toContain('chờ phê duyệt');
  });

  test('has a dash where nobody has submitted it, and no number in the law before approval', async () => {
    const view = show(aDraft());
    await opened();
    expect(view.words()).toContain('Người trình–');
    expect(view.words()).not.toContain('Số thứ tự trong bộ quy định');
  });

  test('of approved law has its number in the law', async () => {
    const view = show(aDraft({ state: 'approved', revision: 12 }));
    await opened();
    expect(view.words()).toContain('Số thứ tự trong bộ quy định12');
  });

  test.each([
    ['', 'Nội dung'],
    ['part=content', 'Nội dung'],
    ['part=check', 'Kiểm tra'],
    ['part=changes', 'Thay đổi'],
    ['part=nothing', 'Nội dung'],
  ])('the address “%s” opens its part %s', async (search, part) => {
    show(aDraft({ check: passed }), { search });
    await opened();
    const current = screen
      .getAllByRole('link')
      .filter((link) => link.getAttribute('aria-current') !== null)
      .map(({ textContent }) => textContent);
    expect(current.some((each) => each.startsWith(part))).toBe(true);
  });

  test('its parts count files, faults and changes; before a check only files', async () => {
    const view = show(aDraft({ check: failed }));
    await opened();
    expect(screen.getByRole('link', { name: /^Kiểm tra/ }).textContent).toContain('2');
    expect(screen.getByRole('link', { name: /^Nội dung/ }).textContent).toContain('1');
    view.leave();
    show(aDraft());
    await opened();
    expect(screen.getByRole('link', { name: /^Kiểm tra/ }).textContent.trim()).toBe('Kiểm tra');
  });
});

describe('the history of a draft', () => {
  const actions = [
    anAction(),
    anAction({ number: 2, kind: 'edited', version: 2, by: 'user:chi' }),
    anAction({ number: 3, kind: 'submitted', version: 2 }),
    anAction({ number: 4, kind: 'returned', by: 'user:binh', reason: 'Thiếu căn cứ', version: 2 }),
    anAction({ number: 5, kind: 'withdrawn', reason: null, version: 2 }),
  ];

  test('names who did what, the last first, with the reason given', async () => {
    const view = show(aDraft({ state: 'withdrawn', actions }));
    await opened();
    const said = ['an rút', 'binh trả lại', 'an trình', 'chi ghi nội dung lần 2', 'an lập dự thảo'];
    const places = said.map((each) => view.words().indexOf(each));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(view.words()).toContain('Thiếu căn cứ');
  });

  test('is told in English with the times of the city', async () => {
    const view = show(aDraft({ actions }), { language: 'en' });
    await opened();
    expect(view.words()).toContain('chi wrote content 2');
    expect(view.words()).toContain('25/11/2026 08:00');
  });
});

describe('a draft that cannot be shown', () => {
  test('is waited for', () => {
    live(<Draft params={{ id: draftId }} />, { session: aSession('law.review') });
    expect(screen.getByRole('status').textContent).toContain('…');
  });

  test('says why, and is asked for again', async () => {
    const refusal = { detail: 'Máy chủ bận.' };
    const then = { times: 1, reply: aDraft() };
    const view = show(aDraft(), { others: [fails(getDraft, refusal, then)] });
    await screen.findByText(/Máy chủ bận/);
    expect(view.words()).toContain('Không tải được dự thảo này');
    await view.press('Tải lại');
    await opened();
    expect(view.askedOf(getDraft)).toHaveLength(2);
  });

  test('that is not there is no error of the machine', async () => {
    const refusal = { kind: 'not_found', detail: 'Không có dự thảo này.' } as const;
    show(aDraft(), { others: [fails(getDraft, refusal)] });
    await screen.findByText(/Không có dự thảo này/);
    expect(screen.queryByRole('alert')).toBe(null);
  });

  test('that may not be seen says so without offering to try again', async () => {
    const refusal = { kind: 'forbidden', detail: 'Chưa được giao quyền xem dự thảo.' } as const;
    show(aDraft(), { others: [fails(getDraft, refusal)] });
    await screen.findByText(/Chưa được giao quyền xem dự thảo/);
    expect(screen.queryByRole('button', { name: 'Tải lại' })).toBe(null);
  });
});

describe('checking and submitting', () => {
  test('a check is asked for by the draft alone, and the draft is read anew', async () => {
    const view = show(aDraft());
    await opened();
    await view.user.click(within(now()).getByRole('button', { name: 'Kiểm tra' }));
    expect(view.askedOf(checkDraft)[0]?.input).toMatchObject({ id: draftId });
    await waitFor(() => expect(view.askedOf(getDraft).length).toBeGreaterThan(1));
  });

  test('while a check runs the draft is asked after until it has ended', async () => {
    const answering: Answering = replies(getDraft, (_input, turn) =>
      turn === 1 ? aDraft({ checking: underCheck }) : aDraft({ check: passed }),
    );
    const view = show(aDraft(), { others: [answering] });
    await screen.findByText(/Đang kiểm tra dự thảo/);
    await screen.findByText(/Đã kiểm tra đạt/);
    expect(view.askedOf(getDraft)).toHaveLength(2);
  });

  test('submitting says what was seen', async () => {
    const view = show(aDraft({ check: passed, seen: 5, may: ['submit'] }));
    await opened();
    await view.press('Trình phê duyệt');
    expect(sentOf(view, submitDraft)).toEqual({ id: draftId, seen: 5 });
    await waitFor(() => expect(view.askedOf(getDraft)).toHaveLength(2));
  });

  test.each([
    ['somebody changed it since', { kind: 'conflict', detail: 'Dự thảo đã thay đổi.' }],
    ['the law changed since its check', { kind: 'refused', detail: 'Kiểm tra lại đã.' }],
  ] as const)('refused because %s, it says so and shows it as it is now', async (_why, refusal) => {
    const record = aDraft({ check: passed, may: ['submit'] });
    const view = show(record, { others: [fails(submitDraft, refusal)] });
    await opened();
    await view.press('Trình phê duyệt');
    await screen.findByText(new RegExp(refusal.detail));
    expect(view.askedOf(getDraft)).toHaveLength(2);
  });

  test('without a network it says that nothing was reached', async () => {
    const record = aDraft({ check: passed, may: ['submit'] });
    const view = show(record, { others: [fails(submitDraft, lost)] });
    await opened();
    await view.press('Trình phê duyệt');
    expect((await screen.findByRole('alert')).textContent).not.toContain('01TRACE');
  });
});

describe('approving', () => {
  const record = aDraft({ ...submitted, may: ['approve', 'return'] });

  test('says what it does before it is done, and sends nothing until confirmed', async () => {
    const view = show(record);
    await opened();
    await view.press('Phê duyệt');
    expect(dialog().textContent).toContain('Phê duyệt, đưa vào bộ quy định');
    expect(dialog().textContent).toContain('Không sửa lại được');
    expect(within(dialog()).queryByRole('textbox')).toBe(null);
    expect(view.askedOf(approveDraft)).toEqual([]);
  });

  test('confirmed sends the draft and what was seen, and closes', async () => {
    const view = show(record);
    await opened();
    await view.press('Phê duyệt');
    await confirm(view, 'Phê duyệt');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(sentOf(view, approveDraft)).toEqual({ id: draftId, seen: 2 });
    expect(view.askedOf(getDraft).length).toBeGreaterThan(1);
  });

  test('given up sends nothing', async () => {
    const view = show(record);
    await opened();
    await view.press('Phê duyệt');
    await view.press('Thôi');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(view.askedOf(approveDraft)).toEqual([]);
  });

  test('refused says why in the dialog, which stays', async () => {
    const detail = 'Người lập, người trình không phê duyệt dự thảo của mình.';
    const view = show(record, { others: [fails(approveDraft, { detail })] });
    await opened();
    await view.press('Phê duyệt');
    await confirm(view, 'Phê duyệt');
    await waitFor(() => expect(dialog().textContent).toContain(detail));
  });

  test('in English tells the same', async () => {
    const view = show(record, { language: 'en' });
    await opened();
    await view.press('Approve');
    expect(dialog().textContent).toContain('It cannot be edited; a later draft can replace it.');
  });
});

describe('returning and withdrawing', () => {
  const waiting = aDraft({ ...submitted, may: ['approve', 'return'] });
  const written = aDraft({ seen: 3, may: ['edit', 'withdraw'] });

  test.each(['', '  ', 'ab', ' ab '])('“%s” is no reason to return it', async (reason) => {
    const view = show(waiting);
    await opened();
    await view.press('Trả lại để bổ sung, hoàn thiện');
    await view.fill('Lý do', reason);
    await confirm(view, 'Trả lại để bổ sung, hoàn thiện');
    expect(dialog().textContent).toContain('Đề nghị ghi lý do.');
    expect(view.askedOf(returnDraft)).toEqual([]);
  });

  test('a reason written after all is sent, without the blanks around it', async () => {
    const view = show(waiting);
    await opened();
    await view.press('Trả lại để bổ sung, hoàn thiện');
    await confirm(view, 'Trả lại để bổ sung, hoàn thiện');
    await view.fill('Lý do', '  Thiếu căn cứ  ');
    expect(dialog().textContent).not.toContain('Đề nghị ghi lý do.');
    await confirm(view, 'Trả lại để bổ sung, hoàn thiện');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(sentOf(view, returnDraft)).toEqual({ id: draftId, seen: 2, reason: 'Thiếu căn cứ' });
  });

  test.each([
    ['without a reason', '', null],
    ['with one too short to be one', 'ab', null],
    ['with a reason', ' Văn bản bị bãi bỏ ', 'Văn bản bị bãi bỏ'],
  ])('withdrawn %s', async (_how, typed, reason) => {
    const view = show(written);
    await opened();
    await view.press('Rút dự thảo');
    expect(dialog().textContent).toContain('Dự thảo đóng lại, lịch sử còn nguyên.');
    await view.fill('Lý do', typed);
    await confirm(view, 'Rút dự thảo');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(sentOf(view, withdrawDraft)).toEqual({ id: draftId, seen: 3, reason });
  });

  test('refused, the reason typed stays to be sent again', async () => {
    const detail = 'Dự thảo đã thay đổi từ lúc mở trang.';
    const view = show(waiting, { others: [fails(returnDraft, { kind: 'conflict', detail })] });
    await opened();
    await view.press('Trả lại để bổ sung, hoàn thiện');
    await view.fill('Lý do', 'Thiếu căn cứ');
    await confirm(view, 'Trả lại để bổ sung, hoàn thiện');
    await waitFor(() => expect(dialog().textContent).toContain(detail));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Lý do').value).toBe('Thiếu căn cứ');
  });
});
