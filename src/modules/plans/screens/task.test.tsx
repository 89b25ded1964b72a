import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  aFindingList,
  aFindingReply,
  aLink,
  anEntry,
  aPlanSummary,
  approvedPlan,
  aTaskDetail,
  aTaskList,
  confirmedLink,
  findingReplies,
  keptResolution,
  planKey,
  type TaskDetail,
} from '../../../../tests/support/plan-replies.ts';
import { answers, aSession, drawScreen, type Drawn } from '../../../../tests/support/screens.tsx';
import { getTask, listFindings, listHistory, listTasks } from '../contract/index.ts';
import { TaskScreen } from './task.tsx';

const params = { key: planKey, code: 'PL.I.10' };

function draw(task: Partial<TaskDetail> = {}, given: Drawn = {}, plan = aPlanSummary()): string {
  return drawScreen(<TaskScreen params={params} />, {
    session: aSession('plan.read', 'plan.settle'),
    replies: [
      answers(getTask, { plan, task: aTaskDetail(task) }),
      answers(listTasks, aTaskList()),
      answers(listFindings, aFindingList()),
      answers(listHistory, { entries: [anEntry()] }),
    ],
    ...given,
  });
}

const written = aTaskDetail().written;

describe('a task as written beside as used', () => {
  test('shows the document’s words in quotes and the reading with its reason', () => {
    const text = words(draw());
    expect(text).toContain('“Năm 2012 – Năm 1010” 2012–2020 cách hiểu 2020: Tiêu đề ghi');
    expect(text).toContain(
      '“Sở XD; các quận, huyện” Sở Xây dựng UBND các quận, huyện nhóm cơ quan',
    );
  });

  test('a title that is used as written says so, another one is shown', () => {
    expect(words(draw())).toContain('“Tuyên truyền, phổ biến pháp luật” như văn bản ghi');
    const used = { ...aTaskDetail().used, title: 'Tuyên truyền pháp luật' };
    expect(words(draw({ used }))).toContain(
      '“Tuyên truyền, phổ biến pháp luật” Tuyên truyền pháp luật',
    );
  });

  test('each kind of funding is named once, however often it is written', () => {
    expect(words(draw())).toContain('“Ngân sách ĐP; NSĐP” Ngân sách địa phương');
  });

  test('an amount is written 2.000.000.000 đồng, and not as a quote of the document', () => {
    const text = words(draw());
    expect(text).toContain('Kinh phí 2.000.000.000 đồng 2.000.000.000 đồng');
    expect(words(draw({}, { search: '', language: 'en' }))).toContain('2.000.000.000 VND');
  });

  test('a cell that the document leaves empty says so', () => {
    const text = words(draw({ written: { ...written, lead: null, startRaw: '', endRaw: '' } }));
    expect(text).toContain('Chủ trì (để trống)');
    expect(text).toContain('Thời gian (để trống)');
  });

  test('what the plan does not write has no line: amount, outputs', () => {
    const bare = { ...written, budget: null, outputs: [], extra: {} };
    const text = words(draw({ written: bare }));
    expect(text).not.toContain('Kinh phí');
    expect(text).not.toContain('Sản phẩm');
  });

  test('a column that no plan before had is shown under its own heading', () => {
    expect(words(draw())).toContain('Ghi chú “thực hiện hằng năm” như văn bản ghi');
  });

  test('a task that nobody leads says so at its head', () => {
    const used = { ...aTaskDetail().used, lead: null };
    expect(words(draw({ used }))).toContain('Chủ trì (để trống) Thời gian');
  });
});

describe('what a task waits for', () => {
  test('is its open findings first', () => {
    expect(words(draw())).toContain('còn 1 điểm cần rà soát chưa có phương án xử lý');
  });

  test('then a word on suggested provisions', () => {
    const text = words(draw({ openFindings: 0 }));
    expect(text).toContain('Còn 1 nội dung do phần mềm gợi ý');
    expect(text).toContain('Xem nội dung gợi ý');
  });

  test('then nothing', () => {
    const text = words(draw({ openFindings: 0, links: [] }));
    expect(text).not.toContain('Còn ');
  });

  test('in an approved copy no finding is waited for', () => {
    const text = words(draw({ links: [] }, {}, approvedPlan));
    expect(text).not.toContain('chưa có phương án xử lý.');
  });
});

