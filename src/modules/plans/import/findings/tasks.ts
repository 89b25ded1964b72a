import { normalForm, searchKey } from '../../../../kernel/index.ts';
import type { ColumnRole } from '../parsed.ts';
import { cut, listed, quoted, type Draft, type QuotedPlace } from './draft.ts';
import { groupBy } from './groups.ts';
import { cellOf, taskTitle, type PlanView, type TaskRow } from './view.ts';
import { openingVerbs } from './phrases.ts';
import { textKey } from './words.ts';

/** The rows of the annex one by one: doubled, several in one, cells left empty. */
export function findInTasks(view: PlanView): readonly Draft[] {
  return [
    ...duplicates(view),
    ...gathered(view, view.rows.flatMap(severalThings)),
    ...sectionsThatAreTasks(view),
    ...groupsWithoutOwner(view),
    ...emptyCells(view),
  ];
}

/** Tasks by a key, those alone left out. */
function sharing(
  view: PlanView,
  keyOf: (entry: TaskRow) => string,
): readonly (readonly TaskRow[])[] {
  const groups = groupBy(view.rows, keyOf);
  return [...groups.values()].filter((group) => group.length > 1);
}

function duplicates(view: PlanView): readonly Draft[] {
  const same = sharing(view, ({ task }) => searchKeyOfTitle(task.title)).filter(
    ([first]) => first !== undefined && searchKeyOfTitle(first.task.title) !== '',
  );
  return same.flatMap((group) => {
    const [first, ...copies] = group;
    const [copy, ...more] = copies;
    if (first === undefined || copy === undefined) return [];
    const differs = differences(first, copy);
    const others = [first, ...more].map(({ task }) => taskTitle(task));
    return [
      {
        code: 'duplicate_task',
        severity: 'error',
        where: taskTitle(copy.task),
        field: 'title',
        text:
          `Nhiệm vụ ${listed(copies.map(({ task }) => task.code))} trùng tên nhiệm vụ ` +
          `${first.task.code}: ${quoted(first.task.title)}` +
          (differs === '' ? '.' : `; khác ở ${differs}.`),
        suggestion: `Gộp vào ${first.task.code}, hoặc xác định tên đúng của ${copy.task.code}.`,
        related: others,
      },
    ];
  });
}

/** Marks told apart ("bán" is not "bàn"), capitals, punctuation and spaces not. */
function searchKeyOfTitle(title: string): string {
  return normalForm(textKey(title));
}

const compared: readonly (readonly [ColumnRole, string])[] = [
  ['lead', 'cơ quan chủ trì'],
  ['coordinating', 'cơ quan phối hợp'],
  ['start', 'thời gian bắt đầu'],
  ['end', 'thời gian hoàn thành'],
  ['period', 'thời gian thực hiện'],
  ['funding', 'nguồn kinh phí'],
  ['budget', 'kinh phí'],
  ['output', 'sản phẩm'],
];

function differences(one: TaskRow, other: TaskRow): string {
  return compared
    .filter(([role]) => {
      const [left, right] = [cellOf(one.row, role)?.text, cellOf(other.row, role)?.text];
      return searchKey(left ?? '') !== searchKey(right ?? '');
    })
    .map(([, name]) => name)
    .join(', ');
}

/** Pieces of a title that could each be a task: cut at lines, semicolons and sentence ends. */
export function piecesOf(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.split(/;\s+|\.\s+(?=\p{Lu})/u))
    .map((piece) => piece.replace(/^[-+•\s]+|[;.\s]+$/g, ''))
    .filter((piece) => piece.split(/\s+/).length >= 4);
}

const opens = new Set(openingVerbs);
const nounsOfWork =
  /^(?:các\s+)?(?:dự án|đề án|chương trình|kế hoạch|công trình|mô hình)(?!\p{L})/iu;

function opensTask(piece: string): boolean {
  const words = textKey(piece).split(' ');
  if (nounsOfWork.test(piece.normalize('NFC'))) return true;
  return [1, 2, 3].some((size) => opens.has(words.slice(0, size).join(' ')));
}

function severalThings(entry: TaskRow): readonly Draft[] {
  const cell = cellOf(entry.row, 'title');
  const lines = cell?.lines.map((each) => each.text) ?? [entry.task.title];
  const [first, ...rest] = piecesOf(lines);
  const more = rest.filter(opensTask);
  const isOpen = /(?:…|\.\.\.)\s*\.?$/.test(entry.task.title) && /;|,/.test(entry.task.title);
  if (first === undefined || (more.length === 0 && !isOpen)) return [];
  const { code, title } = entry.task;
  const where = { ...taskTitle(entry.task), quote: title };
  if (more.length === 0) {
    const text =
      `Nhiệm vụ ${code} kể nhiều việc và để ngỏ bằng dấu “…”: ${quoted(title)}. ` +
      'Chưa rõ gồm những việc nào.';
    const suggestion = 'Cơ quan chủ trì lập danh mục các việc thuộc nhiệm vụ này.';
    const field = 'title';
    return [
      { code: 'several_things_in_one_task', severity: 'info', where, field, text, suggestion },
    ];
  }
  const pieces = [first, ...more].map((piece) => quoted(cut(piece, 70)));
  const isGrave = lines.length > 1 || more.length > 1;
  return [
    {
      code: 'several_things_in_one_task',
      severity: isGrave ? 'warning' : 'info',
      where,
      field: 'title',
      text: `Nhiệm vụ ${code} gồm ${pieces.length} việc: ${pieces.join('; ')}.`,
      suggestion: 'Giữ một nhiệm vụ; cơ quan chủ trì báo cáo riêng từng việc.',
    },
  ];
}

