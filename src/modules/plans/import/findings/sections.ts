import type { Section } from '../../domain/reading.ts';
import type { AnnexRow } from '../parsed.ts';
import { listed, quoted, type Draft, type QuotedPlace } from './draft.ts';
import { groupBy } from './groups.ts';
import { pairsOf } from './pairs.ts';
import { nameLikeness } from './schemes.ts';
import {
  parentCode,
  provisionPlace,
  quoting,
  sectionPlace,
  taskTitle,
  type PlanView,
} from './view.ts';
import { isLight, phraseKey, textKey } from './words.ts';

/** How annex and body are divided and numbered. */
export function findInSections(view: PlanView): readonly Draft[] {
  const twins = twinsOf(view);
  return [
    ...titleDiffers(twins),
    ...misplaced(view, twins),
    ...sameCodes(view),
    ...doubledNumbers(view),
    ...countedDashes(view),
    ...unnumbered(view),
  ];
}

/** A section of the annex with the section of the body that treats the same matter. */
interface Twin {
  readonly row: AnnexRow;
  readonly body: Section;
  readonly lacks: readonly string[];
  readonly adds: readonly string[];
}

const workWords = new Set(
  phraseKey('thực hiện triển khai tiếp tục tổ chức phát triển chính sách').split(' '),
);

function matterOf(title: string): readonly string[] {
  return textKey(title)
    .split(' ')
    .filter((key) => key !== '' && !isLight(key) && !workWords.has(key));
}

const LIKE = 0.75;
/** Content words; one word of two syllables more or less makes no other title. */
const TITLE_DIFFERS = 3;
/** A title of one or two words is a heading cut short, no other name. */
const TITLE_SPEAKS = 4;

function twinsOf(view: PlanView): readonly Twin[] {
  const bodySections = view.plan.sections.filter((each) => !isAnnexCode(view, each.code));
  const rows = view.plan.taskTables.flatMap((table) =>
    table.rows.filter((row) => row.parent === table.annex && row.numbering === 'roman'),
  );
  return rows.flatMap((row) => {
    const own = matterOf(row.title);
    const ranked = bodySections
      .map((body) => ({ body, matter: matterOf(body.title) }))
      .map(({ body, matter }) => ({ body, matter, ...nameLikeness(own, matter) }))
      .filter(({ inner, shared }) => inner >= LIKE && shared >= 2)
      .sort((a, b) => b.shared / b.union - a.shared / a.union);
    const [best] = ranked;
    if (best === undefined) return [];
    const lacks = best.matter.filter((key) => !own.includes(key));
    const adds = own.filter((key) => !best.matter.includes(key));
    return [{ row, body: best.body, lacks, adds }];
  });
}

function isAnnexCode(view: PlanView, code: string): boolean {
  return view.plan.taskTables.some(({ annex }) => code === annex || code.startsWith(`${annex}.`));
}

function rowPlace(row: AnnexRow): QuotedPlace {
  const kind = row.kind === 'task' ? 'task' : 'section';
  return { kind, code: row.code, line: row.line, quote: row.title };
}

function titleDiffers(twins: readonly Twin[]): readonly Draft[] {
  return twins
    .filter(({ row }) => matterOf(row.title).length >= TITLE_SPEAKS)
    .filter(({ lacks, adds }) => lacks.length + adds.length >= TITLE_DIFFERS)
    .map(({ row, body }) => ({
      code: 'section_title_differs',
      severity: 'info',
      where: rowPlace(row),
      field: 'title',
      text:
        `Mục ${row.code} của phụ lục ghi ${quoted(row.title)}; mục ${body.code} của thân kế ` +
        `hoạch ghi ${quoted(body.title)}.`,
      suggestion: 'Hiểu là cùng một lĩnh vực; dùng tên ở thân kế hoạch khi tổng hợp.',
      related: [sectionPlace(body)],
    }));
}

/** Tasks of a scheme that the body treats in a section which has another twin in the annex. */
function misplaced(view: PlanView, twins: readonly Twin[]): readonly Draft[] {
  const twinOfBody = new Map(twins.map((twin) => [twin.body.code, twin]));
  const twinOfRow = new Map(twins.map((twin) => [twin.row.code, twin]));
  const moved = pairsOf(view, view.acronyms).flatMap(({ entry, body }) => {
    const here = nearest(entry.task.section, twinOfRow);
    const there = nearest(parentCode(body.passage.place.code), twinOfBody);
    if (here === null || there === null || here === there) return [];
    return [{ task: entry.task, body: body.passage.place, here, there }];
  });
  const groups = groupBy(moved, ({ here, there }) => `${here.row.code}>${there.row.code}`);
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    const codes = listed(group.map(({ task }) => task.code));
    const bodies = new Map(group.map(({ body }) => [body.code, body]));
    const provisions = [...bodies.values()].map((place) => quoting(place, first.task.title));
    return [
      {
        code: 'section_mismatch',
        severity: 'warning',
        where: taskTitle(first.task),
        field: 'section',
        text:
          `${codes} nằm ở mục ${first.here.row.code} ${quoted(first.here.row.title)}; thân kế ` +
          `hoạch để ở ${listed([...bodies.keys()])}, mục ${quoted(first.there.body.title)}.`,
        suggestion: `Giữ vị trí trong phụ lục; tổng hợp cùng mục ${first.there.row.code}.`,
        related: [...rest.map(({ task }) => taskTitle(task)), ...provisions],
      },
    ];
  });
}

