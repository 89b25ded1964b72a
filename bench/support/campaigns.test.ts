import { describe, expect, test } from 'vitest';
import { triedIn } from './campaigns.ts';
import { reliabilityPage } from './reliability.ts';

const report = {
  testResults: [
    {
      assertionResults: [
        { fullName: ' after 104 kills no job is lost', status: 'passed', duration: 61_400 },
        { fullName: 'a lost alarm is set again', status: 'failed', duration: null },
        { fullName: 'not here', status: 'skipped' },
      ],
    },
    { assertionResults: [{ fullName: 'one more', status: 'passed', duration: 900 }] },
  ],
};

describe('a campaign', () => {
  test('is told test by test, of every file; what was skipped tried nothing', () => {
    expect(triedIn('jobs', report)).toEqual([
      { property: 'jobs', title: 'after 104 kills no job is lost', seconds: 61.4, passed: true },
      { property: 'jobs', title: 'a lost alarm is set again', seconds: 0, passed: false },
      { property: 'jobs', title: 'one more', seconds: 0.9, passed: true },
    ]);
  });
});

describe('the page of reliability', () => {
  const about = { machine: '2 × a processor, Node 24', on: '2026-11-25' };
  const claims = [
    { text: 'acknowledged writes lost', value: 0, goal: 0, reached: true },
    { text: 'longest gap, ms', value: 7_000.125, goal: 6_000, reached: false },
  ];
  const page = reliabilityPage(about, triedIn('jobs', report), { rows: [], claims });

  test('says on what machine and when, and what each test tried', () => {
    expect(page).toContain('- On: 2026-11-25\n- Machine: 2 × a processor, Node 24\n');
    expect(page).toContain('## jobs\n\n- held: after 104 kills no job is lost (61 s)\n');
  });

  test('hides nothing that did not hold', () => {
    expect(page).toContain('- **did not hold**: a lost alarm is set again (0 s)');
    expect(page).toContain('- longest gap, ms: 7000.13 (goal 6000) – **missed**');
    expect(page).toContain('- acknowledged writes lost: 0 (goal 0)\n');
  });

  test('sums up what are too many to be told one by one, and names those that failed', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      property: 'bad input',
      title: `operation ${String(index)}`,
      seconds: 1,
      passed: index !== 7,
    }));
    const rows = reliabilityPage(about, many, { rows: [], claims: [] }).split('\n');
    expect(rows).toContain('- 199 of 200 tests passed');
    expect(rows.filter((each) => each.includes('operation'))).toEqual([
      '- **did not hold**: operation 7 (1 s)',
    ]);
  });
});
