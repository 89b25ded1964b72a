/** From the neutral document to everything that is known of a plan before findings are sought. */
import { searchKey } from '../../../kernel/index.ts';
import type { Ground, Place, PlanDocument, Target, Task } from '../domain/reading.ts';
import type { ResolveAgency } from '../domain/resolve.ts';
import { type ReadAnnex, readAnnex, separateTables } from './annex.ts';
import { type Body, bodyStart, readBody } from './body.ts';
import {
  type Closing,
  type Heading,
  closes,
  dateIn,
  periodOfTitle,
  readClosing,
  readHeading,
} from './heading.ts';
import { suggestLinks } from './findings/links.ts';
import type { NeutralParagraph } from './neutral.ts';
import type { Opened } from './open.ts';
import type {
  DatedMention,
  NumberMention,
  Paragraph,
  ParsedPlan,
  ReferenceMention,
  Region,
  SiteFact,
} from './parsed.ts';
import { joinReferences, mentionsIn } from './references.ts';
import { flattenTable, stripSite } from './site.ts';
import { gatherLinearTables } from './tables/linear.ts';
import { targetsIn } from './targets.ts';

/** The paragraphs of the document by the part that they belong to. */
interface Parts {
  readonly heading: readonly NeutralParagraph[];
  readonly grounds: readonly NeutralParagraph[];
  readonly body: readonly NeutralParagraph[];
  readonly closing: readonly NeutralParagraph[];
  readonly annex: readonly NeutralParagraph[];
}

function partsOf(
  paragraphs: readonly NeutralParagraph[],
  annexAt: number,
): Parts & { head: Heading } {
  const main = paragraphs.slice(0, annexAt);
  const head = readHeading(main);
  const attached = attachedPlan(main, head.length);
  const from = attached === null ? head.length : attached.at;
  const start = bodyStart(main, from);
  const closed = main.findIndex((each, index) => index >= start && closes(each.text));
  const end = closed === -1 ? main.length : closed;
  return {
    head: attached === null ? head : { ...head, title: attached.title, type: 'kế hoạch' },
    heading: main.slice(0, head.length),
    grounds: main.slice(head.length, start),
    body: main.slice(start, end),
    closing: main.slice(end),
    annex: paragraphs.slice(annexAt),
  };
}

/** A plan that a decision puts in force stands below it under a heading of its own. */
function attachedPlan(
  main: readonly NeutralParagraph[],
  from: number,
): { at: number; title: string } | null {
  const at = main.findIndex((each, index) => index >= from && /^KẾ HOẠCH(?:$|\s)/u.test(each.text));
  if (at === -1 || at < from) return null;
  const below = readHeading(main.slice(at, at + 40));
  if (below.type !== 'kế hoạch' || below.title === '') return null;
  return { at: at + below.length, title: below.title };
}

const ground = /^(?:[-–+]\s*)?(?:Căn cứ|Thực hiện|Xét|Theo đề nghị|Theo)\s/u;

function groundsOf(paragraphs: readonly NeutralParagraph[], own: string | null): Ground[] {
  return paragraphs
    .filter((each) => ground.test(each.text))
    .map(({ text }) => ({ text, references: numbersIn(text, own) }));
}

const nowhere: Place = { kind: 'document', code: '', line: 0 };

function numbersIn(text: string, own: string | null): string[] {
  const all = mentionsIn(text, nowhere).map((each) => each.number);
  return [...new Set(all)].filter((number) => number !== own);
}

interface Gathered {
  readonly parts: Parts & { head: Heading };
  readonly body: Body;
  readonly annex: ReadAnnex;
  readonly closing: Closing;
  readonly number: string | null;
}

