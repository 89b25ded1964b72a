import { expect, test } from 'vitest';
import { formatDateTime, formatSize } from './db-format.ts';

test('a size has one decimal, with the comma of Vietnamese', () => {
  expect(formatSize(512, 'vi')).toBe('512 B');
  expect(formatSize(1536, 'vi')).toBe('1,5 KB');
  expect(formatSize('12884901888', 'en')).toBe('12.0 GB');
});

test('an instant is told in the time of Hải Phòng', () => {
  expect(formatDateTime('2026-01-14T18:05:00Z')).toBe('15/01/2026 01:05');
});
