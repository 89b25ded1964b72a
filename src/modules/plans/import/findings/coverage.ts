import type { Provision, Section, Target } from '../../domain/reading.ts';
import type { Acronym } from './acronyms.ts';
import { cut, listed, quoted, type Draft } from './draft.ts';
import { groupBy, pushTo } from './groups.ts';
import { contentOf, marksOf, Rarity, type Marks } from './likeness.ts';
import { matterOfTitle } from './links.ts';
import { openingVerbs } from './phrases.ts';
import { nameLikeness, schemesOf } from './schemes.ts';
import { parentCode, provisionPlace, sectionPlace, taskTitle, type PlanView } from './view.ts';
import { passage, phraseKey, wordsOf, type Word, type Passage } from './words.ts';

/** Body beside annex: what no task serves, what is served in part, what nothing supports. */
export function findInCoverage(view: PlanView): readonly Draft[] {
  if (view.rows.length === 0 || view.plan.provisions.length === 0) return [];
  const served = new Set(
    view.plan.tasks.flatMap((task) => task.provisions.map(({ code }) => code)),
  );
  if (served.size === 0) return [];
  return [...withoutTask(view, served), ...partlyCovered(view, served), ...withoutProvision(view)];
}

const contentPart = /nội dung|nhiệm vụ/iu;
const solutionPart = /giải pháp|biện pháp/iu;

function partOf(view: PlanView, code: string): Section | undefined {
  return view.sections.get(code.split('.')[0] ?? '');
}

const makes = ['xây dựng', 'lập', 'ban hành', 'hoàn thành', 'thiết lập'].map(phraseKey);
const products = [
  'cơ sở dữ liệu',
  'quy hoạch',
  'đề án',
  'bộ chỉ số',
  'phần mềm',
  'hệ thống thông tin',
].map(phraseKey);
const notMaking = new Set(['thành', 'độc', 'công', 'thiết', 'trung', 'xác'].map(phraseKey));
const REACH = 8;

/** A general solution needs no task of its own; one that makes something does. */
function makesSomething(text: string): boolean {
  const keys = wordsOf(text).map(({ key }) => key);
  const startsAt = (phrase: string, at: number): boolean =>
    phrase.split(' ').every((key, index) => keys[at + index] === key);
  return keys.some((_, at) => {
    const verb = makes.find((each) => startsAt(each, at));
    if (verb === undefined || (!verb.includes(' ') && notMaking.has(keys[at - 1] ?? ''))) {
      return false;
    }
    const from = at + verb.split(' ').length;
    return products.some((product) =>
      Array.from({ length: REACH }, (_, step) => from + step).some((there) =>
        startsAt(product, there),
      ),
    );
  });
}

/** Provisions that somebody has to carry out: those of the part of contents, and made things. */
function isDuty(view: PlanView, provision: Provision): boolean {
  const title = partOf(view, provision.code)?.title ?? '';
  if (contentPart.test(title) && !solutionPart.test(title)) return true;
  return solutionPart.test(title) && makesSomething(provision.text);
}

function withoutTask(view: PlanView, served: ReadonlySet<string>): readonly Draft[] {
  const holes = view.plan.provisions.filter(
    (provision) => !served.has(provision.code) && isDuty(view, provision),
  );
  const aims = groupBy(view.plan.targets, ({ where }) => where.code);
  const aimed = new Set(
    view.plan.targets
      .filter(({ where, kind }) => where.kind === 'provision' && kind !== 'qualitative')
      .map(({ where }) => where.code),
  );
  const groups = groupBy(
    holes.filter(({ code }) => !aimed.has(code)),
    ({ section }) => section,
  );
  return [
    ...targetsWithoutTask(
      holes.filter(({ code }) => aimed.has(code)),
      aims,
    ),
    ...[...groups].flatMap(([code, group]) => {
      const section = view.sections.get(code);
      const [first, ...rest] = group;
      if (first === undefined) return [];
      const codes = listed(
        group.map((each) => each.code),
        12,
      );
      const all = group.map((each) => provisionPlace(each));
      return [
        {
          code: 'provision_without_task' as const,
          severity: 'info' as const,
          where: section === undefined ? provisionPlace(first) : sectionPlace(section),
          field: null,
          text:
            `${group.length} nội dung của mục ${code} chưa có nhiệm vụ trong phụ lục: ${codes}; ` +
            'chưa rõ cơ quan chủ trì và thời hạn.',
          suggestion: 'Giao cơ quan chủ trì khi điều hành, hoặc đề nghị bổ sung vào phụ lục.',
          related: section === undefined ? rest.map((each) => provisionPlace(each)) : all,
        },
      ];
    }),
  ];
}

/** So many of one kind are the way in which the plan is written: one finding for all. */
const MANY_TARGETS = 20;

