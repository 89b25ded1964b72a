import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../tests/support/markup.ts';
import { FindingMark, StateMark, type StateKind } from './state-mark.tsx';

const kinds: readonly StateKind[] = [
  'done',
  'progress',
  'late',
  'todo',
  'void',
  'none',
  'draft',
  'sign',
  'sent',
  'back',
  'yes',
  'open',
  'unknown',
  'no',
  'overdue',
  'error',
  'warning',
  'info',
];

function shapeOf(kind: StateKind): string {
  const html = markup(<StateMark kind={kind}>x</StateMark>);
  return /<svg[^>]*>(.*)<\/svg>/.exec(html)?.[1] ?? '';
}

describe('a state', () => {
  test.each(kinds)('%s is a shape and a word, never a colour alone', (kind) => {
    const html = markup(<StateMark kind={kind}>Tình trạng</StateMark>);
    expect(count(html, '<svg')).toBe(1);
    expect(html).toContain('aria-hidden="true"');
    expect(words(html)).toBe('Tình trạng');
  });

  test('states that stand beside each other have shapes of their own', () => {
    const ofTasks = ['done', 'progress', 'late', 'todo', 'void', 'none'] as const;
    const ofReports = ['none', 'draft', 'sign', 'sent', 'back', 'done'] as const;
    const ofRights = ['yes', 'open', 'unknown', 'no'] as const;
    const ofFindings = ['error', 'warning', 'info'] as const;
    for (const family of [ofTasks, ofReports, ofRights, ofFindings]) {
      expect(new Set(family.map(shapeOf)).size).toBe(family.length);
    }
  });

  test('where only the shape is seen, the word stays for readers and as a tooltip', () => {
    const html = markup(
      <StateMark kind="error" compact>
        Lỗi
      </StateMark>,
    );
    expect(words(html)).toBe('Lỗi');
    expect(html).toContain('title="Lỗi"');
  });

  test('only what is wrong or overdue has red words', () => {
    const red = 'color:#b3261e';
    expect(markup(<StateMark kind="overdue">x</StateMark>)).toMatch(`style="${red}"`);
    expect(markup(<StateMark kind="late">x</StateMark>)).not.toContain(red);
    expect(markup(<StateMark kind="done">x</StateMark>)).not.toContain(red);
  });

  test('findings are named Lỗi, Cảnh báo, Lưu ý', () => {
    const names = (['error', 'warning', 'info'] as const).map((severity) =>
      words(markup(<FindingMark severity={severity} />)),
    );
    expect(names).toEqual(['Lỗi', 'Cảnh báo', 'Lưu ý']);
  });
});