describe('steps to the neighbours', () => {
  test('follow the list one came from', () => {
    const html = draw();
    expect(words(html)).toContain('Mục trước 2 trong 3 Mục sau');
  });

  test('follow the order of that list', () => {
    expect(words(draw({}, { search: 'sort=-title' }))).toContain('Mục trước 2 trong 3 Mục sau');
    expect(words(draw({}, { search: 'sort=period' }))).toContain('Mục trước 1 trong 3 Mục sau');
  });

  test('follow the plan when the task is not in that list', () => {
    expect(words(draw({ code: 'PL.IX.1' }))).toContain('Mục trước 1 trong 1 Mục sau');
  });

  test('the way back leads to that list', () => {
    const html = draw({}, { search: 'lead=HP-SXD&tab=findings' });
    expect(html).toContain(`href="/app/plans/${planKey}/tasks?lead=HP-SXD"`);
  });

  test('its tabs keep that list', () => {
    const html = draw({}, { search: 'lead=HP-SXD' });
    expect(html).toContain(`tasks/PL.I.10?lead=HP-SXD&amp;tab=provisions"`);
    expect(html).toContain(`tasks/PL.I.10?lead=HP-SXD"`);
  });
});

describe('provisions of a task', () => {
  const provisions = { search: 'tab=provisions' };
  const link = (given: Parameters<typeof aLink>[0]) => ({ ...aLink(given), text: 'Nội dung' });

  test('a suggestion says how strong it is and offers both words', () => {
    const text = words(draw({ links: [link({})] }, provisions));
    expect(text).toContain('Phần mềm gợi ý khớp nhiều');
    expect(text).toContain('Xác nhận PL.I.1, II.1.1 Bác bỏ PL.I.1, II.1.1');
  });

  test('a decided one says by whom and when, and offers the other word only', () => {
    const text = words(draw({ links: [{ ...confirmedLink, text: 'Nội dung' }] }, provisions));
    expect(text).toContain('Đã xác nhận Trần Thu Hà, 20/11/2026');
    expect(text).toContain('Bác bỏ PL.I.1, II.1.1');
    expect(text).not.toContain('Xác nhận PL.I.1');
  });

  test('a refused one can be confirmed again', () => {
    const text = words(draw({ links: [link({ state: 'refused' })] }, provisions));
    expect(text).toContain('Đã bác bỏ');
    expect(text).toContain('Xác nhận PL.I.1, II.1.1');
    expect(text).not.toContain('Bác bỏ PL.I.1');
  });

  test('who may not decide sees the state and no deed', () => {
    const text = words(draw({}, { ...provisions, session: aSession('plan.read') }));
    expect(text).toContain('Phần mềm gợi ý');
    expect(text).not.toContain('Bác bỏ');
  });

  test('none, and no reference, are said in words', () => {
    const text = words(draw({ links: [], references: [] }, provisions));
    expect(text).toContain('Chưa có nội dung nào được gắn với nhiệm vụ này.');
    expect(text).toContain('Nhiệm vụ này không viện dẫn văn bản nào.');
  });

  test('a refused provision is not among those of the overview', () => {
    const links = [link({ state: 'refused', provision: 'II.9.9' })];
    expect(words(draw({ links }))).not.toContain('II.9.9');
  });
});

describe('findings of a task', () => {
  const tab = { search: 'tab=findings' };

  test('each leads to its place in the review, with its resolution and reason', () => {
    const findings = [...findingReplies, aFindingReply({ id: 'f9', resolution: keptResolution })];
    const html = drawScreen(<TaskScreen params={params} />, {
      ...tab,
      replies: [
        answers(getTask, { plan: aPlanSummary(), task: aTaskDetail() }),
        answers(listFindings, aFindingList(findings)),
      ],
    });
    expect(html).toContain(`/plans/${planKey}/review?finding=f1"`);
    expect(words(html)).toContain('Giữ nguyên văn Đúng nguyên văn.');
    expect(count(html, '<tr')).toBe(5);
  });

  test('none are said in words', () => {
    const html = drawScreen(<TaskScreen params={params} />, {
      ...tab,
      replies: [
        answers(getTask, { plan: aPlanSummary(), task: aTaskDetail() }),
        answers(listFindings, aFindingList([])),
      ],
    });
    expect(words(html)).toContain('Nhiệm vụ này không có điểm nào cần rà soát.');
  });
});

test('a tab that is not there is the first one', () => {
  expect(words(draw({}, { search: 'tab=money' }))).toContain('Văn bản ghi và cách hiểu');
});
