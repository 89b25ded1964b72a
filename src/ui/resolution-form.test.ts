import { describe, expect, test } from 'vitest';
import { emptyResolution, missingIn } from './resolution-form.tsx';

describe('a resolution before it is saved', () => {
  test('needs a kind first', () => {
    expect(missingIn(emptyResolution)).toBe('missing');
  });

  test('a reading needs the value to work with', () => {
    expect(missingIn({ resolution: 'reading', value: ' ', reason: 'a' })).toBe('valueMissing');
  });

  test('each kind needs a reason', () => {
    expect(missingIn({ resolution: 'keep', value: '', reason: ' ' })).toBe('reasonMissing');
    expect(missingIn({ resolution: 'erratum', value: '', reason: '' })).toBe('reasonMissing');
  });

  test('with kind and reason it can be saved', () => {
    expect(missingIn({ resolution: 'keep', value: '', reason: 'Đúng nguyên văn.' })).toBe(null);
  });
});