function targetsWithoutTask(
  holes: readonly Provision[],
  aims: ReadonlyMap<string, readonly Target[]>,
): readonly Draft[] {
  const [first, ...rest] = holes;
  if (first === undefined || holes.length <= MANY_TARGETS) {
    return holes.map((hole) => targetWithoutTask(hole, aims.get(hole.code) ?? []));
  }
  const codes = listed(
    holes.map(({ code }) => code),
    12,
  );
  return [
    {
      code: 'provision_without_task',
      severity: 'warning',
      where: provisionPlace(first),
      field: null,
      text: `${holes.length} nội dung có chỉ tiêu nhưng phụ lục không có nhiệm vụ: ${codes}.`,
      suggestion: 'Xác định cơ quan chủ trì để theo dõi chỉ tiêu; đề nghị bổ sung nhiệm vụ.',
      related: rest.map((each) => provisionPlace(each)),
    },
  ];
}

function targetWithoutTask(hole: Provision, aims: readonly Target[]): Draft {
  const said = aims.map(({ text }) => quoted(cut(text, 90))).join(', ');
  return {
    code: 'provision_without_task',
    severity: 'warning',
    where: provisionPlace(hole, aims[0]?.text ?? hole.text),
    field: null,
    text:
      `Nội dung ${hole.code} có chỉ tiêu (${said}) nhưng phụ lục không có nhiệm vụ nào ` +
      'thực hiện.',
    suggestion: 'Xác định cơ quan chủ trì để theo dõi chỉ tiêu; đề nghị bổ sung nhiệm vụ.',
  };
}

/** A clause of a provision: what stands between semicolons, or between repeated verbs. */
interface Clause {
  readonly text: string;
  readonly marks: Marks;
}

const LEAST_CONTENT = 5;

/** Clauses of the first sentence; the later ones explain it rather than add to it. */
function clausesOf(text: string, acronyms: ReadonlyMap<string, Acronym>): readonly Clause[] {
  const all = wordsOf(text);
  const stop = all.findIndex(({ gap }, at) => at > 0 && gap.includes('.'));
  const words = stop < 0 ? all : all.slice(0, stop);
  const cuts = words.flatMap((_, at) => (at === 0 || isCut(words, at) ? [at] : []));
  return cuts.flatMap((from, index) => {
    const to = (cuts[index + 1] ?? words.length) - 1;
    const clause = passage(text, words[from], words[to]);
    const content = contentOf(clause, acronyms);
    if (content.length < LEAST_CONTENT || isPurpose(words, from)) return [];
    return [{ text: clause, marks: marksOf(content) }];
  });
}

const cutting = openingVerbs.filter((verb) => verb.includes(' '));

function verbAt(words: readonly Word[], at: number): string | undefined {
  return cutting.find((verb) =>
    verb.split(' ').every((key, index) => words[at + index]?.key === key),
  );
}

/** At a semicolon; at a comma where one verb opens two members of a list ("hỗ trợ …, hỗ trợ …"). */
function isCut(words: readonly Word[], at: number): boolean {
  const gap = words[at]?.gap ?? '';
  if (/[;:]/.test(gap)) return true;
  const verb = gap.includes(',') ? verbAt(words, at) : undefined;
  if (verb === undefined) return false;
  return words.some(
    (word, other) => other !== at && word.gap.includes(',') && verbAt(words, other) === verb,
  );
}

const purposes = ['đảm bảo', 'bảo đảm', 'góp phần', 'đáp ứng', 'từng bước', 'phấn đấu'].map(
  phraseKey,
);

/** "…; đảm bảo …" tells what the work is for and asks for no work of its own. */
function isPurpose(words: readonly Word[], at: number): boolean {
  const pair = `${words[at]?.key ?? ''} ${words[at + 1]?.key ?? ''}`;
  return purposes.includes(pair);
}

const COVERED = 0.3;
const BARE = 0.2;
/** Beside a clause that a task takes up nearly word by word, more is asked of the others. */
const WELL_COVERED = 0.55;

/** How far the tasks' titles cover a clause, or the clause one of them. */
function coverageBy(view: PlanView, acronyms: ReadonlyMap<string, Acronym>): (m: Marks) => number {
  const titles = view.plan.tasks.map((task) => marksOf(matterOfTitle(task.title, acronyms)));
  const rarity = new Rarity();
  const byMark = new Map<string, number[]>();
  titles.forEach((marks, index) => {
    rarity.add(marks);
    for (const mark of marks) pushTo(byMark, mark, index);
  });
  return (marks) => {
    const near = new Set([...marks].flatMap((mark) => (byMark.get(mark) ?? []).slice(0, 200)));
    const shares = [...near].map((index) => {
      const title = titles[index] ?? marks;
      return Math.max(rarity.covered(marks, title), rarity.covered(title, marks));
    });
    return Math.max(0, ...shares);
  };
}

