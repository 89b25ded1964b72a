// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { Language, ReplyOf } from '../../../kernel/index.ts';
import { readHealth, reviveNews } from '../contract/health.ts';
import { cancelJob, getJob, listJobs, retryJob, startJob } from '../contract/jobs.ts';
import { decideLetter, getLetter } from '../contract/letters.ts';
import { Health } from './health.tsx';
import { JobPage } from './job.tsx';
import { Jobs } from './jobs.tsx';
import { LetterPage } from './letter.tsx';

type Job = ReplyOf<typeof getJob>;
type Letter = ReplyOf<typeof getLetter>;

const id = '0195a0b0-0000-7000-8000-000000000004';
const operator = aSession('operations.read', 'operations.manage');

interface Given {
  readonly language?: Language;
  readonly session?: typeof operator;
  readonly others?: readonly Answering[];
}

const job: Job = {
  id,
  name: 'policies.sample_draft',
  title: { vi: 'Tính thử dự thảo', en: 'Trial of the draft' },
  state: 'running',
  attempt: 1,
  failures: 0,
  done: 4,
  total: 0,
  note: null,
  result: null,
  fault: null,
  queuedBy: 'user:ha',
  queuedAt: '2026-11-25T01:00:00Z',
  runAt: '2026-11-25T01:00:00Z',
  begunAt: '2026-11-25T01:00:02Z',
  settledAt: null,
  cancelledBy: null,
  mayAct: true,
};

const shown = (part: ReactNode, answers: readonly Answering[], given: Given) =>
  live(part, {
    session: given.session ?? operator,
    language: given.language ?? 'vi',
    answers: [...(given.others ?? []), ...answers],
  });

const showJob = (given: Partial<Job>, around: Given = {}) =>
  shown(
    <JobPage params={{ id }} />,
    [
      replies(getJob, { ...job, ...given }),
      replies(cancelJob, { ...job, state: 'cancelled' }),
      replies(retryJob, { ...job, state: 'queued' }),
    ],
    around,
  );

describe('a job on its page', () => {
  test('asks the server for the job of its address', async () => {
    const view = showJob({});
    await screen.findByRole('heading', { level: 1 });
    expect(view.askedOf(getJob)[0]?.input).toEqual({ id });
  });

  test.each([
    ['that waits', { state: 'queued' }],
    ['that runs', { state: 'running' }],
  ] as const)('%s is not cancelled when the question is answered no', async (_what, given) => {
    const view = showJob(given);
    await screen.findByRole('button', { name: 'Hủy công việc' });
    await view.press('Hủy công việc');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('không để lại kết quả nào');
    await view.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(view.askedOf(cancelJob)).toEqual([]);
  });

  test.each([
    ['ended meanwhile', { code: 'job.settled', detail: 'Công việc đã kết thúc.' }],
    ['is another person’s', { code: 'job.not_yours', detail: 'Công việc của người khác.' }],
    ['is gone', { code: 'job.not_found', kind: 'not_found', detail: 'Không có công việc này.' }],
  ] as const)('that %s is not cancelled and says why', async (_why, failure) => {
    const view = showJob({}, { others: [fails(cancelJob, failure)] });
    await screen.findByRole('button', { name: 'Hủy công việc' });
    await view.press('Hủy công việc');
    const dialog = await screen.findByRole('dialog');
    await view.user.click(within(dialog).getByRole('button', { name: 'Hủy công việc' }));
    await waitFor(() => expect(view.words()).toContain(failure.detail));
    expect(view.words()).not.toContain('Đã yêu cầu hủy.');
  });

  test.each([
    ['failed', 'vi', 'Chạy lại', 'Đã cho chạy lại.'],
    ['cancelled', 'vi', 'Chạy lại', 'Đã cho chạy lại.'],
    ['failed', 'en', 'Try again', 'It will be tried again.'],
  ] as const)('%s is tried again without a question (%s)', async (state, language, deed, said) => {
    const view = showJob({ state }, { language });
    await screen.findByRole('button', { name: deed });
    await view.press(deed);
    await screen.findByText(said);
    expect(view.askedOf(retryJob)).toMatchObject([{ input: { id } }]);
    expect(view.askedOf(cancelJob)).toEqual([]);
    await waitFor(() => expect(view.askedOf(getJob)).toHaveLength(2));
  });

  test('whose kind is no more cannot be tried again, and says so', async () => {
    const detail = 'Phần mềm không còn loại công việc này.';
    const view = showJob(
      { state: 'failed' },
      { others: [fails(retryJob, { code: 'job.not_startable', detail })] },
    );
    await screen.findByRole('button', { name: 'Chạy lại' });
    await view.press('Chạy lại');
    await waitFor(() => expect(view.words()).toContain(detail));
    expect(view.words()).not.toContain('Đã cho chạy lại.');
  });

  test.each([
    ['nothing known of the whole', { done: 4, total: 0 }, '4', null, null],
    ['half of it', { done: 5, total: 10 }, '5 / 10', '5', '10'],
    ['more than it thought', { done: 12, total: 10 }, '12 / 10', '10', '10'],
  ])('shows progress: %s', async (_what, given, said, ...[value, max]) => {
    showJob(given);
    const bar = await screen.findByRole('progressbar');
    expect(bar.getAttribute('value')).toBe(value);
    expect(bar.getAttribute('max')).toBe(max);
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(said);
  });
});

