import * as z from 'zod';

/* What the law commands print under --json, field by field, as their contract has it. */

const day = z.iso.date();
const citation = z.strictObject({ document: z.string().min(1), article: z.string() });
const confidence = z.enum(['S', 'S2', 'K', '?']);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const checkShape = z.looseObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  programmes: z.int(),
  parameters: z.int(),
  values: z.int(),
  facts: z.int(),
  examples: z.int(),
  failed: z.int(),
  errors: z.array(
    z.looseObject({
      file: z.string(),
      line: z.int(),
      column: z.int(),
      code: z.string().startsWith('law.'),
      message: z.string().min(5),
    }),
  ),
  unverified: z.array(z.looseObject({ name: z.string(), from: day, confidence, cite: citation })),
});

export const valueShape = z.looseObject({
  name: z.string(),
  key: z.string().nullable(),
  value: decimal,
  unit: z.string(),
  from: day,
  to: day.nullable(),
  level: z.enum(['national', 'city', 'area']),
  issued: z.string().nullable(),
  effective: z.string().nullable(),
  computedFrom: day,
  cite: citation,
  confidence,
  verified: z.boolean(),
});

const question = z.looseObject({
  fact: z.string(),
  subject: z.enum(['person', 'household', 'member']),
  question: z.string().min(5),
  why: z.string().min(5),
});

const step = z.strictObject({
  kind: z.enum(['fact', 'parameter', 'case', 'combine', 'arithmetic', 'rounding', 'result']),
  name: z.string(),
  value: z.string().nullable(),
  holds: z.enum(['true', 'false', 'unknown']).nullable(),
  source: z.string().nullable(),
  cite: citation.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  text: z.string().min(1),
});

export const assessShape = z.looseObject({
  programme: z.string(),
  on: day,
  knownAt: day.nullable(),
  area: z.string().nullable(),
  decided: z.boolean(),
  outcome: z.looseObject({
    kind: z.enum(['month', 'once', 'goods', 'class', 'share', 'rate', 'terms']),
    unit: z.string(),
  }),
  min: z.string(),
  max: z.string().nullable(),
  amount: decimal.optional(),
  class: z.string().nullable(),
  terms: z.record(z.string(), z.string()).nullable(),
  derived: z.record(z.string(), z.string()).nullable(),
  case: z.string().nullable(),
  alsoWon: z.array(z.string()),
  ask: z.array(question),
  missing: z.array(
    z.looseObject({
      parameter: z.string(),
      from: day.nullable(),
      to: day.nullable(),
      floor: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  unverified: z.array(z.looseObject({ name: z.string(), from: day, confidence, cite: citation })),
  trace: z.array(step).min(1),
  text: z.string().min(10),
});

export const assessAllShape = z.looseObject({
  results: z.array(assessShape).min(20),
  combination: z.looseObject({
    programmes: z.array(z.string()),
    total: z.string().nullable(),
    because: z.array(z.looseObject({ kept: z.string(), dropped: z.string(), because: z.string() })),
  }),
  ask: z.array(question),
});

export const renderShape = z.looseObject({
  title: z.string().min(3),
  sentences: z.array(z.string().min(5)).min(2),
  table: z.looseObject({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  citations: z.array(z.string().min(5)).min(1),
  examples: z.array(z.looseObject({ name: z.string(), result: z.string() })),
});

export const diffShape = z.strictObject({
  changes: z.array(
    z.strictObject({
      programme: z.string(),
      kind: z.enum([
        'value',
        'case_added',
        'case_removed',
        'condition',
        'amount',
        'combination',
        'exclusion',
        'procedure',
      ]),
      name: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      cite: citation.nullable(),
    }),
  ),
});

export const exportShape = z.looseObject({ hash: z.string(), files: z.int().min(20) });
