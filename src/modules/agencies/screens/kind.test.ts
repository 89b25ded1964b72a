import { expect, test } from 'vitest';
import { kindWord } from './kind.ts';

test('a kind of agency is shown in words of the language', () => {
  expect(kindWord('department', 'vi')).toBe('sở');
  expect(kindWord('department', 'en')).not.toBe('department.');
});

test('a kind the texts do not know yet is shown as it is, not hidden', () => {
  expect(kindWord('space_agency', 'vi')).toBe('space_agency');
});
