import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import { engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';

const asked = { on: '2024-08-01', knownAt: null, areas: [] };

/** What a law is refused for; null: it stands. */
function refused(when: string, amount = '1', more: object = {}): unknown {
  const engine = engineOfCases([lawCase('x', when, amount)], [parameter('s', '5')], {
    uses: { s: 's' },
    ...more,
  });
  const settled = settle(engine.pack, 'aid', asked);
  return settled.ok ? null : settled.error;
}

describe('a comparison of money', () => {
  it.each([
    'wage < debt',
    'wage + debt <= 1000',
    'wage + wage < 10',
    'income == wage',
    'orphan && !(wage < debt)',
    'orphan || wage < debt',
    'members.sum(m, m.wage) < 1000',
    'wage < (orphan ? debt : 7)',
    'wage < children',
    'percent * wage < 1000',
  ])('%s is no straight line in one fact, and is refused with its text', (when) => {
    const more = { code: 'law.not_linear', data: { text: when, case: 'x' } };
    expect(refused(when)).toMatchObject(more);
    expect(refused(when)).toMatchObject({ where: { file: 'programmes/aid.yaml' } });
  });

  it.each([
    'wage < 1000',
    'wage < 2 * s',
    '2 * wage - 7 <= s',
    'wage < (orphan ? 900 : 500)',
    'children < percent',
    'children == 2 && percent > 3',
    'members.exists(m, m.wage < m.debt)',
    'members.count(m, m.wage < m.debt) > 1',
    'years(birth_date) > 3',
  ])('%s can be answered for everybody', (when) => {
    expect(refused(when)).toBeNull();
  });

  it('is refused inside an amount too', () => {
    expect(refused('true', 'wage < debt ? 1 : 2')).toMatchObject({ code: 'law.not_linear' });
    expect(refused('true', 'wage < 5 ? wage : 2')).toBeNull();
  });

  it('is refused inside a named leaf', () => {
    const derived = { poorer: 'wage < debt' };
    expect(refused('orphan && poorer', '1', { derived })).toMatchObject({ code: 'law.not_linear' });
  });
});
