import { describe, expect, test } from 'vitest';
import { words } from '../../../../tests/support/markup.ts';
import { describeScreen, type ScreenCase } from '../../../../tests/support/screen-rules.tsx';
import { answers, aSession, drawScreen } from '../../../../tests/support/screens.tsx';
import type { Language, ReplyOf } from '../../../kernel/index.ts';
import { checkKeys, readHealth } from '../contract/health.ts';
import { getJob, jobStates, listJobs } from '../contract/jobs.ts';
import { getLetter, letterStandings, listLetters } from '../contract/letters.ts';
import { Health } from './health.tsx';
import { JobPage } from './job.tsx';
import { giverOf, Jobs } from './jobs.tsx';
import { LetterPage } from './letter.tsx';
import { Letters } from './letters.tsx';

type Job = ReplyOf<typeof getJob>;
type HealthReply = ReplyOf<typeof readHealth>;
type Check = HealthReply['checks'][number];
type Letter = ReplyOf<typeof getLetter>;

const id = '0195a0b0-0000-7000-8000-000000000009';
const operator = aSession('operations.read', 'operations.manage');

function aJob(given: Partial<Job> = {}): Job {
  return {
    id,
    name: 'operations.audit',
    title: { vi: 'Kiểm tra nhật ký', en: 'Check of the log' },
    state: 'done',
    attempt: 1,
    failures: 0,
    done: 0,
    total: 0,
    note: null,
    result: null,
    fault: null,
    queuedBy: 'user:ha',
    queuedAt: '2026-11-24T18:30:00Z',
    runAt: '2026-11-24T18:30:00Z',
    begunAt: '2026-11-24T18:30:05Z',
    settledAt: '2026-11-24T18:31:00Z',
    cancelledBy: null,
    mayAct: true,
    ...given,
  };
}

function aLetter(given: Partial<Letter> = {}): Letter {
  return {
    id,
    kind: 'access.password_reset',
    channel: 'mail',
    title: { vi: 'Đặt lại mật khẩu', en: 'Password reset' },
    to: 'h…@example.vn',
    standing: 'dead',
    attempts: 8,
    queuedAt: '2026-11-24T02:00:00Z',
    nextAt: '2026-11-24T02:30:00Z',
    settledAt: '2026-11-24T09:00:00Z',
    settledBy: null,
    fault: '550 no such user',
    address: 'ha@example.vn',
    language: 'vi',
    subject: 'Mật khẩu của bà',
    body: 'Kính gửi bà Hà,',
    ...given,
  };
}

const { address: _a, language: _l, subject: _s, body: _b, ...letterRow } = aLetter();
const counts = { queued: 0, under_way: 0, uncertain: 0, dead: 1, held: 2, sent: 4 };

function aHealth(given: Partial<HealthReply> = {}): HealthReply {
  return {
    at: '2026-11-25T02:00:00Z',
    version: '0.3.0',
    node: '24.1.0',
    postgres: '17.5',
    checks: [{ key: 'disk', state: 'ok', count: 5 * 1024 ** 3, at: null }],
    backups: [],
    deadNews: [],
    ...given,
  };
}

const scheduled = {
  name: 'operations.backup',
  title: { vi: 'Sao lưu hằng đêm', en: 'Nightly backup' },
  nextAt: '2026-11-25T18:30:00Z',
  lastDoneAt: null,
  mayStart: true,
};

const of = { session: operator, reader: aSession('operations.read') } as const;

const health: ScreenCase = {
  ...of,
  Screen: Health,
  params: {},
  replies: {
    [readHealth.id]: aHealth({
      deadNews: [
        {
          message: id,
          topic: 'agency.dissolved',
          subject: 'SNV',
          subscriber: 'plans.note_hand_over',
          attempts: 8,
          error: 'no place to go',
          since: '2026-11-24T18:30:00Z',
        },
      ],
    }),
  },
  main: readHealth,
  title: ['Tình trạng hệ thống', 'State of the system'],
  failed: 'Chưa xem được tình trạng hệ thống',
};

const jobs: ScreenCase = {
  ...of,
  reader: null,
  Screen: Jobs,
  params: {},
  replies: { [listJobs.id]: { jobs: [aJob()], total: 1, scheduled: [scheduled] } },
  main: listJobs,
  title: ['Công việc nền', 'Background jobs'],
  failed: 'Chưa xem được danh sách công việc',
};

const job: ScreenCase = {
  ...of,
  reader: null,
  Screen: JobPage,
  params: { id },
  replies: { [getJob.id]: aJob({ result: { 'số dòng': 12 } }) },
  main: getJob,
  title: ['Kiểm tra nhật ký', 'Check of the log'],
  failed: 'Chưa xem được công việc này',
};

