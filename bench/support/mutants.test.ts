import { describe, expect, it } from 'vitest';
import { mutantsOf, sampleOf, seeded } from './mutants.ts';

/** The changes made of a text, each as the whole text would read. */
function changed(source: string): readonly string[] {
  return mutantsOf('a.ts', source).map(
    ({ start, end, becomes }) => source.slice(0, start) + becomes + source.slice(end),
  );
}

describe('mutants', () => {
  it.each([
    ['x = a < b;', ['x = a <= b;', ';']],
    ['x = a === b;', ['x = a !== b;', ';']],
    ['x = a + b;', ['x = a - b;', ';']],
    ['x = a && b;', ['x = a || b;', ';']],
    ['x = !a;', ['x = a;', ';']],
    ['x = 0;', ['x = 1;', ';']],
    ['x = true;', ['x = false;', ';']],
    ['x = `${a}` + b;', [';']],
    ['if (a(b)) c();', ['if (!(a(b))) c();', 'if (a(b)) ;']],
    ['x = a.some(b);', ['x = a.every(b);', ';']],
    ['x = Math.min(a, b);', ['x = Math.max(a, b);', ';']],
    ['x = a.filter(b);', ['x = a;', ';']],
    ['function f() { return a.map(b); }', ['function f() { return []; }']],
    ['function f() { return a; }', ['function f() { return undefined; }']],
    ['const f = (a) => a.b;', ['const f = (a) => undefined;']],
  ])('of %s are %j', (source, expected) => {
    expect([...changed(source)].toSorted()).toEqual([...expected].toSorted());
  });

  it.each([
    "import a from 'b';",
    "type A = 'x' | 3;",
    "const a: 'x' = b as 'y';",
    'x?: number;',
    "if (a) throw new Error('nobody');",
  ])('leave alone what no test could tell apart: %s', (source) => {
    const sorts = mutantsOf('a.ts', source).map(({ sort }) => sort);
    expect(sorts.filter((sort) => sort === 'constant')).toEqual([]);
  });

  it('leave alone a default that stands for the compiler', () => {
    expect(changed('const a = b[c] ?? 0;')).toEqual([]);
    expect(changed('const a = b[c] ?? d(3);')).toEqual(['const a = b[c] ?? d(4);']);
  });

  it('say their line', () => {
    expect(mutantsOf('a.ts', 'a();\n\nx = b < c;').map(({ line }) => line)).toEqual([1, 3, 3]);
  });
});

describe('a sample', () => {
  const file = (path: string, count: number): ReturnType<typeof mutantsOf> =>
    mutantsOf(path, 'a();\n'.repeat(count));

  it('takes from each file its share, and some of the smallest', () => {
    const sample = sampleOf([file('a', 90), file('b', 8), file('c', 2)], 20, 2, 1);
    const of = (path: string): number => sample.filter((each) => each.path === path).length;
    expect([of('a'), of('b'), of('c')]).toEqual([18, 2, 2]);
  });

  it('is the same for the same seed and another for another', () => {
    const files = [file('a', 90)];
    expect(sampleOf(files, 20, 1, 5)).toEqual(sampleOf(files, 20, 1, 5));
    expect(sampleOf(files, 20, 1, 5)).not.toEqual(sampleOf(files, 20, 1, 6));
    const random = seeded(3);
    const drawn = Array.from({ length: 100 }, random);
    expect(drawn.every((each) => each >= 0 && each < 1)).toBe(true);
    expect(new Set(drawn).size).toBe(100);
  });
});
