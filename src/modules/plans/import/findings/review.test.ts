import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { IsoDate } from '../../../../kernel/index.ts';
import { makeAgencyResolver, readAgencyRegister } from '../../../agencies/index.ts';
import type { Finding, FindingCode, ReleaseResolution, Severity } from '../../domain/index.ts';
import { readPlan } from '../index.ts';

/** One point of the hand list; `machine` says why the rules cannot find it. */
interface Point {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: { readonly code: string; readonly line: number };
  readonly quote: string;
  readonly also?: readonly { readonly code: string; readonly line: number }[];
  readonly machine?: string;
}

const plans = new URL('../../../../../plans/', import.meta.url);
const review = parse(readFileSync(new URL('4220-KH-UBND-2013.review.yaml', plans), 'utf8')) as {
  readonly points: readonly Point[];
};
const settled = parse(
  readFileSync(new URL('4220-KH-UBND-2013.resolutions.yaml', plans), 'utf8'),
) as {
  readonly approvedBy: string;
  readonly findings: readonly ReleaseResolution[];
};
const text = readFileSync(new URL('4220-KH-UBND-2013.txt', plans));
const lines = text.toString('utf8').normalize('NFC').split(/\r?\n/);

async function read(): Promise<readonly Finding[]> {
  const resolveAgency = makeAgencyResolver(readAgencyRegister(), '2013-06-14' as IsoDate);
  const result = await readPlan(text, { fileName: '4220-KH-UBND-2013.txt', resolveAgency });
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.error)}`);
  return result.value.reading.findings;
}

/** Words of a hand quote that the finding shows somewhere: 0 … 1. */
function shows(finding: Finding, quote: string): number {
  const shown = [
    finding.text,
    finding.suggestion ?? '',
    ...finding.related.map((each) => each.quote),
  ]
    .join(' ')
    .toLowerCase();
  const words = quote.toLowerCase().match(/[\p{L}\p{N}/]+/gu) ?? [];
  return words.filter((word) => shown.includes(word)).length / Math.max(1, words.length);
}

/** Codes of places; the annex as a whole has none, and counts by its line. */
function keysOf(places: readonly { readonly code: string; readonly line: number }[]): Set<string> {
  return new Set(places.map(({ code, line }) => (code === '' ? `line ${line}` : code)));
}

/** The finding that says what a point says: same code, a place in common, the words shown. */
function answers(point: Point, findings: readonly Finding[]): Finding | undefined {
  const places = keysOf([point.where, ...(point.also ?? [])]);
  const same = findings.filter(
    ({ code, where, related }) =>
      code === point.code && [...keysOf([where, ...related])].some((key) => places.has(key)),
  );
  return [...same].sort((a, b) => {
    const nearer =
      Number(b.where.code === point.where.code) - Number(a.where.code === point.where.code);
    return shows(b, point.quote) - shows(a, point.quote) || nearer;
  })[0];
}

const findings = await read();
const matched = review.points.map((point) => ({ point, finding: answers(point, findings) }));
const missed = matched.filter(({ finding }) => finding === undefined).map(({ point }) => point);
const confirmed = new Set(matched.map(({ finding }) => finding?.id));
const extra = findings.filter(({ id }) => !confirmed.has(id));
const recall = 1 - missed.length / review.points.length;
const precision = 1 - extra.length / findings.length;

describe('the real plan beside the hand list', () => {
  it('precision and recall are printed, and each is at least 0.9', () => {
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    const told = [
      `hand list ${review.points.length}, findings ${findings.length}`,
      `recall ${percent(recall)}, precision ${percent(precision)}`,
      ...missed.map(({ code, where, machine }) => {
        return `missed ${code} ${where.code}${machine === undefined ? '' : ' (in the README)'}`;
      }),
      ...extra.map(({ code, where, text: said }) => `extra ${code} ${where.code}: ${said}`),
    ];
    process.stdout.write(`${told.join('\n')}\n`);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it('what is missed is what the hand list says that rules cannot find', () => {
    expect(missed.filter(({ machine }) => machine === undefined)).toEqual([]);
  });

  it('the gravest points are found with the gravity that the official gave them', () => {
    const grave = matched.filter(({ point }) => point.severity === 'error');
    expect(grave.map(({ finding }) => finding?.severity)).toEqual(grave.map(() => 'error'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code).sort()).toEqual(['duplicate_task', 'impossible_year']);
  });

  it('every quote of the hand list stands on its line of the text', () => {
    const astray = review.points.filter(
      ({ where, quote }) => lines[where.line - 1]?.includes(quote) !== true,
    );
    expect(astray).toEqual([]);
  });

  it('every finding stands on a line of the text, and no finding is told twice', () => {
    const outside = findings.filter(({ where }) => where.line < 1 || where.line > lines.length);
    expect(outside).toEqual([]);
    expect(new Set(findings.map(({ text: said }) => said)).size).toBe(findings.length);
  });

  it('names of people, titles of laws and ordinary Vietnamese are no typos', () => {
    const typos = findings
      .filter(({ code }) => code === 'typo')
      .map(({ text: said }) => said)
      .join('\n');
    for (const word of [
      'Lê Khắc Nam',
      'hằng năm',
      'hàng năm',
      'đảm bảo',
      'bác sỹ',
      'liệt sỹ',
      'dioxin',
    ]) {
      expect(typos).not.toContain(`viết sai: “${word}`);
    }
  });
});

describe('the release’s own resolutions', () => {
  const byId = new Map(settled.findings.map((each) => [each.id, each]));

  it('every finding has one, and every one has its finding', () => {
    expect(findings.filter(({ id }) => !byId.has(id)).map(({ text: said }) => said)).toEqual([]);
    const ids = new Set(findings.map(({ id }) => id));
    expect(settled.findings.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('each names its reason and reader, and a reading its value', () => {
    for (const { reason, by, on, resolution, value } of settled.findings) {
      expect(reason).toMatch(/\.$/);
      expect(by).not.toBe(settled.approvedBy);
      expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(value !== undefined).toBe(resolution === 'reading');
    }
  });

  it('a reading of a year is a year, a reading of a title the whole title', () => {
    const of = (field: string) =>
      findings.filter(({ where }) => where.kind === 'task' && where.field === field);
    const readings = (field: string): readonly string[] =>
      of(field).flatMap(({ id }) => byId.get(id)?.value ?? []);
    expect(readings('endYear')).toEqual(['2020']);
    for (const title of readings('title')) expect(title.split(' ').length).toBeGreaterThan(6);
  });
});