const letters: ScreenCase = {
  ...of,
  Screen: Letters,
  params: {},
  replies: { [listLetters.id]: { letters: [letterRow], counts, more: false } },
  main: listLetters,
  title: ['Thư và tin nhắn gửi đi', 'Mail and SMS sent'],
  failed: 'Chưa xem được danh sách thư',
};

const letter: ScreenCase = {
  ...of,
  Screen: LetterPage,
  params: { id },
  replies: { [getLetter.id]: aLetter() },
  main: getLetter,
  title: ['Đặt lại mật khẩu', 'Password reset'],
  failed: 'Chưa xem được thư này',
};

describeScreen('the state of the system', health);
describeScreen('the jobs', jobs);
describeScreen('one job', job);
describeScreen('the letters', letters);
describeScreen('one letter', letter);

const drawHealth = (given: Partial<HealthReply>, language: Language = 'vi') =>
  words(
    drawScreen(<Health params={{}} />, {
      language,
      session: operator,
      replies: [answers(readHealth, aHealth(given))],
    }),
  ).replaceAll(' :', ':');

describe('a check', () => {
  const check = (given: Partial<Check>): Check => {
    return { key: 'queue', state: 'ok', count: null, at: null, ...given };
  };

  test.each([
    ['disk', { key: 'disk', count: 1024 ** 3 / 2 }, 'Dung lượng đĩa còn trống: 0,5 GB'],
    ['the database', { key: 'database', count: 0 }, 'Cơ sở dữ liệu: 0,0 GB'],
    ['the disk, unknown', { key: 'disk' }, 'Dung lượng đĩa còn trống Tốt'],
    ['a backup made', { key: 'backup', at: '2026-11-24T18:30:00Z' }, 'lần gần nhất 25/11/2026 01'],
    ['no backup', { key: 'backup' }, 'Sao lưu: chưa lần nào'],
    ['no drill', { key: 'drill' }, 'Thử khôi phục bản sao lưu: chưa lần nào'],
    ['no audit', { key: 'audit' }, 'Kiểm tra nhật ký: chưa lần nào'],
    ['a wait', { key: 'sealer', at: '2026-11-24T18:30:00Z' }, 'từ 25/11/2026 01:30'],
    ['a count', { key: 'failed', count: 3 }, 'Công việc không thành trong 7 ngày: 3'],
    ['a count of none', { key: 'letters', count: 0 }, 'không rõ kết quả: 0'],
  ] as const)('of %s says what was measured', (_what, given, said) => {
    expect(drawHealth({ checks: [check(given)] })).toContain(said);
  });

  test.each([
    ['ok', 'Tốt', 'Well'],
    ['late', 'Cần để ý', 'Look at it'],
    ['bad', 'Cần xử lý', 'Act'],
  ] as const)('that is %s is called so in both languages', (state, vi, en) => {
    expect(drawHealth({ checks: [check({ state })] })).toContain(vi);
    expect(drawHealth({ checks: [check({ state })] }, 'en')).toContain(en);
  });

  test.each(checkKeys)('of %s that is not well says more than one that is', (key) => {
    for (const language of ['vi', 'en'] as const) {
      const well = drawHealth({ checks: [check({ key })] }, language);
      const bad = drawHealth({ checks: [check({ key, state: 'bad' })] }, language);
      expect(bad.length).toBeGreaterThan(well.length + 15);
      expect(bad).not.toContain(`do.${key}`);
    }
  });
});

describe('the backups', () => {
  test('none is said in words', () => {
    expect(drawHealth({})).toContain('Chưa có bản nào.');
  });

  test.each([
    ['less than a megabyte as one', 5, '1 MB'],
    ['a whole number exactly', 3 * 1024 ** 2, '3 MB'],
    ['a part more as the next', 3 * 1024 ** 2 + 1, '4 MB'],
  ])('show %s', (_what, bytes, said) => {
    const backups = [{ name: 'ansinh-1.tar.gz', bytes, at: '2026-11-24T18:30:00Z' }];
    const text = drawHealth({ backups });
    expect(text).toContain(`25/11/2026 01:30 · ${said}`);
    expect(text).not.toContain('Chưa có bản nào.');
  });
});

describe('who gave a job', () => {
  test.each([
    ['schedule', 'Theo lịch'],
    ['user:ha', 'ha'],
    ['operator:root', 'root'],
    ['user:schedule', 'schedule'],
    ['user:a:b', 'a:b'],
    ['ha', 'ha'],
  ])('%s is called %s', (by, called) => {
    expect(giverOf(by, 'Theo lịch')).toBe(called);
  });
});

