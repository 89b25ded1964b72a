import * as z from 'zod/mini';
import { findingCodes } from '../domain/index.ts';

/** The YAML of a digital copy, checked before anything is stored. */

const Year = z.nullable(z.int());
const Place = {
  kind: z.enum(['document', 'section', 'provision', 'task', 'annex', 'site']),
  code: z.string(),
  line: z.int(),
};
const IsoDay = z.iso.date();
const Agency = { code: z.string().check(z.minLength(1)), name: z.string(), raw: z.string() };

const Document = z.strictObject({
  number: z.nullable(z.string()),
  type: z.nullable(z.string()),
  title: z.string(),
  issuer: z.nullable(z.string()),
  place: z.nullable(z.string()),
  issuedOn: z.nullable(IsoDay),
  signedBy: z.nullable(z.string()),
  signingCapacity: z.array(z.string()),
  periodFrom: Year,
  periodTo: Year,
  recipients: z.array(z.string()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

const Reference = z.strictObject({
  number: z.string(),
  type: z.string(),
  date: z.nullable(IsoDay),
  issuer: z.nullable(z.string()),
  where: z.array(z.strictObject(Place)),
});

const Task = z.strictObject({
  code: z.string().check(z.minLength(1)),
  section: z.string(),
  title: z.string(),
  lead: z.nullable(z.strictObject(Agency)),
  coordinating: z.array(z.strictObject({ ...Agency, group: z.optional(z.literal(true)) })),
  startYear: Year,
  endYear: Year,
  startRaw: z.string(),
  endRaw: z.string(),
  funding: z.array(
    z.strictObject({
      kind: z.enum([
        'central_budget',
        'local_budget',
        'enterprise',
        'social_contribution',
        'international_aid',
        'other',
      ]),
      raw: z.string(),
    }),
  ),
  outputs: z.array(z.string()),
  budget: z.nullable(z.string().check(z.regex(/^\d{1,18}$/))),
  extra: z.record(z.string(), z.string()),
  provisions: z.array(z.strictObject({ code: z.string(), confidence: z.enum(['strong', 'weak']) })),
  line: z.int(),
});

const Target = z.strictObject({
  where: z.strictObject(Place),
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

const Finding = z.strictObject({
  id: z.string().check(z.minLength(1)),
  code: z.enum(findingCodes),
  severity: z.enum(['error', 'warning', 'info']),
  where: z.strictObject({ ...Place, field: z.nullable(z.string()) }),
  text: z.string(),
  suggestion: z.nullable(z.string()),
  related: z.array(z.strictObject({ ...Place, quote: z.string() })),
  resolution: z.optional(z.enum(['keep', 'reading', 'erratum', 'amendment'])),
  value: z.optional(z.string()),
  reason: z.optional(z.string()),
  by: z.optional(z.string()),
  on: z.optional(IsoDay),
});

export const ReleaseFile = z.strictObject({
  document: Document,
  grounds: z.array(z.strictObject({ text: z.string(), references: z.array(z.string()) })),
  references: z.array(Reference),
  sections: z.array(z.strictObject({ code: z.string(), title: z.string(), line: z.int() })),
  provisions: z.array(
    z.strictObject({ code: z.string(), section: z.string(), text: z.string(), line: z.int() }),
  ),
  tasks: z.array(Task),
  targets: z.array(Target),
  findings: z.array(Finding),
  links: z.array(
    z.strictObject({
      task: z.string(),
      provision: z.string(),
      decision: z.enum(['confirmed', 'refused']),
      by: z.string().check(z.minLength(1)),
      on: IsoDay,
    }),
  ),
  approval: z.nullable(
    z.strictObject({ approvedBy: z.string().check(z.minLength(1)), on: IsoDay }),
  ),
  source: z.strictObject({
    name: z.string(),
    format: z.enum(['txt', 'html', 'docx']),
    text: z.string(),
  }),
});

export type ReleaseFile = z.output<typeof ReleaseFile>;