/** All mentions of documents with their places, in the order of the text. */
function mentionsOf({ parts, body, annex, number }: Gathered): ReferenceMention[] {
  const of = (kind: Place['kind'], code: string, line: number, text: string): ReferenceMention[] =>
    mentionsIn(text, { kind, code, line });
  const document = number ?? '';
  const sectionLines = new Set(body.sections.map((each) => each.line));
  return [
    ...[...parts.heading, ...parts.grounds].flatMap((each) =>
      of('document', document, each.line, each.text),
    ),
    ...parts.body.flatMap((each) => {
      const code = body.codes.get(each.line);
      if (code === undefined) return of('document', document, each.line, each.text);
      const kind = sectionLines.has(each.line) ? 'section' : 'provision';
      return of(kind, code, each.line, each.text);
    }),
    ...annex.taskTables.flatMap((table) =>
      table.caption.flatMap((each) => of('annex', document, each.line, each.text)),
    ),
    ...annex.taskTables.flatMap((table) =>
      table.rows.flatMap((row) => {
        const kind = row.kind === 'task' ? 'task' : 'section';
        const texts = row.cells.filter((cell) => cell.role !== 'number' && !cell.merged);
        return texts.flatMap((cell) =>
          of(kind, row.code, cell.lines[0]?.line ?? row.line, cell.text),
        );
      }),
    ),
  ];
}

function numbersOf(mentions: readonly ReferenceMention[], head: Heading): NumberMention[] {
  const { number } = head;
  if (number === null) return [];
  const where = (kind: Place['kind'], line: number): NumberMention['where'] =>
    kind === 'annex' ? 'annex' : line === head.numberLine ? 'heading' : 'body';
  return mentions
    .filter((each) => each.number === number)
    .map((each) => ({
      where: where(each.where.kind, each.where.line),
      number,
      line: each.where.line,
    }));
}

function datesOf(
  { parts, annex }: Gathered,
  mentions: readonly ReferenceMention[],
  facts: readonly SiteFact[],
): DatedMention[] {
  const { head } = parts;
  const dates: DatedMention[] = [];
  if (head.dated !== null) dates.push({ where: 'heading', name: null, ...head.dated });
  const seen = new Set<number>();
  for (const { where, number, date, raw } of mentions) {
    if (number !== head.number || date === null || where.line === head.numberLine) continue;
    const place = where.kind === 'annex' ? 'annex' : 'body';
    seen.add(where.line);
    dates.push({ where: place, date, raw: dateIn(raw)?.raw ?? raw, line: where.line, name: null });
  }
  for (const { line, text } of annex.taskTables.flatMap((table) => table.caption)) {
    if (seen.has(line) || !/kèm theo/iu.test(text) || head.number === null) continue;
    // "Kèm theo Kế hoạch số     /KH-UBND ngày …": the number may be missing, the date stands.
    const found = /KH-|kế hoạch/iu.test(text) ? dateIn(text) : null;
    if (found !== null && !mentionsIn(text, nowhere).some((each) => each.date === found.date)) {
      dates.push({ where: 'annex', date: found.date, raw: found.raw, line, name: null });
    }
  }
  for (const { name, value, line } of facts) {
    if (!searchKey(name).startsWith('ngay')) continue;
    const found = dateIn(value);
    if (found !== null) dates.push({ where: 'site', date: found.date, raw: found.raw, line, name });
  }
  return dates;
}

function linked(
  { body, annex }: Gathered,
  mentions: readonly ReferenceMention[],
  own: string | null,
): Task[] {
  const cited = new Map<string, string[]>();
  for (const { where, number } of mentions) {
    if (number === own || (where.kind !== 'provision' && where.kind !== 'task')) continue;
    const list = cited.get(where.code);
    if (list === undefined) cited.set(where.code, [number]);
    else list.push(number);
  }
  const sections = [...body.sections, ...annex.sections];
  const links = suggestLinks({ provisions: body.provisions, tasks: annex.tasks, sections, cited });
  return annex.tasks.map((task): Task => {
    const { extra, line, ...rest } = task;
    return { ...rest, extra, provisions: links.get(task.code) ?? [], line };
  });
}

function targetsOf({ body, annex }: Gathered): Target[] {
  return [
    ...body.provisions.flatMap(({ code, line, text }) =>
      targetsIn(text, { kind: 'provision', code, line }),
    ),
    ...annex.tasks.flatMap(({ code, line, title, outputs }) =>
      [title, ...outputs].flatMap((text) => targetsIn(text, { kind: 'task', code, line })),
    ),
  ];
}

