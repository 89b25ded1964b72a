import type { PlaceKind, Section, Target, Task } from '../../src/modules/plans/domain/index.ts';
import type { AgencyResolution } from '../../src/modules/plans/domain/resolve.ts';
import type {
  AgencyNote,
  AnnexCell,
  AnnexRow,
  Column,
  ColumnRole,
  DatedMention,
  Paragraph,
  ParsedPlan,
  ReferenceMention,
} from '../../src/modules/plans/import/parsed.ts';

/**
 * A small plan as the reader hands it to the findings, without reading any text: tests of a rule
 * name only the sections, provisions and rows that the rule is about.
 */
export interface PlanSketch {
  readonly number?: string | null;
  readonly issuedOn?: string | null;
  readonly title?: string;
  readonly period?: readonly [number, number];
  readonly grounds?: string;
  /** "II.1": a title of its own; "II.1.1": a provision. In the order of the text. */
  readonly sections?: Readonly<Record<string, string>>;
  readonly provisions?: Readonly<Record<string, string>>;
  readonly columns?: readonly (readonly [ColumnRole, string])[];
  readonly rows?: readonly RowSketch[];
  readonly dates?: readonly DatedMention[];
  readonly targets?: readonly (readonly [string, string])[];
  readonly links?: Readonly<Record<string, readonly string[]>>;
  readonly agencies?: Readonly<Record<string, AgencyResolution | null>>;
  readonly references?: readonly ReferenceSketch[];
}

export interface RowSketch {
  readonly kind?: 'section' | 'group' | 'task';
  readonly number: string;
  readonly parent?: string;
  /** Lines of the title's cell are parted by a line break. */
  readonly title: string;
  readonly cells?: Readonly<Partial<Record<ColumnRole, string>>>;
}

export interface ReferenceSketch {
  readonly number: string;
  readonly type?: string;
  readonly date?: string | null;
  readonly where?: string;
}

const usualColumns: readonly (readonly [ColumnRole, string])[] = [
  ['number', 'TT'],
  ['title', 'Nội dung công việc'],
  ['lead', 'Cơ quan chủ trì'],
  ['coordinating', 'Cơ quan phối hợp'],
  ['start', 'Thời gian bắt đầu'],
  ['end', 'Thời gian hoàn thành'],
  ['funding', 'Nguồn lực thực hiện'],
];

const usualCells: Readonly<Partial<Record<ColumnRole, string>>> = {
  lead: 'Sở Y tế',
  coordinating: 'Sở Tài chính',
  start: 'Năm 2013',
  end: 'Năm 2020',
  funding: 'Ngân sách địa phương',
};

/** The reader's answer for an agency that the register holds. */
export function anAgency(given: Partial<AgencyResolution> & { name: string }): AgencyResolution {
  const code = given.name.toLowerCase();
  return { code, group: false, open: false, known: true, misspelt: false, ...given };
}

