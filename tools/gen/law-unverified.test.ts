import { expect, test } from 'vitest';
import {
  cite,
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import { unverifiedPage } from './law-unverified.ts';

/** The page of made-up law: what nobody has verified, and nothing else. */

const row = (key: string | undefined, value: string | null, confidence: string): object => ({
  key,
  value,
  from: '2010-01-01',
  cite: cite(),
  confidence,
});

const { pack } = engineWith(
  [
    programme('aid', [
      version([
        lawCase('a', 'orphan', 'standard', { uses: { standard: 'aid.standard' }, confidence: '?' }),
        lawCase('b', 'pension', '1'),
      ]),
    ]),
  ],
  [
    parameter('aid.standard', '500000'),
    parameter('aid.table', null, {
      type: 'money',
      keyed: true,
      keys: { x: { vi: 'Dòng | x', en: 'x' } },
      values: [row('x', '1250000', 'K'), row('y', null, 'K'), row('z', '3', 'S2')],
    }),
  ],
);

const page = unverifiedPage(pack);

test('lists each value and rule with its day, how it is known and its source', () => {
  expect(page).toContain(
    '| x | Dòng \\| x: 1.250.000 đồng | 01/01/2010 | K | Điều 1 Nghị định số 1/2010/NĐ-CP ngày 1/12/2009 |',
  );
  expect(page).toContain('| y | chưa biết giá trị | 01/01/2010 | K |');
  expect(page).toContain('| a | a | 01/01/2010 | ? |');
});

test('leaves out what has been seen', () => {
  expect(page).not.toContain('| z |');
  expect(page).not.toContain('| b |');
  expect(page).not.toContain('aid.standard');
});

test('counts both, and names each list by its title', () => {
  expect(page).toContain('có 2 giá trị và 1 trường hợp chưa đối chiếu');
  expect(page).toContain('### Aid.table (`aid.table`)');
  expect(page).toContain('### Aid (`aid`)');
});
