import { describe, expect, test } from 'vitest';
import { fileProblem } from './file-limits.ts';

const limits = { endings: ['txt', 'html', 'docx'], bytes: 1000 };

describe('a file before it is sent', () => {
  test.each(['ke-hoach.docx', 'KE-HOACH.DOCX', 'a.b.txt'])('%s may go', (name) => {
    expect(fileProblem({ name, size: 1000 }, limits)).toBe(null);
  });

  test.each(['ke-hoach.pdf', 'docx', 'a.doc', ''])('“%s” is of another kind', (name) => {
    expect(fileProblem({ name, size: 1 }, limits)).toBe('wrongType');
  });

  test('one byte over the limit is too large', () => {
    expect(fileProblem({ name: 'a.txt', size: 1001 }, limits)).toBe('tooLarge');
  });
});
