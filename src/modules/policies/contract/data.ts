import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

/** Flat tables of the policy database. */
const dataTables = ['programmes', 'values', 'documents'] as const;

export type DataTable = (typeof dataTables)[number];

const titles = ['title_vi', 'title_en'] as const;

/** Their columns in order; the words of each stand in `messages.ts`. */
export const dataColumns = {
  programmes: [
    'programme',
    ...titles,
    'summary_vi',
    'summary_en',
    'kind',
    'unit',
    'situations',
    'versions',
    'newest_from',
    'newest_to',
    'newest_document',
    'newest_article',
    'examples',
  ],
  values: [
    'parameter',
    'label_vi',
    'label_en',
    'unit',
    'key',
    'key_vi',
    'key_en',
    'value',
    'from',
    'to',
    'area',
    'document',
    'article',
    'confidence',
    'note_vi',
    'note_en',
  ],
  documents: [
    'number',
    'unnumbered',
    'type',
    'issuer',
    ...titles,
    'issued',
    'from',
    'to',
    'replaces',
    'amends',
    'replaced_by',
    'confidence',
    'note',
  ],
} as const satisfies Readonly<Record<DataTable, readonly string[]>>;

export const getPolicyData = defineOperation({
  id: 'policy.get_data',
  method: 'GET',
  path: '/api/policies/data',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Toàn bộ dữ liệu chính sách: chính sách, giá trị kèm căn cứ, văn bản; JSON hoặc một bảng CSV',
    en: 'The whole policy database: programmes, values with sources, instruments; JSON or one CSV',
  },
  input: z.object({
    /** A table is given as CSV; without it everything as JSON. */
    table: z.optional(z.enum(dataTables)),
    /** The first 16 digits of the hash of a published version; without it the one in effect. */
    version: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
  }),
  /** The name holds the hash of the content: `policies-<hash>.json`. */
  reply: z.null(),
  errors: ['policy.no_release'],
  download: 'file',
});

export const listReleases = defineOperation({
  id: 'policy.list_releases',
  method: 'GET',
  path: '/api/policies/releases',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Các phiên bản dữ liệu chính sách đã công bố, mới nhất trước',
    en: 'The versions of the policy database published so far, the newest first',
  },
  input: z.object({}),
  reply: z.object({
    releases: z.array(
      z.object({ version: z.string(), publishedAt: z.string(), inEffect: z.boolean() }),
    ),
  }),
  errors: [],
});

const Version = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const What = z.enum(['added', 'removed', 'changed']);
const Line = { what: What, parts: z.array(z.string()) };

/** One side of a value that changed. */
const ValueSide = z.nullable(
  z.object({
    value: z.nullable(z.string()),
    to: z.nullable(z.string()),
    document: z.nullable(z.string()),
    article: z.nullable(z.string()),
    confidence: z.string(),
  }),
);

const Release = z.object({ version: z.string(), publishedAt: z.string() });

export const compareReleases = defineOperation({
  id: 'policy.compare_releases',
  method: 'GET',
  path: '/api/policies/releases/:from/:to',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Hai phiên bản dữ liệu chính sách khác nhau ở đâu',
    en: 'What differs between two versions of the policy database',
  },
  input: z.object({ from: Version, to: Version }),
  reply: z.object({
    from: Release,
    to: Release,
    /** `parts`: names of what differs in the file; a period is `versions <first day>`. */
    programmes: z.array(z.object({ ...Line, programme: z.string(), title: z.string() })),
    values: z.array(
      z.object({
        ...Line,
        parameter: z.string(),
        label: z.string(),
        unit: z.string(),
        /** The line of a table, in words; null for a single value. */
        line: z.nullable(z.string()),
        area: z.nullable(z.string()),
        first: z.string(),
        before: ValueSide,
        after: ValueSide,
      }),
    ),
    documents: z.array(z.object({ ...Line, number: z.nullable(z.string()), title: z.string() })),
  }),
  errors: ['policy.no_release'],
});
