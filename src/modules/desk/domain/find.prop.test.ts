import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitOf, foundKinds, rankFound, type Found } from './find.ts';
import { pageOf, recipientsOf } from './notice.ts';

const one = (kind: Found['kind'], code: string, text: string): Found => {
  return { kind, code, text, within: '', href: `/${kind}/${code}` };
};

describe('how well a record fits what was typed', () => {
  test.each([
    ['pl.i.5', 'PL.I.5', 'Xây dựng nghĩa trang', 0],
    ['4220', '4220/KH-UBND', 'Một số chính sách', 1],
    ['thuy nguyen', '11473', 'Thuỷ Nguyên', 2],
    ['nguyen', '11473', 'phường Thủy Nguyên', 3],
    ['lao động', 'HP-SNV', 'Sở Nội vụ', 4],
  ])('%s against %s %s: %i', (query, code, text, fit) => {
    expect(fitOf({ code, text }, query)).toBe(fit);
  });
});

describe('what is offered', () => {
  const found = fc.array(
    fc.record({
      kind: fc.constantFrom(...foundKinds),
      code: fc.constantFrom('1', '12', 'PL.I.1', ''),
      text: fc.constantFrom('Thủy Nguyên', 'Sở Y tế', 'thuy'),
      within: fc.constant(''),
      href: fc.constant('/x'),
    }),
    { maxLength: 60 },
  );

  test('is of what was found, at most six of a kind, each kind in one piece', () => {
    fc.assert(
      fc.property(found, fc.constantFrom('1', 'thuy', 'so y te'), (all, query) => {
        const ranked = rankFound(all, query);
        const known: readonly Found[] = all;
        expect(ranked.every((each) => known.includes(each))).toBe(true);
        for (const kind of foundKinds) {
          const places = ranked.flatMap((each, at) => (each.kind === kind ? at : []));
          expect(places.length).toBe(Math.min(6, all.filter((each) => each.kind === kind).length));
          const [first = 0] = places;
          expect(places).toEqual(places.map((_place, at) => first + at));
          const fits = places.map((at) => fitOf(ranked[at] ?? one(kind, '', ''), query));
          expect(fits).toEqual(fits.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  test('begins with the kind whose code was typed', () => {
    const all = [one('task', 'PL.I.1', 'Sở Y tế'), one('area', '11473', 'phường')];
    expect(rankFound(all, '11473')[0]?.kind).toBe('area');
  });
});

describe('whom news is for', () => {
  test('each person once, never who caused it, and no account that is no person’s', () => {
    const accounts = ['user:a', 'user:b', 'user:a', 'release:x', 'operator:root', 'user:c'];
    expect(recipientsOf(accounts, 'user:c')).toEqual(['user:a', 'user:b']);
  });
});

test('a record leads to its page, whatever its name holds', () => {
  expect(pageOf('task', '4220-KH-UBND-2013/PL.I/5')).toBe(
    '/plans/4220-KH-UBND-2013/tasks/PL.I%2F5',
  );
  expect(pageOf('document', '20/2021/NĐ-CP')).toBe(
    `/law/documents/${encodeURIComponent('20/2021/NĐ-CP')}`,
  );
  for (const kind of ['plan', 'user', 'agency', 'area', 'programme', 'value']) {
    expect(pageOf(kind, 'a b').endsWith('/a%20b')).toBe(true);
  }
});
