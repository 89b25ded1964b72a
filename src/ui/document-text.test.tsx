import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../tests/support/markup.ts';
import { DocumentText, type DocumentBlock } from './document-text.tsx';

const blocks: readonly DocumentBlock[] = [
  { kind: 'line', line: 380, text: 'PHỤ LỤC', look: 'center' },
  {
    kind: 'table',
    caption: 'Các nhiệm vụ',
    headings: ['TT', 'Thời gian hoàn thành'],
    rows: [
      {
        line: 442,
        cells: [
          { line: 442, text: '1.2' },
          { line: 454, text: 'Năm 1010' },
        ],
      },
      {
        line: 458,
        strong: true,
        cells: [
          { line: 458, text: '2' },
          { line: 459, text: '' },
        ],
      },
    ],
  },
];

const marks = [
  { number: 1, line: 459, quote: '' },
  { number: 2, line: 454, quote: 'Năm 1010' },
];

describe('the original text', () => {
  const html = markup(<DocumentText blocks={blocks} marks={marks} current={2} />);

  test('keeps every word, its lines and its table', () => {
    const original = words(html.replace(/<sup>.*?<\/sup>|<span aria-hidden.*?<\/span>/g, ''));
    expect(original).toBe('PHỤ LỤC Các nhiệm vụ TT Thời gian hoàn thành 1.2 Năm 1010 2');
    expect(count(html, '<table')).toBe(1);
    expect(html).toContain('id="line-380"');
    expect(html).toContain('lang="vi"');
  });

  test('numbers every finding where it stands, an empty cell too', () => {
    expect(html).toContain('aria-label="điểm 1"');
    expect(html).toContain('aria-label="điểm 2"');
    expect(count(html, '<mark')).toBe(2);
  });

  test('frames the current one, for eyes and for readers', () => {
    expect(html).toMatch(/<mark[^>]*data-mark="2"[^>]*data-current/);
    expect(count(html, 'data-current')).toBe(1);
    expect(count(html, 'aria-current="true"')).toBe(1);
  });

  test('line numbers are not read aloud between the words', () => {
    expect(html).toMatch(/aria-hidden="true">442</);
  });

  test('without findings it is the text alone', () => {
    const plain = markup(<DocumentText blocks={blocks} marks={[]} />);
    expect(plain).not.toContain('<mark');
    expect(plain).not.toContain('<button');
  });
});