function nearest(code: string, twins: ReadonlyMap<string, Twin>): Twin | null {
  for (let at = code; at !== ''; at = parentCode(at)) {
    const twin = twins.get(at);
    if (twin !== undefined) return twin;
  }
  return null;
}

/** Numbers of the annex that are also numbers of the body: "I.1" alone says neither. */
function sameCodes(view: PlanView): readonly Draft[] {
  const same = view.plan.tasks.filter(({ code }) => {
    const bare = view.plan.taskTables.find(({ annex }) => code.startsWith(`${annex}.`));
    return bare !== undefined && view.provisions.has(code.slice(bare.annex.length + 1));
  });
  const [first, ...rest] = same;
  if (first === undefined) return [];
  const annex = view.plan.taskTables[0]?.annex ?? '';
  return [
    {
      code: 'code_collision',
      severity: 'info',
      where: taskTitle(first),
      field: 'code',
      text:
        `${same.length} trong ${view.plan.tasks.length} số thứ tự của phụ lục trùng số của thân ` +
        `kế hoạch (${listed(same.map(({ code }) => code.slice(annex.length + 1)))}).`,
      suggestion: `Viện dẫn nhiệm vụ của phụ lục kèm chữ ${annex}, ví dụ ${first.code}.`,
      related: rest.map(taskTitle),
    },
  ];
}

/** The same number twice in one list. */
function doubledNumbers(view: PlanView): readonly Draft[] {
  const { collisions, lines } = view.plan;
  return collisions.map(({ kind, wanted, given, firstLine, line }) => {
    const place = { kind, code: given, line };
    const quote = (at: number): string => (lines[at - 1] ?? '').trim();
    return {
      code: 'code_collision',
      severity: 'warning',
      where: quoting(place, quote(line)),
      field: 'code',
      text: `Số ${wanted} ghi hai lần; dòng sau được theo dõi bằng mã ${given}.`,
      suggestion: 'Đối chiếu bản gốc để xác định số đúng.',
      related: [quoting({ kind, code: wanted, line: firstLine }, quote(firstLine))],
    };
  });
}

const MOST = 0.5;
const LEAST = 5;

/** Provisions that carry a dash and no number: their codes are counted by the reader. */
function countedDashes(view: PlanView): readonly Draft[] {
  const { provisions, lines } = view.plan;
  const dashed = provisions.filter(({ line }) => /^\s*[-–+•*]/.test(lines[line - 1] ?? ''));
  if (dashed.length < LEAST || dashed.length < provisions.length * MOST) return [];
  const bySection = [...groupBy(dashed, ({ section }) => section).values()];
  const firsts = bySection.flatMap((group) => group[0] ?? []);
  const [first, ...rest] = firsts;
  if (first === undefined) return [];
  const quote = (line: number): string => (lines[line - 1] ?? '').trim();
  return [
    {
      code: 'unnumbered_paragraph',
      severity: 'info',
      where: provisionPlace(first, quote(first.line)),
      field: null,
      text:
        `${dashed.length} trong ${provisions.length} nội dung chỉ có gạch đầu dòng, không đánh ` +
        `số; mã ${first.code} và các mã sau do thứ tự gạch đầu dòng mà có.`,
      suggestion: 'Dùng các mã này khi giao việc và báo cáo.',
      related: rest.map((each) => provisionPlace(each, quote(each.line))),
    },
  ];
}

/** Paragraphs that stand between numbered ones without a number of their own. */
function unnumbered(view: PlanView): readonly Draft[] {
  const { unnumbered, dashesUnderPoints } = view.plan;
  const all = [
    ...unnumbered.map(({ section, joinedTo, line, text }) => ({
      to: joinedTo,
      section,
      line,
      text,
    })),
    ...dashesUnderPoints.map(({ provision, line, text }) => ({
      to: provision,
      section: parentCode(provision),
      line,
      text,
    })),
  ].sort((a, b) => a.line - b.line);
  const places = all.map(({ to, section, line, text }) => {
    const code = to ?? section;
    const kind = view.provisions.has(code) ? ('provision' as const) : ('section' as const);
    return { kind, code, line, quote: text };
  });
  const [first, ...rest] = places;
  if (first === undefined) return [];
  const codes = listed(places.map(({ code }) => code));
  return [
    {
      code: 'unnumbered_paragraph',
      severity: 'info',
      where: first,
      field: null,
      text: `${places.length} đoạn không số đứng dưới điểm có số: ${codes}.`,
      suggestion: 'Đoạn không số được hiểu là thuộc điểm đứng ngay trên nó.',
      related: rest,
    },
  ];
}
