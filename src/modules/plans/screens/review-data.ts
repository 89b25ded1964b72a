import type { output } from 'zod/mini';
import { useMemo } from 'react';
import { pathTo, useNavigation, useRead, type Mark } from '../../../ui/index.ts';
import { getMatrix, getSource, listFindings, type FindingShape } from '../contract/index.ts';
import {
  blocksOf,
  layOutAnnex,
  partsOf,
  quoteIn,
  shownLine,
  shownText,
  type Part,
} from './source-layout.ts';
import { useVersion } from './shared.tsx';

export type Finding = output<typeof FindingShape>;

/** Where one stands in the review; the address holds it. */
export interface ReviewPlace {
  readonly finding: string | null;
  readonly part: string | null;
  readonly openOnly: boolean;
}

/** The place of the address, and addresses of other places. */
export function useReviewPlace(key: string) {
  const { search, path, go } = useNavigation();
  const params = new URLSearchParams(search);
  const place: ReviewPlace = {
    finding: params.get('finding'),
    part: params.get('part'),
    openOnly: params.get('show') === 'open',
  };
  const hrefOf = (change: Partial<ReviewPlace>): string => {
    const next = { ...place, ...change };
    const version = params.get('version');
    return pathTo(
      '/plans/$key/review',
      { key },
      {
        ...(version === null ? {} : { version }),
        ...(next.openOnly ? { show: 'open' } : {}),
        ...(next.part === null ? {} : { part: next.part }),
        ...(next.finding === null ? {} : { finding: next.finding }),
      },
    );
  };
  return {
    place,
    /** False while another screen is on its way: its address is there before it is. */
    isHere: path === pathTo('/plans/$key/review', { key }),
    hrefOf,
    goTo: (change: Partial<ReviewPlace>) => go(hrefOf(change), { replace: true }),
  };
}

/** Stops the approval while it has no resolution. */
export function isOpen(finding: Finding): boolean {
  return finding.resolution === null && finding.severity !== 'info';
}

/** The finding to go to after one: the next that stops the approval, round the end. */
export function nextOpen(findings: readonly Finding[], after: string): Finding | null {
  const at = findings.findIndex(({ id }) => id === after);
  const turned = [...findings.slice(at + 1), ...findings.slice(0, Math.max(at, 0))];
  return turned.find(isOpen) ?? turned.find((finding) => finding.resolution === null) ?? null;
}

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** How far a list scrolls so that a row of it is seen; the top wins when the row is too tall. */
export function scrollNeeded(view: Span, row: Span): number {
  if (row.top < view.top) return row.top - view.top;
  return row.bottom > view.bottom ? Math.min(row.bottom - view.bottom, row.top - view.top) : 0;
}

/** What one reads to settle findings: the findings, the source, and where rows begin. */
export function useReview(key: string) {
  const input = { key, ...useVersion() };
  const findings = useRead(listFindings, input);
  const source = useRead(getSource, input);
  const matrix = useRead(getMatrix, input);
  const laid = useMemo(() => {
    if (source.data === undefined || matrix.data === undefined) return null;
    const { lines } = source.data;
    const { sections, tasks } = matrix.data;
    const rows = [
      ...tasks.map(({ code, line }) => ({ code, line, strong: false })),
      ...sections
        .filter(({ code }) => code.startsWith('PL.'))
        .filter(({ code }) => !tasks.some((task) => task.code === code))
        .map(({ code, line }) => ({ code, line, strong: true })),
    ];
    const annex = layOutAnnex(lines, rows);
    return { lines, annex, parts: partsOf(sections, lines.length, annex?.from ?? null) };
  }, [source.data, matrix.data]);
  return { input, findings, source, matrix, laid };
}

export type Laid = NonNullable<ReturnType<typeof useReview>['laid']>;

/** The part a line stands in. */
export function partAt(parts: readonly Part[], line: number): Part | null {
  return parts.find(({ from, to }) => from <= line && line < to) ?? parts[0] ?? null;
}

/** Blocks and marks of one part. */
export function usePart(
  laid: Laid | null,
  part: Part | null,
  findings: readonly Finding[],
  caption: string,
) {
  return useMemo(() => {
    if (laid === null || part === null) return { blocks: [], marks: [] };
    const blocks = blocksOf(laid.lines, part, laid.annex, caption);
    const marks = findings
      .filter(({ where }) => partAt(laid.parts, where.line)?.code === part.code)
      .map((finding): Mark => {
        const line = shownLine(blocks, finding.where.line);
        return {
          number: finding.number,
          line,
          quote: quoteIn(shownText(blocks, line), finding.text),
        };
      });
    return { blocks, marks };
  }, [laid, part, findings, caption]);
}
