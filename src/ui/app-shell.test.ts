import { expect, test } from 'vitest';
import { initials } from './app-shell.tsx';

test('initials are those of family name and given name', () => {
  expect(initials('Trần Thu Hà')).toBe('TH');
  expect(initials('  đỗ an ')).toBe('ĐA');
  expect(initials('Hà')).toBe('H');
  expect(initials('Nguyễn Thị Hoạch (dữ liệu mẫu)')).toBe('NH');
  expect(initials('')).toBe('');
});
