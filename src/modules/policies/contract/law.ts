import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

const On = z.optional(z.string().check(z.maxLength(10)));
const Area = z.optional(z.string().check(z.maxLength(20)));
const Slug = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,80}$/));
const words = z.string();
const day = z.string();
const citation = z.object({ document: words, article: words });
const confidence = z.enum(['S', 'S2', 'K', '?']);
const kind = z.enum(['month', 'once', 'goods', 'class', 'share', 'rate', 'terms']);

/** A programme in the list of all. */
export const ProgrammeShape = z.object({
  programme: words,
  title: words,
  summary: words,
  kind,
  unit: words,
  /** False: the data hold no law of it for the day. */
  inForce: z.boolean(),
  /** False is shown as “chưa kiểm chứng”. */
  verified: z.boolean(),
  examples: z.number(),
  /** Situations of life it belongs to, by name. */
  situations: z.array(words),
});

/** A situation of life people come with. */
const SituationShape = z.object({ situation: words, title: words, hint: words });

/** The place asked about, in words; null: the country. */
const Place = z.nullable(z.object({ code: words, name: words }));

/** An instrument of law. */
export const DocumentShape = z.object({
  number: words,
  unnumbered: z.boolean(),
  type: words,
  issuer: words,
  title: words,
  issued: z.nullable(words),
  from: z.nullable(words),
  to: z.nullable(day),
  replaces: z.array(words),
  amends: z.array(words),
  replacedBy: z.array(words),
  confidence,
  note: z.nullable(words),
  /** Programmes that cite it. */
  programmes: z.array(z.object({ programme: words, title: words })),
});

/** A dated value of a parameter. */
export const ValueShape = z.object({
  key: z.nullable(words),
  value: z.nullable(words),
  from: day,
  to: z.nullable(day),
  level: z.enum(['national', 'city', 'area']),
  area: z.nullable(words),
  cite: citation,
  citeText: words,
  /** Days of issue and of effect of its document; `from` is the first day it is computed for. */
  issued: z.nullable(words),
  effective: z.nullable(words),
  confidence,
  note: z.nullable(words),
});

/** A question that can still change an answer. */
export const QuestionShape = z.object({
  fact: words,
  subject: z.enum(['person', 'household', 'member']),
  question: words,
  why: words,
  type: z.enum(['boolean', 'integer', 'money', 'date', 'enum', 'set', 'members']),
  options: z.array(z.object({ value: words, label: words })),
  range: z.nullable(z.object({ min: z.number(), max: z.number() })),
  establishedBy: words,
});

/** What one programme answers. */
export const AnswerShape = z.object({
  programme: words,
  title: words,
  decided: z.boolean(),
  outcome: z.object({ kind, unit: words }),
  min: words,
  max: z.nullable(words),
  amount: z.optional(words),
  class: z.nullable(words),
  classLabel: z.nullable(words),
  terms: z.nullable(z.record(z.string(), words)),
  derived: z.nullable(z.record(z.string(), words)),
  case: z.nullable(words),
  missing: z.array(
    z.object({ parameter: words, floor: z.nullable(words), note: z.nullable(words) }),
  ),
  verified: z.boolean(),
  trace: z.array(
    z.object({
      kind: words,
      name: words,
      value: z.nullable(words),
      holds: z.nullable(z.enum(['true', 'false', 'unknown'])),
      source: z.nullable(words),
      text: words,
    }),
  ),
});

/** How it is asked for. */
export const ProcedureShape = z.object({
  code: z.nullable(words),
  title: words,
  where: words,
  papers: z.array(words),
  steps: z.array(z.object({ title: words, actor: words, limit: words, cite: words })),
  cite: words,
});

/** Programmes that may be drawn together, in đồng a month. */
const Combination = z.object({
  programmes: z.array(words),
  min: words,
  max: z.nullable(words),
  because: z.array(words),
});

const Facts = z.object({
  person: z.optional(z.record(z.string(), z.unknown())),
  household: z.optional(z.record(z.string(), z.unknown())),
});

