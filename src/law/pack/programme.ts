import { z } from 'zod';
import {
  areaKey,
  bilingual,
  citation,
  confidence,
  day,
  decimalText,
  identifier,
  parameterName,
} from './words.ts';

/** A leaf: text of the rule language (the subset of CEL of the engine). A YAML scalar. */
const leaf = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));

/** What a name in the leaves stands for: a parameter, one line of it, its value on another day. */
const use = z.union([
  parameterName,
  z.strictObject({
    parameter: parameterName,
    /** `{case}` is the case's id, `{fact}` the value of an integer or enumerated fact. */
    key: z.string().min(1).optional(),
    /** The value of the day this date fact names; else of the day asked. */
    on: identifier.optional(),
    /** Only the country's value, also where a local one is higher. */
    level: z.literal('national').optional(),
  }),
]);

const rounding = z.strictObject({
  to: z.number().int().positive(),
  mode: z.enum(['half_up', 'down', 'up']),
  cite: citation,
});

/**
 * The law leaves the amount open here: between `lo` and `hi` until somebody reads or decides.
 * Leaves; names of classes where the outcome is a class.
 */
const open = z.strictObject({
  lo: leaf.default('0'),
  /** Null: no upper bound known. */
  hi: leaf.nullable(),
  /** What is missing: the name shown and entered, e.g. `social_pension.difference_rule`. */
  missing: parameterName,
  note: bilingual,
});

const caseSchema = z.strictObject({
  /** The line of the law's table where there is one: "20.5.1.a". */
  id: z.string().min(1),
  title: bilingual,
  when: leaf,
  /** Overrides the version's amount. For outcomes of kind class: none. */
  amount: leaf.optional(),
  class: identifier.optional(),
  open: open.optional(),
  /** "tối thiểu": no upper bound; "tối đa": anything from 0. The amount is that bound. */
  bound: z.enum(['at_least', 'at_most']).optional(),
  uses: z.record(identifier, use).default({}),
  /** This case, where it holds, displaces those ("exception over"). */
  over: z.array(z.string()).default([]),
  from: day.optional(),
  to: day.optional(),
  area: areaKey.optional(),
  rounding: rounding.optional(),
  /** Named figures beside the amount: the terms of a loan. Leaves, or fixed words. */
  terms: z.record(z.string(), z.union([leaf, bilingual])).optional(),
  cite: citation,
  confidence: confidence.default('S'),
  /** The reading the engine takes where the text allows two. */
  reading: bilingual.optional(),
});

const versionSchema = z.strictObject({
  from: day,
  to: day.nullable().default(null),
  cite: citation,
  /** max: one highest; sum; first: the first that holds; one: never two (proved when loaded). */
  combine: z.enum(['max', 'sum', 'first', 'one']),
  combineCite: citation,
  /** "Highest only, except": this case is paid on top of the highest of those. */
  plus: z
    .array(z.strictObject({ case: z.string(), with: z.array(z.string()).min(1), cite: citation }))
    .default([]),
  uses: z.record(identifier, use).default({}),
  /** Named leaves, usable in the leaves that follow. */
  derived: z.record(identifier, leaf).default({}),
  amount: leaf.optional(),
  rounding: rounding.optional(),
  /** Figures that follow when the facts are known; in them `amount` is what the programme gives. */
  also: z
    .array(
      z.strictObject({
        name: identifier,
        label: bilingual,
        unit: z.string(),
        amount: leaf,
        rounding: rounding.optional(),
      }),
    )
    .default([]),
  cases: z.array(caseSchema).min(1),
});

const exclusion = z.strictObject({
  programme: identifier,
  /** Which of the two is paid: the higher one, this one, or the other. */
  keep: z.enum(['higher', 'this', 'other']),
  from: day,
  to: day.nullable().default(null),
  cite: citation,
  because: bilingual,
});

const step = z.strictObject({
  title: bilingual,
  actor: bilingual,
  limit: z.number().int().positive().nullable(),
  unit: z.enum(['working_days', 'days', 'hours', 'months']),
  cite: citation,
});

const procedure = z.strictObject({
  code: z.string().nullable(),
  title: bilingual,
  from: day,
  to: day.nullable().default(null),
  where: bilingual,
  papers: z.array(bilingual),
  steps: z.array(step),
  cite: citation,
  confidence,
});

const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

const example = z.strictObject({
  name: bilingual,
  on: day,
  knownAt: day.optional(),
  area: areaKey.optional(),
  person: z.record(identifier, factValue).default({}),
  household: z.record(identifier, factValue).default({}),
  members: z.array(z.record(identifier, factValue)).optional(),
  expect: z.strictObject({
    amount: decimalText.optional(),
    /** A decimal, or the name of a class. */
    min: z.union([decimalText, identifier]).optional(),
    /** Null: no upper bound known. */
    max: z.union([decimalText, identifier]).nullable().optional(),
    class: identifier.optional(),
    case: z.string().optional(),
    refused: z.string().optional(),
    /** Facts that must still be asked, in any order. */
    ask: z.array(identifier).optional(),
    missing: z.array(z.string()).optional(),
    terms: z.record(z.string(), z.string()).optional(),
    derived: z.record(z.string(), z.string()).optional(),
  }),
  /** How an official works it out by hand from the law's text. */
  because: z.string().min(1),
});

/** A file of `policies/programmes/`: one benefit or entitlement. */
export const programmeSchema = z.strictObject({
  programme: identifier,
  title: bilingual,
  /** What it is for, one sentence in plain words. */
  summary: bilingual,
  outcome: z.strictObject({
    kind: z.enum(['month', 'once', 'goods', 'class', 'share', 'rate', 'terms']),
    unit: z.string(),
    /** From the lowest to the highest (kind class). */
    classes: z.array(z.strictObject({ name: identifier, label: bilingual })).optional(),
  }),
  /** Only where no earlier law gave it in any form: before this day the answer is "0". */
  begins: z.strictObject({ on: day, cite: citation }).optional(),
  versions: z.array(versionSchema).min(1),
  excludes: z.array(exclusion).default([]),
  procedures: z.array(procedure).default([]),
  examples: z.array(example).default([]),
});

/** A programme as its file says it. */
export type ProgrammeFile = z.infer<typeof programmeSchema>;
/** A version of a programme's law as its file says it. */
export type VersionFile = z.infer<typeof versionSchema>;
/** A case of a version as its file says it. */
export type CaseFile = z.infer<typeof caseSchema>;
/** A worked example. */
export type Example = z.infer<typeof example>;
/** A procedure. */
export type Procedure = z.infer<typeof procedure>;
/** A rounding rule. */
export type Rounding = z.infer<typeof rounding>;
/** What a name in the leaves stands for. */
export type Use = z.infer<typeof use>;