const drawJob = (given: Partial<Job>, language: Language = 'vi') =>
  words(
    drawScreen(<JobPage params={{ id }} />, {
      language,
      session: operator,
      replies: [answers(getJob, aJob(given))],
    }),
  );

describe('a job', () => {
  test.each([
    ['queued', 'Chờ chạy', 'Waiting', 'Hủy công việc'],
    ['running', 'Đang chạy', 'Running', 'Hủy công việc'],
    ['done', 'Xong', 'Done', null],
    ['failed', 'Không thành', 'Failed', 'Chạy lại'],
    ['cancelled', 'Đã hủy', 'Cancelled', 'Chạy lại'],
  ] as const)('%s says so and offers what fits', (state, vi, en, deed) => {
    const text = drawJob({ state });
    expect(text).toContain(vi);
    expect(drawJob({ state }, 'en')).toContain(en);
    for (const each of ['Hủy công việc', 'Chạy lại']) {
      expect(text.includes(each), each).toBe(each === deed);
    }
  });

  test.each(jobStates)('%s offers nothing to who may not act', (state) => {
    const text = drawJob({ state, mayAct: false });
    expect(text).not.toMatch(/Hủy công việc|Chạy lại/);
  });

  test('that runs and was cancelled is being cancelled, and cannot be cancelled twice', () => {
    const text = drawJob({ state: 'running', cancelledBy: 'user:lan' });
    expect(text).toContain('Đang hủy');
    expect(text).toContain('Người hủy');
    expect(text).not.toContain('Hủy công việc');
  });

  test('that waits after a failure says when it is tried again; one never tried does not', () => {
    const runAt = '2026-11-25T03:00:00Z';
    const again = drawJob({ state: 'queued', failures: 1, runAt });
    expect(again).toContain('Chạy lại sau');
    expect(again).toContain('25/11/2026 10:00');
    expect(drawJob({ state: 'queued', failures: 0, runAt })).not.toContain('Chạy lại sau');
  });

  test('not begun has no time of beginning or end', () => {
    const text = drawJob({ state: 'queued', begunAt: null, settledAt: null });
    expect(text).not.toContain('Bắt đầu lúc');
    expect(text).not.toContain('Kết thúc lúc');
  });

  test('done shows its result by name, and no bar', () => {
    const text = drawJob({ result: { rows: 120, note: 'đủ' } });
    for (const said of ['Kết quả', 'rows', '120', 'đủ']) expect(text).toContain(said);
    expect(text).not.toContain('Tiến độ');
  });

  test('failed tells the reason in the language of the reader', () => {
    const fault = { code: 'x', words: { vi: 'Đĩa đầy', en: 'The disk is full' } };
    expect(drawJob({ state: 'failed', fault })).toContain('Đĩa đầy');
    const english = drawJob({ state: 'failed', fault }, 'en');
    expect(english).toContain('The disk is full');
    expect(english).not.toContain('Đĩa đầy');
  });
});

describe('a letter', () => {
  const draw = (given: Partial<Letter>) =>
    words(
      drawScreen(<LetterPage params={{ id }} />, {
        session: operator,
        replies: [answers(getLetter, aLetter(given))],
      }),
    );
  const decided = ['dead', 'held', 'uncertain'];

  test.each(letterStandings)('%s asks for a decision only when the machine cannot', (standing) => {
    const text = draw({ standing });
    expect(text.includes('Coi như đã gửi')).toBe(decided.includes(standing));
  });

  test.each([
    ['stopped', { standing: 'dead' }, 'Thôi gửi lúc', 'Gửi xong lúc'],
    ['sent', { standing: 'sent' }, 'Gửi xong lúc', 'Thôi gửi lúc'],
    ['tried before', { standing: 'queued', settledAt: null }, 'Gửi lại sau', 'Gửi xong lúc'],
    ['new', { standing: 'queued', attempts: 0, settledAt: null }, 'Lập lúc', 'Gửi lại sau'],
  ] as const)('that was %s tells the times that there are', (_what, given, there, gone) => {
    expect(draw(given)).toContain(there);
    expect(draw(given)).not.toContain(gone);
  });

  test('counted as sent names who decided it', () => {
    expect(draw({ standing: 'sent', settledBy: 'user:lan', fault: null })).toContain('user:lan');
  });

  test('by SMS has no subject', () => {
    const text = draw({ channel: 'sms', subject: null, address: '0912345678' });
    expect(text).toContain('Tin nhắn');
    expect(text).not.toContain('Tiêu đề');
  });
});
