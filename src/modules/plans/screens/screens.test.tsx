import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
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
import { aSession } from '../../../../tests/support/screens.tsx';
import {
  describeScreen,
  drawCase,
  type ScreenCase,
} from '../../../../tests/support/screen-rules.tsx';
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

/* Every screen of plans by the rules of all screens, and by those of a plan. */

const plan = aPlanSummary();
const replies = {
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

const of = { params, replies, session: everyRight, reader: aSession('plan.read') };

const cases: Readonly<Record<string, ScreenCase>> = {
  plans: {
    ...of,
    Screen: Plans,
    main: listPlans,
    title: ['Kế hoạch', 'Plans'],
    failed: 'Không tải được danh sách kế hoạch',
  },
  plan: {
    ...of,
    Screen: Plan,
    main: getPlan,
    title: ['Cơ quan ban hành', 'Issued by'],
    failed: 'Không tải được kế hoạch này',
  },
  tasks: {
    ...of,
    Screen: Tasks,
    main: listTasks,
    title: ['Nhiệm vụ', 'Tasks'],
    failed: 'Không tải được danh sách nhiệm vụ',
  },
  task: {
    ...of,
    Screen: TaskScreen,
    main: getTask,
    title: ['Tổng quan', 'Overview'],
    failed: 'Không tải được nhiệm vụ này',
  },
  review: {
    ...of,
    Screen: Review,
    main: listFindings,
    title: ['Rà soát bản số hóa', 'Review of the digital copy'],
    failed: 'Không tải được điểm cần rà soát',
  },
  matrix: {
    ...of,
    Screen: Matrix,
    main: getMatrix,
    title: ['Nội dung và nhiệm vụ', 'Provisions and tasks'],
    failed: 'Không tải được bảng nội dung và nhiệm vụ',
  },
  schedule: {
    ...of,
    Screen: Schedule,
    main: getPlan,
    title: ['Tiến độ theo năm', 'By year'],
    failed: 'Không tải được tiến độ theo năm',
  },
  agencies: {
    ...of,
    Screen: Agencies,
    main: getPlan,
    title: ['Việc của cơ quan', 'Work of the agencies'],
    failed: 'Không tải được việc của cơ quan này',
  },
  'agency work': {
    ...of,
    Screen: AgencyWork,
    main: getAgencyWork,
    title: ['Phối hợp', 'Coordinates'],
    failed: 'Không tải được việc của cơ quan này',
  },
};

describe.each(Object.entries(cases))('%s', (name, screen) => {
  describeScreen(name, screen);

  test('looked at in one copy, every link of the plan stays in that copy', () => {
    const html = drawCase(screen, screen.replies, { search: 'version=2' });
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
    const newest = Object.entries(replies).map(([id, reply]) => [id, withPlan(reply)] as const);
    const html = screen === undefined ? '' : drawCase(screen, Object.fromEntries(newest));
    expect(words(html)).toContain('Có bản số hóa mới hơn (bản 2)');
    expect(html).toMatch(/href="\/app\/plans\/4220-KH-UBND-2013[^"]*version=2"/);
  },
);