describe('a job of the schedule', () => {
  const scheduled = (mayStart: boolean, lastDoneAt: string | null = null) => ({
    name: 'operations.backup',
    title: { vi: 'Sao lưu hằng đêm', en: 'Nightly backup' },
    nextAt: '2026-11-25T18:30:00Z',
    lastDoneAt,
    mayStart,
  });
  const show = (one: ReturnType<typeof scheduled>, given: Given = {}) =>
    shown(
      <Jobs params={{}} />,
      [replies(listJobs, { jobs: [], total: 0, scheduled: [one] }), replies(startJob, { id })],
      given,
    );

  test.each([
    ['vi', 'Chạy ngay: Sao lưu hằng đêm', 'Đã giao. Công việc bắt đầu trong ít giây.'],
    ['en', 'Start now: Nightly backup', 'Given. The job begins within seconds.'],
  ] as const)('is started by hand by its name (%s)', async (language, name, said) => {
    const view = show(scheduled(true), { language });
    await screen.findByRole('button', { name });
    await view.press(name);
    await screen.findByText(said);
    expect(view.askedOf(startJob)).toMatchObject([{ input: { name: 'operations.backup' } }]);
    await waitFor(() => expect(view.askedOf(listJobs).length).toBeGreaterThan(1));
  });

  test('has no button for who may not start it', async () => {
    show(scheduled(false));
    await screen.findByText('Sao lưu hằng đêm');
    expect(screen.queryByRole('button', { name: /Chạy ngay/ })).toBeNull();
  });

  test.each([
    ['done before: when', '2026-11-24T18:31:00Z', '25/11/2026 01:31'],
    ['never done: that', null, 'Chưa lần nào'],
  ])('%s is said', async (_what, at, said) => {
    const view = show(scheduled(true, at));
    await screen.findByText('Sao lưu hằng đêm');
    expect(view.words()).toContain(`Xong gần nhất: ${said}`);
    expect(view.words()).toContain('Lần tới: 26/11/2026 01:30');
  });

  test('that is refused says why and does not claim to have begun', async () => {
    const detail = 'Chỉ tài khoản của thành phố được chạy.';
    const view = show(scheduled(true), { others: [fails(startJob, { detail })] });
    await screen.findByText('Sao lưu hằng đêm');
    await view.press('Chạy ngay: Sao lưu hằng đêm');
    await waitFor(() => expect(view.words()).toContain(detail));
    expect(view.words()).not.toContain('Đã giao.');
  });
});

