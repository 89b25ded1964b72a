import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  aFindingList,
  aMatrix,
  anAgencyWork,
  anEntry,
  aPlanReply,
  aPlanSummary,
  aTaskDetail,
  aTaskList,
  planKey,
  sourceLines,
} from '../../../../tests/support/plan-replies.ts';
import { aSession, drawScreen, refuses } from '../../../../tests/support/screens.tsx';
import type { Operation } from '../../../kernel/index.ts';
import {
  getAgencyWork,
  getMatrix,
  getPlan,
  getSource,
  getTask,
  listFindings,
  listHistory,
  listPlans,
  listTasks,
} from '../contract/index.ts';
import { Agencies } from './agencies.tsx';
import { AgencyWork } from './agency-work.tsx';
import { Matrix } from './matrix.tsx';
import { Plan } from './plan.tsx';
import { Plans } from './plans.tsx';
import { Review } from './review.tsx';
import { Schedule } from './schedule.tsx';
import { TaskScreen } from './task.tsx';
import { Tasks } from './tasks.tsx';

/* What holds for every screen of plans: drawn with data, waiting, failing, for whomever. */

const plan = aPlanSummary();
const full = {
  [listPlans.id]: { plans: [plan] },
  [getPlan.id]: aPlanReply(),
  [listTasks.id]: aTaskList(),
  [getTask.id]: { plan, task: aTaskDetail() },
  [getMatrix.id]: aMatrix(),
  [getAgencyWork.id]: anAgencyWork(),
  [listFindings.id]: aFindingList(),
  [getSource.id]: { plan, fileName: 'a.txt', format: 'txt', lines: [...sourceLines] },
  [listHistory.id]: { entries: [anEntry()] },
};

const everyRight = aSession(
  ...['plan.read', 'plan.settle', 'plan.approve', 'plan.import', 'plan.export', 'agency.read'],
);
const params = { key: planKey, code: 'PL.I.10', agency: 'HP-SLDTBXH' };

interface Case {
  readonly Screen: typeof Plans;
  /** The read without which there is nothing to show. */
  readonly main: Operation;
  /** What stands at the head, in both languages. */
  readonly title: readonly [string, string];
  readonly failed: string;
}

const cases: Readonly<Record<string, Case>> = {
  plans: {
    Screen: Plans,
    main: listPlans,
    title: ['Kế hoạch', 'Plans'],
    failed: 'Không tải được danh sách kế hoạch',
  },
  plan: {
    Screen: Plan,
    main: getPlan,
    title: ['Cơ quan ban hành', 'Issued by'],
    failed: 'Không tải được kế hoạch này',
  },
  tasks: {
    Screen: Tasks,
    main: listTasks,
    title: ['Nhiệm vụ', 'Tasks'],
    failed: 'Không tải được danh sách nhiệm vụ',
  },
  task: {
    Screen: TaskScreen,
    main: getTask,
    title: ['Tổng quan', 'Overview'],
    failed: 'Không tải được nhiệm vụ này',
  },
  review: {
    Screen: Review,
    main: listFindings,
    title: ['Rà soát bản số hóa', 'Review of the digital copy'],
    failed: 'Không tải được điểm cần rà soát',
  },
  matrix: {
    Screen: Matrix,
    main: getMatrix,
    title: ['Nội dung và nhiệm vụ', 'Provisions and tasks'],
    failed: 'Không tải được bảng nội dung và nhiệm vụ',
  },
  schedule: {
    Screen: Schedule,
    main: getPlan,
    title: ['Tiến độ theo năm', 'By year'],
    failed: 'Không tải được tiến độ theo năm',
  },
  agencies: {
    Screen: Agencies,
    main: getPlan,
    title: ['Việc của cơ quan', 'Work of the agencies'],
    failed: 'Không tải được việc của cơ quan này',
  },
  'agency work': {
    Screen: AgencyWork,
    main: getAgencyWork,
    title: ['Phối hợp', 'Coordinates'],
    failed: 'Không tải được việc của cơ quan này',
  },
};

type Replies = Readonly<Record<string, unknown>>;

function draw({ Screen }: Case, replies: Replies = full, given: object = {}): string {
  const list = Object.entries(replies).map(([id, reply]) => ({ id, reply }));
  return drawScreen(<Screen params={params} />, { replies: list, session: everyRight, ...given });
}

