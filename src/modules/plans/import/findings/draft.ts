import { createHash } from 'node:crypto';
import type { Finding, FindingCode, Place, Severity } from '../../domain/reading.ts';

/** A place of a finding, with the words that show it. */
export interface QuotedPlace extends Place {
  readonly quote: string;
}

/** A finding before it has an id: what a rule writes. */
export interface Draft {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: QuotedPlace;
  readonly field: string | null;
  readonly text: string;
  readonly suggestion?: string;
  /** What should stand for the quoted words. Of a title it becomes the whole title, mended. */
  readonly better?: string;
  readonly related?: readonly QuotedPlace[];
}

const QUOTE_LENGTH = 160;
const RELATED_LIMIT = 200;

/** The words between “ ”, cut at a word's end when they are long. */
export function quoted(text: string): string {
  return `“${cut(text).replace(/^[“"]|[”"]$/g, '')}”`;
}

/** A passage short enough to stand in a sentence. */
export function cut(text: string, length = QUOTE_LENGTH): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  const end = flat.lastIndexOf(' ', length - 1);
  return `${flat.slice(0, end > 0 ? end : length - 1)}…`;
}

/** "PL.I.1, PL.I.2 và 12 mục khác": a list of codes that stays one line. */
export function listed(codes: readonly string[], most = 8): string {
  const unique = [...new Set(codes)];
  if (unique.length <= most) return unique.join(', ');
  return `${unique.slice(0, most).join(', ')} và ${unique.length - most} chỗ khác`;
}

/**
 * The words proposed for the quoted ones. A resolution sets a task's title as a whole, so there
 * the proposal is the title with the words mended.
 */
function mended(
  { where, field, better }: Draft,
  titles: ReadonlyMap<string, string>,
): string | undefined {
  const title = field === 'title' && where.kind === 'task' ? titles.get(where.code) : undefined;
  if (better === undefined || title === undefined || !title.includes(where.quote)) return better;
  return title.replace(where.quote, () => better);
}

/**
 * Gives a draft its id. The line is no part of it: the same words in a text, a page and a Word
 * file are the same finding. The quote is, since one place may hold two oddities of one kind.
 */
export function finish(draft: Draft, titles: ReadonlyMap<string, string> = new Map()): Finding {
  const { code, severity, where, field, text, related = [] } = draft;
  const suggestion = mended(draft, titles) ?? draft.suggestion ?? null;
  const key = [code, where.kind, where.code, field ?? '', cut(where.quote)].join('\n');
  const id = createHash('sha256').update(key.normalize('NFC')).digest('hex').slice(0, 16);
  const { kind, code: place, line } = where;
  return {
    id,
    code,
    severity,
    where: { kind, code: place, field, line },
    text,
    suggestion,
    related: related.slice(0, RELATED_LIMIT).map((each) => ({
      kind: each.kind,
      code: each.code,
      line: each.line,
      quote: cut(each.quote),
    })),
  };
}