describe('dead news', () => {
  const health: ReplyOf<typeof readHealth> = {
    at: '2026-11-25T02:00:00Z',
    version: '0.3.0',
    node: '24',
    postgres: '17.5',
    checks: [{ key: 'dead_news', state: 'bad', count: 2, at: null }],
    backups: [],
    deadNews: ['plans.note', 'desk.tell'].map((subscriber) => ({
      message: id,
      topic: 'agency.dissolved',
      subject: 'SNV',
      subscriber,
      attempts: 8,
      error: null,
      since: '2026-11-24T18:30:00Z',
    })),
  };
  const show = (given: Given = {}) =>
    shown(
      <Health params={{}} />,
      [replies(readHealth, health), replies(reviveNews, { revived: 2 })],
      given,
    );

  test('goes again to the place whose button was pressed, and to no other', async () => {
    const view = show();
    await screen.findByText('desk.tell');
    await view.press('Chuyển lại cho desk.tell');
    await screen.findByText('Đã cho chuyển lại 2 tin.');
    expect(view.askedOf(reviveNews)).toMatchObject([{ input: { subscriber: 'desk.tell' } }]);
    await waitFor(() => expect(view.askedOf(readHealth)).toHaveLength(2));
  });

  test('is told to who only looks, without the deed', async () => {
    const view = show({ session: aSession('operations.read') });
    await screen.findByText('plans.note');
    expect(screen.queryByRole('button', { name: /Chuyển lại/ })).toBeNull();
    expect(view.words()).toContain('agency.dissolved · SNV · 8 lần thử · từ 25/11/2026 01:30');
  });

  test.each([
    ['a refusal', { detail: 'Chưa được giao quyền.' }, 'Chưa được giao quyền.'],
    ['a lost connection', lost, 'Chưa xem được tình trạng hệ thống'],
  ])('that does not go, after %s, says so', async (_why, failure, said) => {
    const view = show({ others: [fails(reviveNews, failure)] });
    await screen.findByText('plans.note');
    await view.press('Chuyển lại cho plans.note');
    await waitFor(() => expect(view.words()).toContain(said));
    expect(view.words()).not.toContain('Đã cho chuyển lại');
    expect(view.askedOf(readHealth)).toHaveLength(1);
  });
});

describe('deciding about a letter', () => {
  const letter: Letter = {
    id,
    kind: 'access.password_reset',
    channel: 'mail',
    title: { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
    to: 'h…@example.vn',
    standing: 'dead',
    attempts: 8,
    queuedAt: '2026-11-24T02:00:00Z',
    nextAt: '2026-11-24T02:30:00Z',
    settledAt: null,
    settledBy: null,
    fault: null,
    address: 'ha@example.vn',
    language: 'vi',
    subject: null,
    body: 'Kính gửi bà Hà,',
  };
  const show = (given: Partial<Letter>, around: Given = {}) =>
    shown(
      <LetterPage params={{ id }} />,
      [replies(getLetter, { ...letter, ...given }), replies(decideLetter, { standing: 'queued' })],
      around,
    );

  test.each([
    ['dead', 'vi', 'Gửi lại', 'send', 'Đã xếp hàng để gửi.'],
    ['held', 'vi', 'Gửi đi', 'send', 'Đã xếp hàng để gửi.'],
    ['uncertain', 'vi', 'Gửi lại', 'send', 'Đã xếp hàng để gửi.'],
    ['dead', 'vi', 'Coi như đã gửi', 'count_as_sent', 'Đã ghi là coi như đã gửi.'],
    ['uncertain', 'vi', 'Coi như đã gửi', 'count_as_sent', 'Đã ghi là coi như đã gửi.'],
  ] as const)('%s (%s): “%s” asks first, then sends %s', async (...given) => {
    const [standing, language, deed, decision, said] = given;
    const view = show({ standing }, { language });
    await screen.findByRole('button', { name: deed });
    await view.press(deed);
    const dialog = await screen.findByRole('dialog');
    expect(view.askedOf(decideLetter)).toEqual([]);
    await view.user.click(within(dialog).getByRole('button', { name: deed }));
    await screen.findByText(said);
    expect(view.askedOf(decideLetter)).toMatchObject([{ input: { id, decision } }]);
  });

  test('given up after a refusal, and begun anew, shows no old reason', async () => {
    const detail = 'Thư này đã gửi xong.';
    const view = show({}, { others: [fails(decideLetter, { detail })] });
    await screen.findByRole('button', { name: 'Gửi lại' });
    await view.press('Gửi lại');
    const dialog = await screen.findByRole('dialog');
    await view.user.click(within(dialog).getByRole('button', { name: 'Gửi lại' }));
    await within(dialog).findByText(new RegExp(detail));
    await view.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await view.press('Coi như đã gửi');
    expect((await screen.findByRole('dialog')).textContent).not.toContain(detail);
    expect(view.askedOf(decideLetter)).toHaveLength(1);
  });

  test('warns of a second copy only where the first may have arrived', async () => {
    const view = show({ standing: 'dead' });
    await screen.findByRole('button', { name: 'Gửi lại' });
    await view.press('Gửi lại');
    expect((await screen.findByRole('dialog')).textContent).not.toContain('nhận hai lần');
  });
});
