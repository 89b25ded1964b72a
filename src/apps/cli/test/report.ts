/** What one run of tests came to. A check such as the type checker counts as one test. */
export interface TestReport {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

export const emptyReport: TestReport = { passed: 0, failed: [], skipped: [] };

/** The sum of several reports. */
export function sumReports(reports: readonly TestReport[]): TestReport {
  return {
    passed: reports.reduce((sum, each) => sum + each.passed, 0),
    failed: reports.flatMap((each) => each.failed),
    skipped: reports.flatMap((each) => each.skipped),
  };
}

/** The line that ends every run, the same in both languages: CI reads it. */
export function lastLine(report: TestReport): string {
  const { passed, failed, skipped } = report;
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

interface PlaywrightSuite {
  readonly title: string;
  readonly specs?: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly tests: readonly {
    readonly status?: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
    readonly results?: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

/** The JSON report of Playwright. A flaky test is a failed one: it cannot be trusted. */
export interface PlaywrightJson {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly { readonly message?: string }[];
}

/** Counts a Playwright report; `skipAll` is the reason when only the list could be made. */
export function readPlaywright(json: PlaywrightJson, skipAll: string | null = null): TestReport {
  const reports: TestReport[] = (json.errors ?? []).map((each) => ({
    ...emptyReport,
    failed: [{ name: 'e2e', why: each.message ?? '' }],
  }));
  const walk = (suite: PlaywrightSuite, above: string): void => {
    const title = above === '' ? suite.title : `${above} › ${suite.title}`;
    for (const spec of suite.specs ?? []) reports.push(readSpec(spec, title, skipAll));
    for (const inner of suite.suites ?? []) walk(inner, title);
  };
  for (const suite of json.suites) walk(suite, '');
  return sumReports(reports);
}

function readSpec(spec: PlaywrightSpec, above: string, skipAll: string | null): TestReport {
  const name = `${above} › ${spec.title}`;
  return sumReports(
    spec.tests.map((test) => {
      if (skipAll !== null) return { ...emptyReport, skipped: [{ name, reason: skipAll }] };
      if (test.status === 'expected') return { ...emptyReport, passed: 1 };
      if (test.status === 'skipped') {
        const said = test.annotations?.find((each) => each.type === 'skip')?.description;
        return { ...emptyReport, skipped: [{ name, reason: said ?? noReason }] };
      }
      const why = test.results?.at(-1)?.error?.message ?? test.status ?? '';
      return { ...emptyReport, failed: [{ name, why }] };
    }),
  );
}

export const noReason = '?';