/** Where most titles are of that kind it is the way the plan is written: one finding, not each. */
function gathered(view: PlanView, drafts: readonly Draft[]): readonly Draft[] {
  const [first, ...rest] = drafts;
  if (first === undefined || drafts.length <= Math.max(6, view.rows.length / 5)) return drafts;
  const codes = listed(drafts.map(({ where }) => where.code));
  return [
    {
      ...first,
      severity: 'info',
      text: `${drafts.length} nhiệm vụ gồm nhiều việc trong một dòng: ${codes}.`,
      related: rest.map(({ where }) => where),
    },
  ];
}

function sectionsThatAreTasks(view: PlanView): readonly Draft[] {
  const found = view.rows.filter(({ row, table }) => {
    const isTop = row.numbering === 'roman' && row.parent === table.annex;
    return isTop && table.rows.some((each) => each.kind === 'section');
  });
  return found.map(({ task, row }) => ({
    code: 'section_is_task',
    severity: 'info',
    where: taskTitle(task),
    field: null,
    text:
      `Mục ${row.number} của phụ lục không có dòng con; chính mục là một nhiệm vụ: ` +
      `${quoted(task.title)}.`,
    suggestion: `Theo dõi mục này như một nhiệm vụ, mã ${task.code}.`,
  }));
}

/** One finding: whoever answers for one group answers for all. Plans without any lead have none. */
function groupsWithoutOwner(view: PlanView): readonly Draft[] {
  const groups: QuotedPlace[] = view.plan.taskTables.flatMap((table) => {
    const hasLead = table.columns.some((column) => column.role === 'lead');
    const rows = table.rows.filter((row) => row.kind === 'group' && row.title !== '');
    return rows
      .filter((row) => hasLead && (cellOf(row, 'lead')?.text ?? '').trim() === '')
      .filter((row) => row.number !== '')
      .map((row) => ({
        kind: 'section' as const,
        code: row.code,
        line: row.line,
        quote: row.title,
      }));
  });
  const [first, ...rest] = groups;
  if (first === undefined) return [];
  return [
    {
      code: 'group_row_without_owner',
      severity: 'info',
      where: first,
      field: 'lead',
      text:
        `${groups.length} nhóm nhiệm vụ không ghi cơ quan chủ trì chung: ` +
        `${listed(groups.map((group) => group.code))}.`,
      suggestion: 'Tổng hợp theo nhóm giao cho đầu mối tổng hợp; từng nhiệm vụ có chủ trì riêng.',
      related: rest,
    },
  ];
}

const asked: readonly (readonly [ColumnRole, string, string])[] = [
  ['lead', 'lead', 'cơ quan chủ trì'],
  ['coordinating', 'coordinating', 'cơ quan phối hợp'],
  ['start', 'startYear', 'thời gian bắt đầu'],
  ['end', 'endYear', 'thời gian hoàn thành'],
  ['period', 'endYear', 'thời gian thực hiện'],
  ['output', 'outputs', 'sản phẩm'],
  ['funding', 'funding', 'nguồn kinh phí'],
  ['budget', 'budget', 'kinh phí'],
];

/** Cells left empty, one finding a column. */
function emptyCells(view: PlanView): readonly Draft[] {
  return asked.flatMap(([role, field, name]) => {
    const under = view.rows.filter(({ row }) => cellOf(row, role) !== undefined);
    const empty = under.filter(({ row }) => (cellOf(row, role)?.text ?? '').trim() === '');
    const [first, ...rest] = empty.map(({ task }) => taskTitle(task));
    if (first === undefined) return [];
    const isLead = role === 'lead';
    const codes = listed(empty.map(({ task }) => task.code));
    const heading = empty.map(({ row }) => cellOf(row, role)?.heading)[0] ?? name;
    return [
      {
        code: 'empty_cell',
        severity: isLead ? 'error' : 'info',
        where: first,
        field,
        text: `Cột ${quoted(heading)} để trống ở ${empty.length} nhiệm vụ: ${codes}.`,
        suggestion: isLead
          ? 'Xác định cơ quan chủ trì của từng nhiệm vụ trước khi phê duyệt bản số hóa.'
          : `Hỏi cơ quan chủ trì để ghi ${name}.`,
        related: rest,
      },
    ];
  });
}
