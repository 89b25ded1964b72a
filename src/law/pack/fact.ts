import { z } from 'zod';
import { bilingual, citation, identifier, partialDay } from './words.ts';

const choices = z.record(z.string().min(1), bilingual);

const range = z.strictObject({ min: z.number().int(), max: z.number().int() });

/**
 * What it means that a fact is not in the registry. `no` is said only where a register is
 * complete: `value` is then the fact's value, `register` what makes it so, `since` from when.
 */
const absence = z.union([
  z.literal('unknown'),
  z.literal('computed'),
  z.strictObject({
    value: z.union([z.string(), z.boolean()]),
    register: bilingual,
    since: partialDay,
    cite: citation.optional(),
  }),
]);

/** One fact of `policies/facts.yaml`. */
export const factSchema = z
  .strictObject({
    name: identifier,
    subject: z.enum(['person', 'household']),
    type: z.enum(['boolean', 'integer', 'money', 'date', 'enum', 'set']),
    /** Values of an enumeration or a set, in their order, with their words. */
    values: choices.optional(),
    /** What an integer counts, where its label does not say it: "%", "km". */
    unit: z.string().min(1).optional(),
    /** Smallest and largest value of an integer, both included. */
    range: range.optional(),
    absent: absence,
    /** The noun: "mức độ khuyết tật". */
    label: bilingual,
    /**
     * How a rule says it of somebody: "đang mang thai", "không mang thai"; a choice with its value:
     * "thuộc {value}", "không thuộc {value}"; a date: "đã chết", "còn sống". Booleans need it.
     */
    says: z.strictObject({ yes: bilingual, no: bilingual }).optional(),
    /** The question in plain words, for a reader with little schooling. */
    question: bilingual,
    /** Why it is asked. */
    why: bilingual,
    /** What establishes it: a certificate, a decision, a declaration; or it is computed. */
    establishedBy: bilingual,
    /** Where the registry keeps it. */
    keptIn: z.string().min(1),
    /** Who may see it. */
    seenBy: z.enum(['officers', 'case_workers', 'health_officers']),
  })
  .refine((fact) => (fact.type === 'enum' || fact.type === 'set') === (fact.values !== undefined), {
    message: 'values: đúng cho enum và set, không cho loại khác',
  })
  .refine((fact) => (fact.type === 'integer') === (fact.range !== undefined), {
    message: 'range: đúng cho integer, không cho loại khác',
  })
  .refine((fact) => fact.type !== 'boolean' || fact.says !== undefined, {
    message: 'says: dữ kiện đúng/sai cần có cách nói',
  });

/** One fact of the vocabulary. */
export type Fact = z.infer<typeof factSchema>;

/** The file `policies/facts.yaml`. */
export const factsFile = z.array(factSchema);
