import { listed, quoted, type Draft } from './draft.ts';
import { groupBy, pushTo } from './groups.ts';
import { contentOf, longestRun, marksOf, Rarity, type Marks } from './likeness.ts';
import { taskTitle, type PlanView, type TaskRow } from './view.ts';
import { phraseKey, textKey } from './words.ts';

/**
 * Kinds of work that two agencies can do twice on the same people. Two tasks overlap when they are
 * of one kind and of one object, or when one of them names no object at all.
 */
const kindsOfWork: readonly (readonly [string, readonly string[]])[] = [
  ['kiểm tra, thanh tra', ['kiểm tra', 'thanh tra', 'giám sát'].map(phraseKey)],
  ['tuyên truyền', ['tuyên truyền', 'phổ biến', 'truyền thông'].map(phraseKey)],
  ['đào tạo, bồi dưỡng', ['bồi dưỡng', 'tập huấn'].map(phraseKey)],
];

const emptyWords = new Set(
  phraseKey(
    'thực hiện triển khai tổ chức tăng cường đẩy mạnh tiếp tục hoạt động tốt hiệu quả nâng cao ' +
      'công tác',
  ).split(' '),
);

interface Work {
  readonly entry: TaskRow;
  readonly kind: string;
  /** Content words without the work itself and without empty verbs. */
  readonly object: readonly string[];
  readonly marks: Marks;
}

/** Tasks that would make two agencies do one work. */
export function findOverlaps(view: PlanView): readonly Draft[] {
  const works = worksOf(view);
  return [...sameObject(works), ...withoutObject(works), ...sameContent(view)];
}

const OPENING = 40;

function worksOf(view: PlanView): readonly Work[] {
  const { acronyms } = view;
  return view.rows.flatMap((entry) => {
    const { title } = entry.task;
    const start = textKey(title.slice(0, OPENING));
    const found = kindsOfWork.find(([, names]) => names.some((name) => start.includes(name)));
    if (found === undefined) return [];
    const own = new Set(found[1].flatMap((name) => name.split(' ')));
    const object = contentOf(title, acronyms).filter(
      (key) => !own.has(key) && !emptyWords.has(key),
    );
    return [{ entry, kind: found[0], object, marks: marksOf(object) }];
  });
}

const SHARE = 0.3;
const RUN = 4;
const CROWD = 40;

/** Pairs of one kind that share a rare enough part of their object; found by their shared marks. */
function sameObject(works: readonly Work[]): readonly Draft[] {
  return [...groupBy(works, ({ kind }) => kind).values()].flatMap((group) => {
    const rarity = new Rarity();
    const byMark = new Map<string, number[]>();
    group.forEach(({ marks }, index) => {
      rarity.add(marks);
      for (const mark of marks) pushTo(byMark, mark, index);
    });
    const shared = new Map<string, number>();
    for (const [mark, holders] of byMark) {
      if (holders.length > CROWD) continue;
      for (const [at, left] of holders.entries()) {
        for (const right of holders.slice(at + 1)) {
          const pair = `${left}:${right}`;
          shared.set(pair, (shared.get(pair) ?? 0) + rarity.weight(mark));
        }
      }
    }
    const pairs = [...shared].flatMap(([pair, mass]) => {
      const [left, right] = pair.split(':').map((index) => group[Number(index)]);
      if (left === undefined || right === undefined || !doOverlap(left, right)) return [];
      const least = Math.min(rarity.mass(left.marks), rarity.mass(right.marks));
      const isLarge = mass >= least * SHARE || longestRun(left.object, right.marks) >= RUN;
      return isLarge ? [[left, right] as const] : [];
    });
    return clusters(pairs).flatMap(overlap);
  });
}

function doOverlap(left: Work, right: Work): boolean {
  if (left.object.length < 2 || left.object.join(' ') === right.object.join(' ')) return false;
  const common = [...left.marks].filter((mark) => right.marks.has(mark)).length;
  return common >= 3 && !differOnlyByPlace(left, right);
}

/** Works that overlap with one another, directly or through a third. */
function clusters(pairs: readonly (readonly [Work, Work])[]): readonly (readonly Work[])[] {
  const home = new Map<Work, Set<Work>>();
  for (const [left, right] of pairs) {
    const joint = new Set([left, right, ...(home.get(left) ?? []), ...(home.get(right) ?? [])]);
    for (const work of joint) home.set(work, joint);
  }
  return [...new Set(home.values())].map((joint) => [...joint]);
}

