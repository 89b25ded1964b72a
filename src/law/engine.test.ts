import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import {
  engineOfCases,
  engineWith,
  lawCase,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import type { Asked } from './settle/value.ts';

const asked: Asked = { on: '2024-08-01', knownAt: null, areas: [] };

/** The n-th day after the first of 2011, as an asked day. */
function dayOf(n: number): string {
  return new Date(Date.UTC(2011, 0, 1 + n)).toISOString().slice(0, 10);
}

describe('an engine makes a law ready once', () => {
  const engine = engineWith([
    programme('aid', [version([lawCase('x', 'orphan', '5')])]),
    programme('more', [version([lawCase('y', 'single', '7')])]),
  ]);

  it('and gives the same object for the same question', () => {
    const first = engine.at('aid', asked);
    expect(engine.at('aid', { ...asked })).toBe(first);
    expect(unwrap(engine.at('aid', { ...asked, areas: [] }))).toBe(unwrap(first));
  });

  it.each<readonly [string, string, Partial<Asked>]>([
    ['another programme', 'more', {}],
    ['another day', 'aid', { on: '2024-08-02' }],
    ['other knowledge', 'aid', { knownAt: '2024-08-01' }],
    ['another place', 'aid', { areas: ['city'] }],
    ['the same places in another number', 'aid', { areas: ['city', 'east'] }],
  ])('but another one for %s', (_title, slug, more) => {
    expect(engine.at(slug, { ...asked, ...more })).not.toBe(engine.at('aid', asked));
  });

  it('and remembers a refusal as it does a law', () => {
    const before = { ...asked, on: '2009-01-01' };
    const refused = engine.at('aid', before);
    expect(refused).toMatchObject({ ok: false, error: { code: 'law.before_the_law' } });
    expect(engine.at('aid', before)).toBe(refused);
    expect(engine.at('nobody', asked)).toMatchObject({
      ok: false,
      error: { code: 'law.unknown_programme' },
    });
  });
});

describe('an engine keeps two thousand laws ready', () => {
  const engine = engineOfCases([lawCase('x', 'orphan', '5')]);
  const at = (n: number): unknown => engine.at('aid', { ...asked, on: dayOf(n) });
  const made = Array.from({ length: 2000 }, (_, n) => at(n));

  it('all of them', () => {
    expect([at(0), at(1000), at(1999)]).toEqual([made[0], made[1000], made[1999]]);
    expect(at(0)).toBe(made[0]);
    expect(at(1999)).toBe(made[1999]);
  });

  it('and lets the oldest go for one more, no other', () => {
    const more = at(2000);
    expect(at(2000)).toBe(more);
    expect(at(1)).toBe(made[1]);
    expect(at(1999)).toBe(made[1999]);
    expect(at(0)).not.toBe(made[0]);
  });
});

describe('a law made ready', () => {
  it('has a condition and an amount for each case, and its figures', () => {
    const note = { vi: 'một năm', en: 'a year' };
    const engine = engineOfCases(
      [
        lawCase('a', 'orphan', '5', { terms: { months: '36', collateral: note } }),
        lawCase('b', 'single', '2.5', { rounding: undefined }),
      ],
      [],
      { also: [{ name: 'yearly', label: note, unit: 'đồng', amount: '12 * amount' }] },
    );
    const share = engineWith(
      [...engine.pack.programmes.values()].map(({ file }) => ({
        ...file,
        outcome: { kind: 'share', unit: '%' },
      })),
    );
    const ready = unwrap(share.at('aid', asked));
    expect([ready.cases.length, ready.also.length]).toEqual([2, 1]);
    expect(ready.terms.map((each) => [...each.keys()])).toEqual([['months'], []]);
    expect(ready.diagram.scale).toBe(1);
  });
});
