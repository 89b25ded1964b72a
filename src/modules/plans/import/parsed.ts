/**
 * What the reader knows of a plan before anybody looks for oddities in it: everything that
 * `plan import --json` prints except findings, and beside it the text, the tables cell by cell and
 * the facts of the heading, the annex and the publishing page, each with its line.
 * `import/findings` works from this and from nothing else.
 */
import type { AgencyResolution } from '../domain/resolve.ts';
import type { Place, PlanReading } from '../domain/reading.ts';

export type PlanFormat = 'txt' | 'html' | 'docx';

/** A piece of text that stands on one line of the document. */
export interface TextLine {
  /** 1-based; the index into `ParsedPlan.lines` is one less. */
  readonly line: number;
  readonly text: string;
}

/** Which part of the document a line belongs to; `site` is what the publishing page added. */
export type Region =
  'site' | 'heading' | 'grounds' | 'body' | 'recipients' | 'signature' | 'annex_heading' | 'annex';

/** A paragraph of the document outside its tables, blank ones left out. */
export interface Paragraph extends TextLine {
  readonly region: Region;
  /** Code of the section or provision that it belongs to (or begins); null before part I. */
  readonly code: string | null;
}

/** What a column of a task table holds, known by its heading. */
export type ColumnRole =
  | 'number'
  | 'title'
  | 'lead'
  | 'coordinating'
  | 'start'
  | 'end'
  /** One column for both ("Thời gian thực hiện"). */
  | 'period'
  | 'output'
  | 'budget'
  | 'funding'
  | 'note'
  | 'unknown';

export interface Column {
  /** The heading as written, a heading of two rows joined by one space. */
  readonly heading: string;
  readonly role: ColumnRole;
  readonly line: number;
}

export interface AnnexCell {
  readonly heading: string;
  readonly role: ColumnRole;
  /** Its lines joined by a line break; '' when the cell is empty. */
  readonly text: string;
  readonly lines: readonly TextLine[];
  /** True when the text was written once for several rows (a cell merged downwards). */
  readonly merged: boolean;
}

/** The row's numbering as written: I · 1, 1.1 · a) · "-" · no number at all. */
export type Numbering = 'roman' | 'arabic' | 'letter' | 'dash' | 'none';

export interface AnnexRow {
  readonly line: number;
  readonly kind: 'section' | 'group' | 'task';
  /** As written ("2.3", "I.", "-"), '' when the row has none. */
  readonly number: string;
  readonly numbering: Numbering;
  readonly code: string;
  /** Code of the row above it in the hierarchy, or of the annex. */
  readonly parent: string;
  readonly title: string;
  /** One a column of its table, in the order of `TaskTable.columns`. */
  readonly cells: readonly AnnexCell[];
}

export interface TaskTable {
  /** "PL"; "PL1", "PL2" … when several annexes hold tasks. */
  readonly annex: string;
  readonly line: number;
  /** Titles above the table ("PHỤ LỤC", "CÁC NHIỆM VỤ …", "(Kèm theo …)"). */
  readonly caption: readonly TextLine[];
  readonly columns: readonly Column[];
  /** Unit of the budget's heading or caption in đồng (1, 1000, 1000000, 1000000000). */
  readonly budgetUnit: number;
  readonly rows: readonly AnnexRow[];
}

/** Every place where the plan itself is dated; equal dates are no oddity, others are. */
export interface DatedMention {
  readonly where: 'heading' | 'annex' | 'body' | 'site';
  /** ISO; null when it is not complete ("ngày    tháng 6 năm 2013"). */
  readonly date: string | null;
  readonly raw: string;
  readonly line: number;
  /** For `site`: the attribute's name ("Ngày ban hành", "Ngày hiệu lực"). */
  readonly name: string | null;
}

/** Every place where the plan's own number stands. */
export interface NumberMention {
  readonly where: 'heading' | 'annex' | 'body' | 'site';
  readonly number: string;
  readonly line: number;
}

/** One row of the publishing page's attribute table, name and value apart. */
export interface SiteFact {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** One mention of another document, as written; `PlanReading.references` joins equal ones. */
export interface ReferenceMention {
  readonly where: Place;
  readonly number: string;
  readonly type: string;
  readonly date: string | null;
  readonly issuer: string | null;
  /** The words from the type to the date, as they stand. */
  readonly raw: string;
}

/** One written agency of a task. */
export interface AgencyNote {
  readonly task: string;
  readonly role: 'lead' | 'coordinating';
  readonly raw: string;
  readonly line: number;
  /** Null: not even its kind is recognised. */
  readonly resolution: AgencyResolution | null;
}

/** A paragraph of the body without number or dash, where others of its section carry one. */
export interface UnnumberedParagraph extends TextLine {
  readonly section: string;
  /** The provision that took it in; null when it became a provision of its own. */
  readonly joinedTo: string | null;
}

/** A dash under a numbered point that is itself a provision: it belongs to the point. */
export interface DashUnderPoint extends TextLine {
  readonly provision: string;
}

/** The text's own numbering gave one code twice; the second got another. */
export interface CodeCollision {
  readonly kind: 'section' | 'provision' | 'task';
  readonly wanted: string;
  readonly given: string;
  readonly firstLine: number;
  readonly line: number;
}

/** Something about the letters of the text that a planner should know. */
export interface EncodingNote {
  readonly kind: 'decomposed' | 'mixed_marks' | 'replacement_characters' | 'look_alike_letters';
  readonly line: number;
  readonly count: number;
  readonly quote: string;
}

export interface ParsedPlan extends Omit<PlanReading, 'findings'> {
  readonly format: PlanFormat;
  /**
   * The text whose lines all places count: a text file's own lines; of html and docx one line a
   * paragraph and one a cell, as a text file would hold them.
   */
  readonly lines: readonly string[];
  /** Region of each line, same index as `lines`. */
  readonly regions: readonly Region[];
  readonly paragraphs: readonly Paragraph[];
  readonly taskTables: readonly TaskTable[];
  readonly dates: readonly DatedMention[];
  readonly numbers: readonly NumberMention[];
  readonly site: readonly SiteFact[];
  readonly referenceMentions: readonly ReferenceMention[];
  readonly agencyNotes: readonly AgencyNote[];
  readonly unnumbered: readonly UnnumberedParagraph[];
  readonly dashesUnderPoints: readonly DashUnderPoint[];
  readonly collisions: readonly CodeCollision[];
  readonly encodingNotes: readonly EncodingNote[];
}
