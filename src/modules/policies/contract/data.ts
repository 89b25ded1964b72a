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
