import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

const On = z.optional(z.string().check(z.maxLength(10)));
const Area = z.optional(z.string().check(z.maxLength(20)));
const Slug = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,80}$/));
const words = z.string();
const day = z.string();

/** A fact of the vocabulary, as a form asks it. */
export const FactShape = z.object({
  name: words,
  subject: z.enum(['person', 'household']),
  type: z.enum(['boolean', 'integer', 'money', 'date', 'enum', 'set']),
  label: words,
  question: words,
  options: z.array(z.object({ value: words, label: words })),
  /** Smallest and largest of a whole number, both included. */
  range: z.nullable(z.object({ min: z.number(), max: z.number() })),
  /** What a whole number counts, where its label does not say it. */
  unit: z.nullable(words),
  /** A date that may name no day: "alive", "never escaped poverty". */
  mayBeNone: z.boolean(),
  establishedBy: words,
});

export const listFacts = defineOperation({
  id: 'policy.list_facts',
  method: 'GET',
  path: '/api/law/facts',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Các dữ kiện mà quy định hỏi tới, kèm giá trị có thể có',
    en: 'The facts that the law asks about, with what each may be',
  },
  input: z.object({}),
  reply: z.object({ facts: z.array(FactShape) }),
  errors: [],
});

/** One thing that is another between two days of the law. */
export const ChangeShape = z.object({
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
  /** What changes, in words: the value, the case, the programme. */
  label: words,
  before: z.nullable(words),
  after: z.nullable(words),
  cite: z.nullable(words),
});

export const diffPolicy = defineOperation({
  id: 'policy.diff',
  method: 'GET',
  path: '/api/policies/:programme/diff',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một chính sách khác nhau thế nào giữa hai ngày',
    en: 'How a programme differs between two days',
  },
  input: z.object({
    programme: Slug,
    before: z.string().check(z.maxLength(10)),
    on: On,
    area: Area,
  }),
  reply: z.object({
    before: day,
    on: day,
    changes: z.array(ChangeShape),
  }),
  errors: ['law.unknown_programme', 'area.bad_date', 'area.not_found'],
});

/** An instrument in the chain of another. */
export const RelatedShape = z.object({
  number: words,
  title: words,
  type: words,
  issued: z.nullable(words),
  from: z.nullable(words),
  to: z.nullable(day),
  /** What it is to the instrument asked for; `itself` is that one. */
  relation: z.enum(['earlier', 'itself', 'later', 'amends', 'amended_by']),
});

export const getDocument = defineOperation({
  id: 'policy.get_document',
  method: 'GET',
  path: '/api/law/document',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một văn bản: chuỗi thay thế, chính sách và giá trị dựa vào nó',
    en: 'An instrument: what it replaced and was replaced by, what rests on it',
  },
  input: z.object({ number: z.string().check(z.minLength(1), z.maxLength(200)) }),
  reply: z.object({
    number: words,
    unnumbered: z.boolean(),
    type: words,
    issuer: words,
    title: words,
    issued: z.nullable(words),
    from: z.nullable(words),
    to: z.nullable(day),
    replacedBy: z.array(words),
    confidence: z.enum(['S', 'S2', 'K', '?']),
    note: z.nullable(words),
    /** Oldest first. */
    chain: z.array(RelatedShape),
    programmes: z.array(z.object({ programme: words, title: words })),
    values: z.array(
      z.object({
        name: words,
        label: words,
        unit: words,
        /** A table: its lines are counted, not told. */
        keyed: z.boolean(),
        /** How many values of it rest on the instrument, and the one of a plain parameter. */
        count: z.number(),
        value: z.nullable(words),
        from: day,
        articles: z.array(words),
      }),
    ),
  }),
  errors: ['policy.no_document'],
});