/** The replies with every text changed; keys, codes and words of the contract stay. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => {
    return [/\s/.test(name) ? change(name) : name, mapTexts(one, change)];
  });
  return Object.fromEntries(entries) as unknown;
}

function withTexts(change: (text: string) => string): Replies {
  return mapTexts(full, change) as Replies;
}

const all = Object.entries(cases);

describe.each(all)('the screen of %s', (_name, screen) => {
  test.each(['vi', 'en'] as const)(
    'drawn with data in %s keeps the rules of a page',
    (language) => {
      const html = draw(screen, full, { language });
      expect(htmlFaults(html)).toEqual([]);
      expect(words(html)).toContain(screen.title[language === 'vi' ? 0 : 1]);
    },
  );

  test('has one heading of the first level, and it comes first', () => {
    const headings = tagsOf(draw(screen)).filter(({ name }) => /^h\d$/.test(name));
    expect(headings[0]?.name).toBe('h1');
    expect(headings.filter(({ name }) => name === 'h1')).toHaveLength(1);
  });

  test('in English says nothing in Vietnamese of its own', () => {
    const ascii = (text: string) =>
      text
        .replace(/[đĐ]/g, 'd')
        .normalize('NFD')
        .replace(/[\u0300-\u036f\u00a0]/g, '');
    const text = words(draw(screen, withTexts(ascii), { language: 'en' }));
    expect(text.match(/[À-ỹ]\S*/g) ?? []).toEqual([]);
  });

  test('while its data come it says so, keeps the frame and claims nothing', () => {
    const html = draw(screen, {});
    expect(html).toContain('aria-busy="true"');
    expect(htmlFaults(html)).toEqual([]);
    expect(words(html)).not.toMatch(/\b0 (dòng|nhiệm vụ|nội dung)/);
  });

  test('when the read fails it says what did not load, why, and offers to try again', () => {
    const { [screen.main.id]: _gone, ...others } = full;
    const list = Object.entries(others).map(([id, reply]) => ({ id, reply }));
    const html = drawScreen(<screen.Screen params={params} />, {
      session: everyRight,
      replies: [...list, refuses(screen.main, { detail: 'Máy chủ bận.', traceId: '01ABC' })],
    });
    expect(words(html)).toContain(screen.failed);
    expect(words(html)).toContain('Máy chủ bận.');
    expect(words(html)).toContain('01ABC');
    expect(words(html)).toContain('Tải lại');
    expect(htmlFaults(html)).toEqual([]);
  });

  test('when it may not be seen it says whom to ask and is no error of the machine', () => {
    const refusal = { kind: 'forbidden', detail: 'Chưa được giao quyền xem kế hoạch.' } as const;
    const html = drawScreen(<screen.Screen params={params} />, {
      session: aSession(),
      replies: [refuses(screen.main, refusal)],
    });
    expect(words(html)).toContain('Chưa được giao quyền xem kế hoạch.');
    expect(words(html)).toContain('Đề nghị liên hệ');
    expect(html).not.toContain('role="alert"');
  });

  test('without a connection it says when it was lost, and shows no code of the server', () => {
    const offline = { code: 'client.offline', kind: 'unavailable', traceId: null } as const;
    const html = drawScreen(<screen.Screen params={params} />, {
      session: everyRight,
      replies: [refuses(screen.main, offline)],
    });
    expect(words(html)).toContain('lúc 09:41');
  });

  test('shows hostile words of a document as words', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const kept = /^[\w./:-]*$/;
    const html = draw(
      screen,
      withTexts((text) => (kept.test(text) ? text : `${text} ${evil}`)),
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script');
    expect(htmlFaults(html).filter((fault) => !fault.startsWith('th '))).toEqual([]);
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
  });

  test('shows a very long text whole', () => {
    const long = 'rất dài '.repeat(300).trim();
    const html = draw(
      screen,
      withTexts((text) => (/\s/.test(text) ? `${text} ${long}` : text)),
    );
    expect(words(html)).toContain(long);
    expect(htmlFaults(html)).toEqual([]);
  });

  test('links inside the app are addresses of the app, and none is empty', () => {
    const hrefs = tagsOf(draw(screen))
      .filter(({ name }) => name === 'a')
      .map(({ attributes }) => attributes.get('href') ?? '');
    expect(hrefs.filter((href) => !/^(\/app\/|\/api\/|#)/.test(href))).toEqual([]);
    expect(hrefs.filter((href) => /[${}]|undefined/.test(href))).toEqual([]);
  });

  test('shows who may only read no deed that changes something', () => {
    const html = draw(screen, full, { session: aSession('plan.read') });
    const deeds = tagsOf(html)
      .filter(({ name, attributes }) => name === 'button' && !attributes.has('aria-disabled'))
      .map(({ text }) => text);
    const changing = /^(Nạp văn bản|Xác nhận|Bác bỏ|Gắn với nhau|Lập lại|Phê duyệt)/;
    expect(deeds.filter((deed) => changing.test(deed))).toEqual([]);
    expect(htmlFaults(html)).toEqual([]);
  });

  test('looked at in one copy, every link of the plan stays in that copy', () => {
    const html = draw(screen, full, { search: 'version=2' });
    const leaving = tagsOf(html)
      .filter(({ name }) => name === 'a')
      .map(({ attributes }) => attributes.get('href') ?? '')
      .filter((href) => href.startsWith(`/app/plans/${planKey}`))
      .filter((href) => screen.main !== listPlans && !/[?&]version=\d/.test(href));
    expect(leaving).toEqual([]);
  });
});

test.each([
  ['plan', cases['plan']],
  ['tasks', cases['tasks']],
  ['review', cases['review']],
  ['matrix', cases['matrix']],
  ['schedule', cases['schedule']],
] as const)(
  '%s of an approved copy leads to the newer one that is being settled',
  (_name, screen) => {
    const newer = { ...plan, state: 'approved', newerCopy: 2 };
    const withPlan = (value: unknown) =>
      typeof value === 'object' && value !== null && 'plan' in value
        ? { ...value, plan: newer }
        : value;
    const replies = Object.entries(full).map(([id, reply]) => [id, withPlan(reply)] as const);
    const html = screen === undefined ? '' : draw(screen, Object.fromEntries(replies));
    expect(words(html)).toContain('Có bản số hóa mới hơn (bản 2)');
    expect(html).toMatch(/href="\/app\/plans\/4220-KH-UBND-2013[^"]*version=2"/);
  },
);