function partlyCovered(view: PlanView, served: ReadonlySet<string>): readonly Draft[] {
  const { acronyms } = view;
  const coverage = coverageBy(view, acronyms);
  const taskSchemes = schemesOfTasks(view, acronyms);
  return view.plan.provisions.flatMap((provision) => {
    if (!served.has(provision.code) || !isDuty(view, provision)) return [];
    const clauses = clausesOf(provision.text, acronyms).map(({ text, marks }) => ({
      text,
      share: coverage(marks),
    }));
    const best = Math.max(0, ...clauses.map(({ share }) => share));
    const enough = best >= WELL_COVERED ? COVERED : BARE;
    const bare = best >= COVERED ? clauses.filter(({ share }) => share < enough) : [];
    const covered = clauses.filter(({ share }) => share >= COVERED).map(({ text }) => text);
    const schemes = schemesNotServed(view, provision, taskSchemes, acronyms);
    const isAlone = (name: string): boolean => !covered.every((text) => text.includes(name));
    const alone = bare.length > 0 ? [] : schemes.filter(isAlone);
    const named = schemes.length > 1 ? schemes : alone;
    const missing = named.length > 0 ? named : bare.map(({ text }) => text);
    return missing.length === 0 ? [] : [partly(view, provision, missing)];
  });
}

function partly(view: PlanView, provision: Provision, missing: readonly string[]): Draft {
  const tasks = view.plan.tasks.filter((task) =>
    task.provisions.some(({ code }) => code === provision.code),
  );
  const said = missing.map((each) => quoted(cut(each, 90))).join('; ');
  return {
    code: 'provision_partly_covered',
    severity: 'info',
    where: provisionPlace(provision, missing[0] ?? provision.text),
    field: null,
    text:
      `Nội dung ${provision.code} mới có nhiệm vụ cho một phần ` +
      `(${listed(tasks.map(({ code }) => code))}); chưa thấy nhiệm vụ cho ${said}.`,
    suggestion:
      'Cơ quan chủ trì các nhiệm vụ liên quan báo cáo cả phần này, hoặc bổ sung nhiệm vụ.',
    related: tasks.map(taskTitle),
  };
}

function schemesOfTasks(
  view: PlanView,
  acronyms: ReadonlyMap<string, Acronym>,
): readonly (readonly string[])[] {
  return view.passages
    .filter(({ place, field }) => place.kind === 'task' && field === 'title')
    .map(({ text }) => contentOf(text, acronyms));
}

/** Of several schemes in one provision, those that no task names, when some task names another. */
function schemesNotServed(
  view: PlanView,
  provision: Provision,
  tasks: readonly (readonly string[])[],
  acronyms: ReadonlyMap<string, Acronym>,
): readonly string[] {
  const own = view.passages.filter(
    ({ place }) => place.kind === 'provision' && place.code === provision.code,
  );
  const schemes = own.flatMap((where: Passage) => schemesOf(where, acronyms));
  const isServed = (name: readonly string[]): boolean =>
    tasks.some((title) => {
      const { shared } = nameLikeness(name, title);
      return shared >= Math.max(2, new Set(name).size * 0.65);
    });
  const unserved = schemes.filter(({ name }) => !isServed(name));
  const isAll = schemes.length > 1 && unserved.length === schemes.length;
  return isAll ? [] : unserved.map(({ raw }) => raw);
}

function withoutProvision(view: PlanView): readonly Draft[] {
  const loose = view.rows.filter(({ task }) => task.provisions.length === 0);
  const annexes = new Set(view.plan.taskTables.map(({ annex }) => annex));
  const top = (code: string): string => {
    let at = code;
    while (at !== '' && !annexes.has(parentCode(at)) && parentCode(at) !== '') at = parentCode(at);
    return at;
  };
  const sectionOf = (code: string): string => (view.sections.has(top(code)) ? top(code) : '');
  return [...groupBy(loose, ({ task }) => sectionOf(task.code))].flatMap(([section, group]) => {
    const places = group.map(({ task }) => taskTitle(task));
    const [first, ...rest] = places;
    if (first === undefined) return [];
    const codes = listed(
      places.map(({ code }) => code),
      12,
    );
    return [
      {
        code: 'task_without_provision' as const,
        severity: 'info' as const,
        where: first,
        field: null,
        text:
          `${places.length} nhiệm vụ của ${section === '' ? 'phụ lục' : `mục ${section}`} không ` +
          `có căn cứ ở thân kế hoạch: ` +
          `${codes}.`,
        suggestion: 'Ghi văn bản làm căn cứ của nhiệm vụ, hoặc chọn nội dung liên quan.',
        related: rest,
      },
    ];
  });
}