/** A parsed plan made from a sketch; line numbers count what the sketch holds. */
export function aParsedPlan(sketch: PlanSketch = {}): ParsedPlan {
  const lines: string[] = [];
  const put = (text: string): number => lines.push(text);
  const { number = '12/KH-UBND', issuedOn = '2013-06-14', period = [2012, 2020] } = sketch;
  put(number ?? '');
  const dateLine = put(`ngày ${issuedOn ?? ''}`);
  const body = bodyOf(sketch, put);
  const table = tableOf(sketch, put);
  const references = (sketch.references ?? []).map((each) => mentionOf(each, body.sections));
  return {
    document: {
      number,
      type: 'kế hoạch',
      title: sketch.title ?? 'Thực hiện một số chính sách xã hội',
      issuer: 'Ủy ban nhân dân thành phố',
      place: 'Hải Phòng',
      issuedOn,
      signedBy: null,
      signingCapacity: [],
      periodFrom: period[0],
      periodTo: period[1],
      recipients: [],
      sha256: '0'.repeat(64),
    },
    grounds: [],
    references: [...new Set(references.map((each) => each.number))].map((each) => {
      const same = references.filter((mention) => mention.number === each);
      const date = same.find((mention) => mention.date !== null)?.date ?? null;
      const type = same[0]?.type ?? '';
      return { number: each, type, date, issuer: null, where: same.map(({ where }) => where) };
    }),
    sections: [...body.sections, ...table.sections],
    provisions: body.provisions,
    tasks: table.tasks,
    targets: targetsOf(sketch),
    format: 'txt',
    lines,
    regions: lines.map(() => 'body'),
    paragraphs: [
      { line: 1, text: number ?? '', region: 'heading', code: null },
      ...body.paragraphs,
      ...(table.rows.length > 0 ? [table.caption] : []),
    ],
    taskTables: table.rows.length > 0 ? [table.table] : [],
    dates: sketch.dates ?? [
      {
        where: 'heading',
        date: issuedOn,
        raw: `ngày ${issuedOn ?? ''}`,
        line: dateLine,
        name: null,
      },
    ],
    numbers: [],
    site: [],
    referenceMentions: references,
    agencyNotes: table.notes,
    unnumbered: [],
    dashesUnderPoints: [],
    collisions: [],
    encodingNotes: [],
  };
}

function bodyOf(
  sketch: PlanSketch,
  put: (text: string) => number,
): Pick<ParsedPlan, 'sections' | 'provisions'> & { readonly paragraphs: Paragraph[] } {
  const paragraphs: Paragraph[] = [];
  if (sketch.grounds !== undefined) {
    const line = put(sketch.grounds);
    paragraphs.push({ line, text: sketch.grounds, region: 'grounds', code: null });
  }
  const write = (code: string, text: string): number => {
    const line = put(text);
    paragraphs.push({ line, text, region: 'body', code });
    return line;
  };
  const sections = Object.entries(sketch.sections ?? {})
    .filter(([code]) => !code.startsWith('PL'))
    .map(([code, title]) => ({ code, title, line: write(code, `${code}. ${title}`) }));
  const provisions = Object.entries(sketch.provisions ?? {}).map(([code, text]) => ({
    code,
    section: code.slice(0, code.lastIndexOf('.')),
    text: text.replace(/^- /, ''),
    line: write(code, text),
  }));
  return { sections, provisions, paragraphs };
}

function tableOf(sketch: PlanSketch, put: (text: string) => number) {
  const headings = sketch.columns ?? usualColumns;
  const captionText = 'PHỤ LỤC';
  const caption: Paragraph = {
    line: put(captionText),
    text: captionText,
    region: 'annex_heading',
    code: null,
  };
  const columns: Column[] = headings.map(([role, heading]) => ({
    role,
    heading,
    line: put(heading),
  }));
  const rows = (sketch.rows ?? []).map((row) => rowOf(row, columns, put));
  const tasks = rows
    .filter((row) => row.kind === 'task')
    .map((row) => taskOf(row, sketch.links?.[row.code] ?? [], sketch.agencies ?? {}));
  const sections: Section[] = rows
    .filter((row) => row.kind !== 'task')
    .map(({ code, title, line }) => ({ code, title, line }));
  const notes = rows.flatMap((row) => notesOf(row, sketch.agencies ?? {}));
  const table = { annex: 'PL', line: caption.line, caption: [], columns, budgetUnit: 1, rows };
  return { caption, rows, tasks, sections, notes, table };
}

