// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { live, replies } from '../../../../tests/support/live.tsx';
import { aSession, answers, drawScreen } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { readHealth, reviveNews } from '../contract/health.ts';
import { cancelJob, getJob, listJobs, retryJob } from '../contract/jobs.ts';
import { Health } from './health.tsx';
import { JobPage } from './job.tsx';
import { Jobs } from './jobs.tsx';

type Job = ReplyOf<typeof getJob>;
type HealthReply = ReplyOf<typeof readHealth>;

const id = '0195a0b0-0000-7000-8000-000000000001';
const job: Job = {
  id,
  name: 'operations.backup',
  title: { vi: 'Sao lưu hằng đêm', en: 'Nightly backup' },
  state: 'failed',
  attempt: 3,
  failures: 3,
  done: 0,
  total: 0,
  note: null,
  result: null,
  fault: { code: 'job.fault', words: { vi: 'Hết dung lượng đĩa', en: 'The disk is full' } },
  queuedBy: 'schedule',
  queuedAt: '2015-11-26T18:30:00Z',
  runAt: '2015-11-26T18:30:00Z',
  begunAt: '2015-11-26T18:30:01Z',
  settledAt: '2015-11-26T18:31:00Z',
  cancelledBy: null,
  mayAct: true,
};
const administrator = aSession('operations.read', 'operations.manage');

const show = (given: Partial<Job>) =>
  live(<JobPage params={{ id }} />, {
    session: administrator,
    answers: [
      replies(getJob, { ...job, ...given }),
      replies(retryJob, { ...job, state: 'queued', fault: null }),
      replies(cancelJob, { ...job, state: 'cancelled', fault: null }),
    ],
  });

describe('the list of jobs', () => {
  const scheduled = [
    {
      name: job.name,
      title: job.title,
      nextAt: '2015-11-27T18:30:00Z',
      lastDoneAt: null,
      mayStart: true,
    },
  ];
  const draw = (reply: ReplyOf<typeof listJobs>) =>
    drawScreen(<Jobs params={{}} />, {
      session: administrator,
      replies: [answers(listJobs, reply)],
    });

  test('says what failed and why, and when the schedule comes again', () => {
    const html = draw({ jobs: [job], total: 1, scheduled });
    for (const words of ['Không thành', 'Hết dung lượng đĩa', 'Theo lịch', '28/11/2015 01:30']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('Chưa lần nào');
  });

  test('without jobs says what will be here', () => {
    expect(draw({ jobs: [], total: 0, scheduled: [] })).toContain('Chưa có công việc nào');
  });
});

describe('a job', () => {
  test('that failed says why in words and is tried again', async () => {
    const { user, askedOf } = show({});
    await screen.findByText('Hết dung lượng đĩa');
    await user.click(screen.getByRole('button', { name: 'Chạy lại' }));
    await screen.findByText('Đã cho chạy lại.');
    expect(askedOf(retryJob)).toMatchObject([{ input: { id } }]);
  });

  test('that runs shows how far it is, and is cancelled after a question', async () => {
    const note = { vi: 'Bảng letter', en: 'Table letter' };
    const { user, askedOf } = show({ state: 'running', done: 3, total: 9, note, fault: null });
    await screen.findByText('3 / 9 · Bảng letter');
    expect(screen.getByRole('progressbar', { name: 'Tiến độ' }).getAttribute('value')).toBe('3');
    await user.click(screen.getByRole('button', { name: 'Hủy công việc' }));
    const dialog = await screen.findByRole('dialog');
    expect(askedOf(cancelJob)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Hủy công việc' }));
    await screen.findByText('Đã yêu cầu hủy.');
    expect(askedOf(cancelJob)).toMatchObject([{ input: { id } }]);
  });

  test('of which the reader may not decide has no button', async () => {
    show({ mayAct: false });
    await screen.findByText('Hết dung lượng đĩa');
    expect(screen.queryByRole('button', { name: 'Chạy lại' })).toBeNull();
  });
});

describe('health', () => {
  const health: HealthReply = {
    at: '2015-11-26T02:00:00Z',
    version: '0.3.0',
    node: '24',
    postgres: '17.5',
    checks: [
      { key: 'disk', state: 'bad', count: 1024 ** 3 / 2, at: null },
      { key: 'backup', state: 'late', count: null, at: null },
      { key: 'database', state: 'ok', count: 3 * 1024 ** 3, at: null },
      { key: 'dead_news', state: 'bad', count: 1, at: null },
    ],
    backups: [{ name: 'ansinh-20151126-013000.tar.gz', bytes: 5, at: '2015-11-25T18:30:00Z' }],
    deadNews: [
      {
        message: id,
        topic: 'agency.dissolved',
        subject: 'SNV',
        subscriber: 'plans.note_hand_over',
        attempts: 8,
        error: 'no place',
        since: '2015-11-25T18:30:00Z',
      },
    ],
  };

  test('says of each check how it is, and what to do only where it is not well', () => {
    const html = drawScreen(<Health params={{}} />, {
      session: administrator,
      replies: [answers(readHealth, health)],
    });
    for (const words of ['0,5 GB', 'Cần xử lý', 'chưa lần nào', 'Giải phóng', '3,0 GB']) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('Xem nhật ký máy chủ cơ sở dữ liệu.');
  });

  test('lets dead news be delivered again', async () => {
    const { user, askedOf } = live(<Health params={{}} />, {
      session: administrator,
      answers: [replies(readHealth, health), replies(reviveNews, { revived: 1 })],
    });
    const name = 'Chuyển lại cho plans.note_hand_over';
    await user.click(await screen.findByRole('button', { name }));
    await screen.findByText('Đã cho chuyển lại 1 tin.');
    expect(askedOf(reviveNews)).toMatchObject([{ input: { subscriber: 'plans.note_hand_over' } }]);
  });
});
