/** The part of Lighthouse's JSON report that is read. */
export interface LighthouseReport {
  readonly categories: Readonly<
    Record<
      'performance' | 'accessibility',
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly title: string;
        readonly numericValue?: number;
      }
    >
  >;
}

/** What is promised of a page: scores of 100, KB over the wire, milliseconds. */
export interface PageFigures {
  readonly performance: number;
  readonly accessibility: number;
  readonly kb: number;
  readonly blockingMs: number;
  readonly firstPaintMs: number;
  /** Titles of what takes points away from accessibility. */
  readonly faults: readonly string[];
}

/** Reads the figures of a report; a category that could not be judged counts as nought. */
export function pageFigures({ categories, audits }: LighthouseReport): PageFigures {
  const scoreOf = (category: 'performance' | 'accessibility'): number =>
    Math.round((categories[category].score ?? 0) * 100);
  const valueOf = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  const faults = categories.accessibility.auditRefs.flatMap(({ id, weight }) => {
    const audit = audits[id];
    return weight > 0 && audit?.score === 0 ? [audit.title] : [];
  });
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    kb: valueOf('total-byte-weight') / 1024,
    blockingMs: valueOf('total-blocking-time'),
    firstPaintMs: valueOf('first-contentful-paint'),
    faults,
  };
}