function documentOf({ parts, closing }: Gathered, sha256: string): PlanDocument {
  const { head } = parts;
  const period = periodOfTitle(head.title);
  return {
    number: head.number,
    type: head.type,
    title: head.title,
    issuer: head.issuer,
    place: head.place,
    issuedOn: head.dated?.date ?? null,
    signedBy: closing.signedBy,
    signingCapacity: closing.signingCapacity,
    periodFrom: period.from,
    periodTo: period.to,
    recipients: closing.recipients,
    sha256,
  };
}

function paragraphsOf({ parts, body, closing }: Gathered): Paragraph[] {
  const as =
    (region: Region) =>
    (each: NeutralParagraph): Paragraph => ({
      line: each.line,
      text: each.text,
      region,
      code: body.codes.get(each.line) ?? null,
    });
  return [
    ...parts.heading.map(as('heading')),
    ...parts.grounds.map(as('grounds')),
    ...parts.body.map(as('body')),
    ...parts.closing.map((each) =>
      as(closing.recipientLines.has(each.line) ? 'recipients' : 'signature')(each),
    ),
    ...parts.annex.map(as('annex_heading')),
  ];
}

/** The region of every line: what a paragraph says, tables as annex, the rest as its neighbours. */
function regionsOf(
  lines: number,
  paragraphs: readonly Paragraph[],
  site: readonly { line: number }[],
  annex: ReadAnnex,
): Region[] {
  const known = new Map<number, Region>(paragraphs.map((each) => [each.line, each.region]));
  for (const { line } of site) known.set(line, 'site');
  for (const table of annex.taskTables) {
    for (const column of table.columns) known.set(column.line, 'annex');
    for (const row of table.rows) {
      known.set(row.line, 'annex');
      for (const cell of row.cells) for (const { line } of cell.lines) known.set(line, 'annex');
    }
  }
  let first = lines + 1;
  for (const line of known.keys()) first = Math.min(first, line);
  let region: Region = known.get(first) ?? 'heading';
  return Array.from({ length: lines }, (_none, index) => (region = known.get(index + 1) ?? region));
}

/** What the text says of itself beyond its reading: null when it is no administrative plan. */
export function parsePlan(
  opened: Opened,
  sha256: string,
  resolveFor: (heading: Heading) => ResolveAgency,
): ParsedPlan | null {
  const stripped = stripSite(opened.document.blocks);
  const separated = separateTables(gatherLinearTables(stripped.document), flattenTable);
  const parts = partsOf(separated.paragraphs, separated.annexAt);
  const body = readBody(parts.body);
  const annex = readAnnex(separated.tables, resolveFor(parts.head));
  const closing = readClosing(parts.closing);
  const gathered: Gathered = { parts, body, annex, closing, number: parts.head.number };
  if (!isPlan(gathered)) return null;
  const mentions = mentionsOf(gathered);
  const own = parts.head.number;
  const foreign = mentions.filter((each) => each.number !== own);
  const paragraphs = paragraphsOf(gathered);
  const { lines } = opened.document;
  return {
    document: documentOf(gathered, sha256),
    grounds: groundsOf(parts.grounds, own),
    references: joinReferences(foreign),
    sections: [...body.sections, ...annex.sections],
    provisions: body.provisions,
    tasks: linked(gathered, mentions, own),
    targets: targetsOf(gathered),
    format: opened.format,
    lines,
    regions: regionsOf(lines.length, paragraphs, stripped.site, annex),
    paragraphs,
    taskTables: annex.taskTables,
    dates: datesOf(gathered, mentions, stripped.facts),
    numbers: numbersOf(mentions, parts.head),
    site: stripped.facts,
    referenceMentions: foreign,
    agencyNotes: annex.notes,
    unnumbered: body.unnumbered,
    dashesUnderPoints: body.dashesUnderPoints,
    collisions: [...body.collisions, ...annex.collisions],
    encodingNotes: opened.encodingNotes,
  };
}

/**
 * An administrative plan says who issued it, under which number, and has parts or tasks. One sign
 * of the heading may be missing; the type alone does not make a plan.
 */
function isPlan({ parts, body, annex }: Gathered): boolean {
  const { head } = parts;
  const signs = [head.number !== null, head.issuer !== null, head.type !== null];
  const told = signs.filter(Boolean).length;
  const holds = body.sections.length > 0 || body.provisions.length > 0 || annex.tasks.length > 0;
  return holds && (told >= 2 || (told === 1 && annex.tasks.length > 0));
}