function rowOf(
  row: RowSketch,
  columns: readonly Column[],
  put: (text: string) => number,
): AnnexRow {
  const kind = row.kind ?? 'task';
  const isRoman = /^[IVX]+$/.test(row.number);
  const parent = row.parent ?? (isRoman ? 'PL' : 'PL.I');
  const texts: Readonly<Partial<Record<ColumnRole, string>>> = {
    ...(kind === 'task' ? usualCells : {}),
    ...row.cells,
    number: row.number,
    title: row.title,
  };
  const cells: AnnexCell[] = columns.map(({ role, heading }) => {
    const text = texts[role] ?? '';
    const lines =
      text === '' ? [] : text.split('\n').map((each) => ({ line: put(each), text: each }));
    return { role, heading, text, lines, merged: false };
  });
  const line = cells.find(({ role }) => role === 'title')?.lines[0]?.line ?? 0;
  return {
    line,
    kind,
    number: row.number,
    numbering: isRoman ? 'roman' : 'arabic',
    code: isRoman ? `PL.${row.number}` : `${parent}.${row.number.split('.').at(-1) ?? ''}`,
    parent,
    title: row.title.replace(/\n/g, ' '),
    cells,
  };
}

function textOf(row: AnnexRow, role: ColumnRole): string {
  return row.cells.find((cell) => cell.role === role)?.text ?? '';
}

function yearsOf(text: string): readonly number[] {
  return (text.match(/\d{4}/g) ?? []).map(Number);
}

function taskOf(
  row: AnnexRow,
  links: readonly string[],
  agencies: Readonly<Record<string, AgencyResolution | null>>,
): Task {
  const lead = textOf(row, 'lead');
  const found = agencies[lead] === undefined ? anAgency({ name: lead }) : agencies[lead];
  const funding = textOf(row, 'funding').split(/[;\n]/).filter(Boolean);
  const period = yearsOf(textOf(row, 'period'));
  return {
    code: row.code,
    section: row.parent,
    title: row.title,
    lead: lead === '' || found === null ? null : { code: found.code, name: found.name, raw: lead },
    coordinating: [],
    startYear: yearsOf(textOf(row, 'start'))[0] ?? period[0] ?? null,
    endYear: yearsOf(textOf(row, 'end'))[0] ?? period.at(-1) ?? null,
    startRaw: textOf(row, 'start'),
    endRaw: textOf(row, 'end'),
    funding: funding.map((raw) => ({
      raw,
      kind: /trung ương/iu.test(raw) ? 'central_budget' : 'local_budget',
    })),
    outputs: [],
    budget: /\d/.test(textOf(row, 'budget')) ? textOf(row, 'budget').replace(/\D/g, '') : null,
    extra: {},
    provisions: links.map((code) => ({ code, confidence: 'strong' })),
    line: row.line,
  };
}

function notesOf(
  row: AnnexRow,
  agencies: Readonly<Record<string, AgencyResolution | null>>,
): readonly AgencyNote[] {
  if (row.kind !== 'task') return [];
  return (['lead', 'coordinating'] as const).flatMap((role) =>
    textOf(row, role)
      .split(/[;\n]\s*/)
      .filter((raw) => raw !== '')
      .map((raw) => ({
        task: row.code,
        role,
        raw,
        line: row.line,
        resolution: agencies[raw] === undefined ? anAgency({ name: raw }) : (agencies[raw] ?? null),
      })),
  );
}

function targetsOf({ targets = [] }: PlanSketch): readonly Target[] {
  return targets.map(([code, text]) => ({
    where: { kind: 'provision', code, line: 0 },
    kind: 'change',
    min: null,
    max: null,
    from: null,
    to: null,
    unit: '',
    year: null,
    per: null,
    text,
  }));
}

function mentionOf(sketch: ReferenceSketch, sections: readonly Section[]): ReferenceMention {
  const { number, type = 'Quyết định', date = null, where = 'II.1.1' } = sketch;
  const kind: PlaceKind = where.startsWith('PL')
    ? 'task'
    : sections.some(({ code }) => code === where)
      ? 'section'
      : 'provision';
  const raw = `${type} số ${number}`;
  return { where: { kind, code: where, line: 1 }, number, type, date, issuer: null, raw };
}
