import { describe, expect, test } from 'vitest';
import { pageFigures, type LighthouseReport } from './lighthouse.ts';

const report: LighthouseReport = {
  categories: {
    performance: { score: 0.974, auditRefs: [] },
    accessibility: {
      score: 0.93,
      auditRefs: [
        { id: 'color-contrast', weight: 7 },
        { id: 'image-alt', weight: 10 },
        { id: 'by-hand', weight: 0 },
        { id: 'not-there', weight: 3 },
      ],
    },
  },
  audits: {
    'color-contrast': { score: 0, title: 'Contrast is too low' },
    'image-alt': { score: 1, title: 'Pictures have words' },
    'by-hand': { score: 0, title: 'Look at it by hand' },
    'total-byte-weight': { score: 1, title: '', numericValue: 30_720 },
    'total-blocking-time': { score: 1, title: '', numericValue: 12.5 },
    'first-contentful-paint': { score: 1, title: '', numericValue: 900 },
  },
};

describe('the figures of a page', () => {
  test('are its scores of a hundred, its KB and its milliseconds', () => {
    expect(pageFigures(report)).toMatchObject({
      performance: 97,
      accessibility: 93,
      kb: 30,
      blockingMs: 12.5,
      firstPaintMs: 900,
    });
  });

  test('name what takes points away, not what a person must look at', () => {
    expect(pageFigures(report).faults).toEqual(['Contrast is too low']);
  });

  test('of a page that could not be judged are noughts: no promise is kept by silence', () => {
    const { performance, accessibility } = report.categories;
    const categories = {
      performance: { ...performance, score: null },
      accessibility: { ...accessibility, score: null },
    };
    const found = pageFigures({ ...report, categories, audits: {} });
    expect([found.performance, found.accessibility]).toEqual([0, 0]);
    expect(found.kb <= 50).toBe(false);
  });
});
