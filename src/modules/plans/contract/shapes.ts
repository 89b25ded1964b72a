import * as z from 'zod/mini';
import { findingCodes } from '../domain/reading.ts';

/** Shapes that several operations of the plans module share. */

export const PlanKey = z.string().check(z.minLength(1), z.maxLength(120));
export const RequestId = z.uuid();
/** The number of a digital copy; what the database cannot hold is no version. */
export const Version = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000));
/** A year that is asked for. */
export const AskedYear = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9999));
export const Year = z.nullable(z.number().check(z.int()));
export const PlanState = z.enum(['digital_copy', 'approved']);
export const SeverityShape = z.enum(['error', 'warning', 'info']);
export const ResolutionKind = z.enum(['keep', 'reading', 'erratum', 'amendment']);
export const FundingKindShape = z.enum([
  'central_budget',
  'local_budget',
  'enterprise',
  'social_contribution',
  'international_aid',
  'other',
]);

export const PlaceShape = z.object({
  kind: z.enum(['document', 'section', 'provision', 'task', 'annex', 'site']),
  code: z.string(),
  line: z.number(),
});

export const AgencyShape = z.object({ code: z.string(), name: z.string(), raw: z.string() });

export const CoordinatingShape = z.object({
  code: z.string(),
  name: z.string(),
  raw: z.string(),
  group: z.optional(z.literal(true)),
});

export const FundingShape = z.object({ kind: FundingKindShape, raw: z.string() });

/** One plan in a list, and the head of every page about it. */
export const PlanSummary = z.object({
  id: z.string(),
  /** The word of the address: "4220-KH-UBND-2013". */
  key: z.string(),
  number: z.nullable(z.string()),
  type: z.nullable(z.string()),
  title: z.string(),
  issuer: z.nullable(z.string()),
  issuedOn: z.nullable(z.string()),
  periodFrom: Year,
  periodTo: Year,
  /** State of the copy that is shown. */
  state: PlanState,
  version: z.number(),
  tasks: z.number(),
  provisions: z.number(),
  findings: z.number(),
  /** Findings without a resolution: errors and warnings only, since these stop the approval. */
  openFindings: z.number(),
  approvedOn: z.nullable(z.string()),
  approvedBy: z.nullable(z.string()),
  /** A newer digital copy that is being settled while this approved one is in use. */
  newerCopy: z.nullable(z.number()),
});

export const SectionShape = z.object({ code: z.string(), title: z.string(), line: z.number() });

export const ProvisionShape = z.object({
  code: z.string(),
  section: z.string(),
  text: z.string(),
  line: z.number(),
});

export const ReferenceShape = z.object({
  number: z.string(),
  type: z.string(),
  date: z.nullable(z.string()),
  issuer: z.nullable(z.string()),
  where: z.array(PlaceShape),
});

export const TargetShape = z.object({
  where: PlaceShape,
  kind: z.enum(['range', 'change', 'minimum', 'maximum', 'exact', 'qualitative']),
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  unit: z.string(),
  year: Year,
  per: z.nullable(z.literal('year')),
  text: z.string(),
});

/** One row of the task table: what is used, with marks where it differs from what is written. */
export const TaskRow = z.object({
  id: z.string(),
  code: z.string(),
  section: z.string(),
  title: z.string(),
  lead: z.nullable(AgencyShape),
  startYear: Year,
  endYear: Year,
  funding: z.array(FundingKindShape),
  provisions: z.number(),
  /** Findings about this task, and how many of them are open (error or warning). */
  findings: z.number(),
  openFindings: z.number(),
  /** Fields whose used value is a reading (“cách hiểu”) of what is written. */
  readings: z.array(z.string()),
});

export const LinkState = z.enum(['suggested', 'confirmed', 'refused']);

export const LinkShape = z.object({
  task: z.string(),
  provision: z.string(),
  confidence: z.nullable(z.enum(['strong', 'weak'])),
  state: LinkState,
  decisionId: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedOn: z.nullable(z.string()),
});

/** One task whole: as written beside as used. */
export const TaskDetail = z.object({
  id: z.string(),
  code: z.string(),
  section: SectionShape,
  line: z.number(),
  written: z.object({
    title: z.string(),
    lead: z.nullable(AgencyShape),
    coordinating: z.array(CoordinatingShape),
    startYear: Year,
    endYear: Year,
    startRaw: z.string(),
    endRaw: z.string(),
    funding: z.array(FundingShape),
    outputs: z.array(z.string()),
    budget: z.nullable(z.string()),
    extra: z.record(z.string(), z.string()),
  }),
  used: z.object({
    title: z.string(),
    lead: z.nullable(AgencyShape),
    startYear: Year,
    endYear: Year,
  }),
  readings: z.array(
    z.object({ field: z.string(), value: z.string(), findingId: z.string(), reason: z.string() }),
  ),
  links: z.array(z.object({ ...LinkShape.shape, text: z.string() })),
  references: z.array(ReferenceShape),
  targets: z.array(TargetShape),
  findings: z.number(),
  openFindings: z.number(),
  previous: z.nullable(z.string()),
  next: z.nullable(z.string()),
});

export const ResolutionShape = z.object({
  id: z.string(),
  resolution: ResolutionKind,
  value: z.nullable(z.string()),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
});

export const FindingShape = z.object({
  id: z.string(),
  /** 1, 2, 3 … in the order of the text. */
  number: z.number(),
  code: z.enum(findingCodes),
  severity: SeverityShape,
  where: z.object({ ...PlaceShape.shape, field: z.nullable(z.string()) }),
  text: z.string(),
  suggestion: z.nullable(z.string()),
  /** The value a reading starts from, when the suggestion holds one. */
  suggestedValue: z.nullable(z.string()),
  related: z.array(z.object({ ...PlaceShape.shape, quote: z.string() })),
  resolution: z.nullable(ResolutionShape),
});
