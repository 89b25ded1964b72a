/**
 * What the reader makes of a published plan: the shape of `plan import --json`, to the letter.
 * Years are the number as written; money is a string of đồng; places are 1-based lines of the text.
 */

export type PlaceKind = 'document' | 'section' | 'provision' | 'task' | 'annex' | 'site';

export interface Place {
  readonly kind: PlaceKind;
  /** Code of the section, provision or task; the document's number or '' for the others. */
  readonly code: string;
  readonly line: number;
}

export interface PlanDocument {
  readonly number: string | null;
  /** The official word in lower case: "kế hoạch". */
  readonly type: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly place: string | null;
  readonly issuedOn: string | null;
  readonly signedBy: string | null;
  readonly signingCapacity: readonly string[];
  readonly periodFrom: number | null;
  readonly periodTo: number | null;
  readonly recipients: readonly string[];
  readonly sha256: string;
}

export interface Ground {
  readonly text: string;
  readonly references: readonly string[];
}

export interface Reference {
  readonly number: string;
  readonly type: string;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly where: readonly Place[];
}

export interface Section {
  readonly code: string;
  readonly title: string;
  readonly line: number;
}

export interface Provision {
  readonly code: string;
  readonly section: string;
  readonly text: string;
  readonly line: number;
}

export interface AgencyMention {
  readonly code: string;
  readonly name: string;
  readonly raw: string;
}

export interface CoordinatingMention extends AgencyMention {
  readonly group?: true;
}

export type FundingKind =
  | 'central_budget'
  | 'local_budget'
  | 'enterprise'
  | 'social_contribution'
  | 'international_aid'
  | 'other';

export interface Funding {
  readonly kind: FundingKind;
  readonly raw: string;
}

export interface ProvisionLink {
  readonly code: string;
  readonly confidence: 'strong' | 'weak';
}

export interface Task {
  readonly code: string;
  readonly section: string;
  readonly title: string;
  readonly lead: AgencyMention | null;
  readonly coordinating: readonly CoordinatingMention[];
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly startRaw: string;
  readonly endRaw: string;
  readonly funding: readonly Funding[];
  readonly outputs: readonly string[];
  readonly budget: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly provisions: readonly ProvisionLink[];
  readonly line: number;
}

export type TargetKind = 'range' | 'change' | 'minimum' | 'maximum' | 'exact' | 'qualitative';

export interface Target {
  readonly where: Place;
  readonly kind: TargetKind;
  readonly min: number | null;
  readonly max: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string;
  readonly year: number | null;
  readonly per: 'year' | null;
  readonly text: string;
}

export const findingCodes = [
  'date_conflict',
  'impossible_year',
  'end_before_start',
  'start_before_period',
  'start_before_issue',
  'period_mismatch',
  'duplicate_task',
  'overlapping_tasks',
  'several_things_in_one_task',
  'section_is_task',
  'section_mismatch',
  'section_title_differs',
  'group_row_without_owner',
  'empty_cell',
  'unknown_agency',
  'agency_spelling',
  'coordinating_not_an_agency',
  'coordinating_group_open',
  'typo',
  'term_differs',
  'plan_named_differently',
  'body_annex_conflict',
  'provision_without_task',
  'provision_partly_covered',
  'task_without_provision',
  'reference_incomplete',
  'programme_reference_symbol',
  'unnumbered_paragraph',
  'code_collision',
  'no_reporting_date',
  'targets_elsewhere',
  'area_list_missing',
  'funding_source_without_task',
  'money_without_amount',
  'unknown_column',
  'no_task_table',
  'no_number',
  'no_date',
  'encoding',
] as const;

export type FindingCode = (typeof findingCodes)[number];

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Stable for the same text: made from code, place and field, never from the order found. */
  readonly id: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: Place & { readonly field: string | null };
  /** The sentence an official reads, in Vietnamese, with the quote in “ ”. */
  readonly text: string;
  /** What the software proposes, in Vietnamese words; null when it proposes nothing. */
  readonly suggestion: string | null;
  readonly related: readonly (Place & { readonly quote: string })[];
}

/** Everything read from one text. `plan import --json` prints it as it stands. */
export interface PlanReading {
  readonly document: PlanDocument;
  readonly grounds: readonly Ground[];
  readonly references: readonly Reference[];
  readonly sections: readonly Section[];
  readonly provisions: readonly Provision[];
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly findings: readonly Finding[];
}
