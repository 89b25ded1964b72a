import { gunzipSync } from 'node:zlib';
import {
  err,
  ok,
  type InputOf,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { compareReleases } from '../contract/index.ts';
import { changesBetween, type LineChange, type ReleaseContent } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findRelease } from '../store/releases.ts';

type Reply = ReplyOf<typeof compareReleases>;
type Changes = ReturnType<typeof changesBetween>;

/** What differs, and when each side was published. */
interface Compared {
  readonly changes: Changes;
  readonly days: readonly [from: Date, to: Date];
}

/** Pairs that were compared lately: versions never change, so neither does what differs. */
const compared = new Map<string, Compared>();
const MOST_KEPT = 20;

/** Compares two published versions; one that was never published has no changes to tell. */
export async function serveCompareReleases(
  context: Context,
  { from, to }: InputOf<typeof compareReleases>,
): Promise<Result<Reply, Refusal>> {
  const key = `${from} ${to}`;
  const found = compared.get(key) ?? (await compare(context, from, to));
  if (found === null) return err(refuse('policy.no_release'));
  compared.set(key, found);
  const [oldest] = compared.keys();
  if (compared.size > MOST_KEPT && oldest !== undefined) compared.delete(oldest);
  const { changes, days } = found;
  return ok({
    from: { version: from, publishedAt: days[0].toISOString() },
    to: { version: to, publishedAt: days[1].toISOString() },
    ...inWords(changes, context.language),
  });
}

async function compare(context: Context, from: string, to: string): Promise<Compared | null> {
  return read(context, async (trx) => {
    const before = await findRelease(trx, from, 'all');
    const after = await findRelease(trx, to, 'all');
    if (before === null || after === null) return null;
    const changes = changesBetween(contentOf(before), contentOf(after));
    return { changes, days: [before.publishedAt, after.publishedAt] };
  });
}

function contentOf({ packed }: { readonly packed: Uint8Array }): ReleaseContent {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as ReleaseContent;
}

function inWords(
  { programmes, values, documents }: Changes,
  language: Language,
): Pick<Reply, 'programmes' | 'values' | 'documents'> {
  return {
    programmes: programmes.map((change) => {
      const row = rowOf(change);
      return { ...told(change), programme: change.key, title: inLanguage(row['title'], language) };
    }),
    values: values.map((change) => valueInWords(change, language)),
    documents: documents.map((change) => {
      const { number = null, title } = rowOf(change);
      return { ...told(change), number: word(number), title: inLanguage(title, language) };
    }),
  };
}

const told = ({ what, parts }: LineChange) => ({ what, parts: [...parts] });

/** The line as it is, or as it was where it is no more. */
function rowOf({ before, after }: LineChange): NonNullable<LineChange['after']> {
  return after ?? before ?? {};
}

function valueInWords(change: LineChange, language: Language): Reply['values'][number] {
  const row = rowOf(change);
  const text = (name: string): string => word(row[name]) ?? '';
  return {
    ...told(change),
    parameter: text('parameter'),
    label: text(`label_${language}`),
    unit: text('unit'),
    line: word(row[`key_${language}`]) ?? word(row['key']),
    area: word(row['area']),
    first: text('from'),
    before: sideOf(change.before),
    after: sideOf(change.after),
  };
}

function sideOf(row: LineChange['before']): Reply['values'][number]['before'] {
  if (row === null) return null;
  const { value, to, document, article, confidence } = row;
  return {
    ...{ value: word(value), to: word(to), document: word(document), article: word(article) },
    confidence: word(confidence) ?? '',
  };
}

function word(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function inLanguage(title: unknown, language: Language): string {
  const both = (title ?? {}) as Readonly<Partial<Record<Language, string>>>;
  return both[language] ?? both.vi ?? '';
}