export const listPolicies = defineOperation({
  id: 'policy.list',
  method: 'GET',
  path: '/api/policies',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Các chính sách có trong bộ quy định', en: 'The programmes of the law pack' },
  input: z.object({ on: On, area: Area }),
  reply: z.object({
    on: day,
    hash: words,
    place: Place,
    situations: z.array(SituationShape),
    programmes: z.array(ProgrammeShape),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const getPolicy = defineOperation({
  id: 'policy.get',
  method: 'GET',
  path: '/api/policies/:programme',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Một chính sách vào một ngày: ai, mức nào, thủ tục, căn cứ, ví dụ',
    en: 'A programme on a day: who, how much, procedure, sources, examples',
  },
  input: z.object({ programme: Slug, on: On, area: Area }),
  reply: z.object({
    on: day,
    area: z.nullable(words),
    place: Place,
    hash: words,
    programme: words,
    title: words,
    summary: words,
    kind,
    unit: words,
    inForce: z.boolean(),
    /** False is shown as “chưa kiểm chứng”. */
    verified: z.boolean(),
    /** The days from which its law is another: to look at each. */
    versions: z.array(z.object({ from: day, to: z.nullable(day), cite: words })),
    sentences: z.array(words),
    table: z.object({ columns: z.array(words), rows: z.array(z.array(words)) }),
    citations: z.array(words),
    /** What every case asks besides its own condition. */
    common: z.nullable(words),
    /** How its cases meet each other and other programmes. */
    combination: z.array(z.object({ text: words, cite: words })),
    examples: z.array(z.object({ name: words, on: day, result: words, because: words })),
    values: z.array(z.object({ parameter: words, label: words })),
    procedures: z.array(ProcedureShape),
  }),
  errors: ['law.unknown_programme', 'area.bad_date', 'area.not_found'],
});

export const listDocuments = defineOperation({
  id: 'policy.list_documents',
  method: 'GET',
  path: '/api/law/documents',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Các văn bản pháp luật và quan hệ thay thế',
    en: 'Legal instruments and what replaces what',
  },
  input: z.object({}),
  reply: z.object({ documents: z.array(DocumentShape) }),
  errors: [],
});

export const listValues = defineOperation({
  id: 'policy.list_values',
  method: 'GET',
  path: '/api/law/values',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Các giá trị pháp luật', en: 'The values of the law' },
  input: z.object({}),
  reply: z.object({
    values: z.array(
      z.object({
        name: words,
        label: words,
        unit: words,
        keyed: z.boolean(),
        count: z.number(),
        /** Lines of a table; 1 of a plain value. */
        lines: z.number(),
        /** The value for the whole country that began last, of a plain parameter. */
        latest: z.nullable(words),
        latestFrom: z.nullable(day),
        /** Values that exist in the law and are not known here. */
        missing: z.number(),
        /** False is shown as “chưa kiểm chứng”. */
        verified: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

export const getValue = defineOperation({
  id: 'policy.get_value',
  method: 'GET',
  path: '/api/law/values/:name',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Diễn biến một giá trị pháp luật qua các thời kỳ',
    en: 'A value of the law over time',
  },
  input: z.object({ name: z.string().check(z.maxLength(100)) }),
  reply: z.object({
    name: words,
    label: words,
    unit: words,
    keyed: z.boolean(),
    keys: z.record(z.string(), words),
    values: z.array(ValueShape),
  }),
  errors: ['law.unknown_parameter'],
});

export const assessPolicies = defineOperation({
  id: 'policy.assess',
  method: 'POST',
  path: '/api/policies/assess',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Xét một người được hưởng gì; không lưu lại dữ kiện nào',
    en: 'What a person is entitled to; nothing is kept',
  },
  input: z.object({
    on: On,
    area: Area,
    /** Only what was issued by that day is known: how it was decided then. */
    knownAt: On,
    programme: z.optional(Slug),
    facts: Facts,
  }),
  reply: z.object({
    on: day,
    hash: words,
    answers: z.array(AnswerShape),
    combination: Combination,
    ask: z.array(QuestionShape),
  }),
  errors: [
    'law.unknown_programme',
    'law.unknown_fact',
    'law.fact_out_of_domain',
    'law.after_the_day',
    'law.before_the_law',
    'area.bad_date',
    'area.not_found',
  ],
});

/** Most answers of one self-check: the vocabulary has fewer facts. */
const ANSWERS = 150;

export const checkPolicies = defineOperation({
  id: 'policy.check',
  method: 'POST',
  path: '/api/policies/check',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Tự kiểm tra từng câu: câu còn cần hỏi, khoảng và kết quả; không lưu lại câu trả lời nào',
    en: 'The self-check, question by question: what is left to ask, range, result; nothing is kept',
  },
  input: z.object({
    on: On,
    area: Area,
    situation: z.optional(z.string().check(z.maxLength(40))),
    /** Also the answers of every programme while something is left to ask. */
    result: z.optional(z.boolean()),
    answers: z
      .array(
        z.object({
          fact: z.string().check(z.maxLength(80)),
          /** As people write it: 12/03/1950, 1.500.000, a|b; null: not known. */
          value: z.nullable(z.string().check(z.maxLength(400))),
        }),
      )
      .check(z.maxLength(ANSWERS)),
  }),
  reply: z.object({
    on: day,
    hash: words,
    place: Place,
    situations: z.array(SituationShape),
    /** In the order given; a fault says in words why an answer is not taken. */
    answered: z.array(
      z.object({
        question: QuestionShape,
        label: words,
        value: z.nullable(words),
        shown: words,
        fault: z.nullable(words),
      }),
    ),
    /** Questions that still matter and were not asked: those of the situation first. */
    ask: z.array(QuestionShape),
    inSituation: z.number(),
    /** Of every programme, once nothing is left to ask (of the situation) or where asked for. */
    answers: z.array(
      z.extend(AnswerShape, {
        /** given, open (between bounds), nothing; rule: nobody's benefit, applies to all. */
        state: z.enum(['given', 'open', 'nothing', 'rule']),
        /** True where it belongs to the situation asked about, or none was chosen. */
        mine: z.boolean(),
        /** The outcome's unit in the language of the answer. */
        unit: words,
        citations: z.array(words),
        /** The terms as clauses: “lãi suất: 6,6%/năm”. */
        termWords: z.array(words),
        procedures: z.array(ProcedureShape),
        /** Labels of the facts it still hangs on. */
        hangsOn: z.array(words),
      }),
    ),
    /** Programmes whose law of the day is not in the data. */
    withoutLaw: z.array(z.object({ programme: words, title: words })),
    combination: Combination,
    /** Upper bound a month of what has one, and the titles of what has none. */
    known: z.object({ max: words, endless: z.array(words) }),
  }),
  errors: ['area.bad_date', 'area.not_found'],
});

export const searchPolicies = defineOperation({
  id: 'policy.search',
  method: 'GET',
  path: '/api/policies/search',
  permission: 'public',
  audit: 'none',
  summary: { vi: 'Tìm chính sách theo từ, không cần dấu', en: 'Search programmes by words' },
  input: z.object({ q: z.string().check(z.maxLength(200)) }),
  reply: z.object({
    results: z.array(z.object({ programme: words, title: words, summary: words })),
  }),
  errors: [],
});
