import { describe, expect, it } from 'vitest';
import { emptyReport, lastLine, readPlaywright, sumReports } from './report.ts';

const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
  title,
  tests: [
    {
      status,
      annotations: status === 'skipped' ? [{ type: 'skip', description: 'no printer' }] : [],
      results: status === 'unexpected' ? [{ error: { message: 'button lacks' } }] : [],
    },
  ],
});

const json = {
  suites: [
    {
      title: 'login.spec.ts',
      specs: [spec('signs in', 'expected')],
      suites: [
        {
          title: 'a wrong password',
          specs: [
            spec('is refused', 'unexpected'),
            spec('prints', 'skipped'),
            spec('now and then', 'flaky'),
          ],
        },
      ],
    },
  ],
};

describe('a report of browser tests', () => {
  it('counts each outcome, flaky as failed, with names and reasons', () => {
    expect(readPlaywright(json)).toEqual({
      passed: 1,
      failed: [
        { name: 'login.spec.ts › a wrong password › is refused', why: 'button lacks' },
        { name: 'login.spec.ts › a wrong password › now and then', why: 'flaky' },
      ],
      skipped: [{ name: 'login.spec.ts › a wrong password › prints', reason: 'no printer' }],
    });
  });

  it('skips all with one reason when there is no browser', () => {
    const report = readPlaywright(json, 'no Chromium');
    expect(report.passed).toBe(0);
    expect(report.failed).toEqual([]);
    expect(report.skipped.map(({ reason }) => reason)).toEqual(Array(4).fill('no Chromium'));
  });

  it('fails when a file could not even be loaded', () => {
    const report = readPlaywright({ suites: [], errors: [{ message: 'syntax' }] });
    expect(report.failed).toEqual([{ name: 'e2e', why: 'syntax' }]);
  });
});

describe('the last line', () => {
  it('says passed, failed and skipped of the sum', () => {
    const one = { ...emptyReport, passed: 3, skipped: [{ name: 'a', reason: 'b' }] };
    const two = { ...emptyReport, passed: 4, failed: [{ name: 'c', why: 'd' }] };
    expect(lastLine(sumReports([one, two]))).toBe('7 passed, 1 failed, 1 skipped');
  });
});