/** Equal but for what is named with capitals or figures: one work in two places, not twice. */
function differOnlyByPlace(left: Work, right: Work): boolean {
  const proper = ({ entry }: Work): ReadonlySet<string> =>
    new Set(
      entry.task.title
        .split(/\s+/)
        .slice(1)
        .filter((word) => /^\p{Lu}|\d/u.test(word))
        .map(textKey),
    );
  const [a, b] = [proper(left), proper(right)];
  const only = (from: Work, to: Work, names: ReadonlySet<string>): boolean =>
    from.object.every((key) => to.object.includes(key) || names.has(key));
  return only(left, right, a) && only(right, left, b) && left.object.length > 3;
}

function overlap(works: readonly Work[]): readonly Draft[] {
  const tasks = works.map(({ entry }) => entry.task).sort((a, b) => a.line - b.line);
  const [last, ...before] = [...tasks].reverse();
  const [first] = tasks;
  if (last === undefined || first === undefined) return [];
  const leads = new Set(tasks.map((task) => task.lead?.code ?? ''));
  const who = leads.size === 1 ? 'cùng một cơ quan chủ trì' : 'khác cơ quan chủ trì';
  const codes = listed(tasks.map(({ code }) => code));
  return [
    {
      code: 'overlapping_tasks',
      severity: 'info',
      where: taskTitle(last),
      field: 'title',
      text:
        `Các nhiệm vụ ${codes} có phần trùng về ${works[0]?.kind ?? ''}, ${who}: ` +
        `${quoted(first.title)}; ${quoted(last.title)}.`,
      suggestion: 'Thống nhất phạm vi để mỗi kết quả chỉ báo cáo một lần.',
      related: before.reverse().map(taskTitle),
    },
  ];
}

/** "Thực hiện công tác tuyên truyền": no object, so every other work of the kind is part of it. */
function withoutObject(works: readonly Work[]): readonly Draft[] {
  return works.flatMap((work) => {
    if (work.object.length > 0) return [];
    const others = works.filter(({ kind, object }) => kind === work.kind && object.length > 0);
    const [first] = others;
    if (first === undefined) return [];
    const { task } = work.entry;
    const codes = listed(others.map(({ entry }) => entry.task.code));
    return [
      {
        code: 'overlapping_tasks' as const,
        severity: 'info' as const,
        where: taskTitle(task),
        field: 'title',
        text: `Nhiệm vụ ${task.code} ${quoted(task.title)} gồm cả phần ${work.kind} của ${codes}.`,
        suggestion: 'Thống nhất phạm vi để mỗi kết quả chỉ báo cáo một lần.',
        related: others.map(({ entry }) => taskTitle(entry.task)),
      },
    ];
  });
}

/** Titles made of the same words but for empty ones ("Triển khai …", "Tiếp tục thực hiện …"). */
function sameContent(view: PlanView): readonly Draft[] {
  const none = new Map();
  const reduced = (title: string): string =>
    contentOf(title, none)
      .filter((key) => !emptyWords.has(key))
      .sort()
      .join(' ');
  const groups = groupBy(
    view.rows,
    ({ task }) => `${reduced(task.title)}|${figuresOf(task.title)}`,
  );
  return [...groups].flatMap(([key, group]) => {
    const [first, ...rest] = group;
    const titles = new Set(group.map(({ task }) => textKey(task.title)));
    const second = rest.find(
      ({ task }) => textKey(task.title) !== textKey(first?.task.title ?? ''),
    );
    if (first === undefined || second === undefined || titles.size < 2) return [];
    if (key.split(' ').length < 4) return [];
    return [
      {
        code: 'overlapping_tasks' as const,
        severity: 'warning' as const,
        where: taskTitle(second.task),
        field: 'title',
        text:
          `Nhiệm vụ ${second.task.code} và ${first.task.code} chỉ khác cách viết: ` +
          `${quoted(second.task.title)}; ${quoted(first.task.title)}.`,
        suggestion: 'Xác định có phải một nhiệm vụ; nếu phải thì gộp.',
        related: [taskTitle(first.task)],
      },
    ];
  });
}

function figuresOf(title: string): string {
  return (title.match(/\d+/g) ?? []).join(' ');
}
