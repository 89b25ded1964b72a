import { describe, expect, it } from 'vitest';
import { Problems, readSource } from './source.ts';

const path = 'programmes/aid.yaml';

/** Line and column of a value in a text. */
function place(
  text: string,
  at: readonly (string | number)[],
  offset?: number,
): readonly [number | undefined, number | undefined] {
  const { line, column, file } = readSource({ path, text }).where(at, offset);
  expect(file).toBe(path);
  return [line, column];
}

describe('a file of the pack as values', () => {
  it('is read with its numbers, lists and Vietnamese words', () => {
    const { value, problems } = readSource({
      path,
      text: 'title: Trợ cấp\ncases:\n  - id: a\n    amount: 500\n  - id: b\n',
    });
    expect(value).toEqual({ title: 'Trợ cấp', cases: [{ id: 'a', amount: 500 }, { id: 'b' }] });
    expect(problems).toEqual([]);
  });

  it('that is empty is nothing, and nothing is wrong with it', () => {
    expect(readSource({ path, text: '' })).toMatchObject({ value: null, problems: [] });
    expect(readSource({ path, text: '# chưa có gì\n' })).toMatchObject({ value: null });
  });

  it.each<readonly [string, string, number]>([
    ['the same name twice', 'a: 1\nb: 2\na: 3\n', 3],
    ['a quotation mark never closed', 'a: 1\nb: "x\n', 2],
    ['a list never closed', 'a: [1, 2\nb: 3\n', 2],
    ['a tab before a name', 'a:\n\tb: 1\n', 2],
    ['a line that hangs where it cannot', 'a: 1\n  b: 2\n', 1],
  ])('with %s has no value, and is told at its line in one line', (_title, text, line) => {
    const { value, problems } = readSource({ path, text });
    expect(value).toBeNull();
    const [first] = problems;
    expect(first).toMatchObject({ code: 'law.bad_yaml', where: { file: path } });
    expect(first?.where?.line).toBeGreaterThanOrEqual(line);
    expect(String(first?.data?.['reason'])).not.toMatch(/^$|\n/);
  });
});

describe('where a value stands', () => {
  const text =
    'a: 1\ncases:\n  - id: x\n    when: orphan && sngle\n  - id: "y z"\n    when: \'old\'\n';

  it.each<readonly [string, readonly (string | number)[], number, readonly [number, number]]>([
    ['the first', ['a'], 0, [1, 4]],
    ['in a list', ['cases', 0, 'id'], 0, [3, 9]],
    ['some letters into it', ['cases', 0, 'when'], 10, [4, 21]],
    ['behind its quotation mark', ['cases', 1, 'id'], 2, [5, 12]],
    ['behind a single one', ['cases', 1, 'when'], 0, [6, 12]],
    ['an item of a list', ['cases', 1], 0, [5, 5]],
    ['a list, wherever in it', ['cases'], 7, [3, 3]],
    ['what is not there: the nearest around it', ['cases', 1, 'amount'], 4, [5, 5]],
    ['what is not there, deeper: the same', ['cases', 0, 'open', 'lo'], 0, [3, 5]],
    ['nothing of it is there: the beginning', ['versions', 3, 'cite'], 9, [1, 1]],
    ['the file itself', [], 5, [1, 1]],
  ])('is line and column of %s', (_title, at, offset, expected) => {
    expect(place(text, at, offset)).toEqual(expected);
  });

  it('is its first sign where no letter is meant', () => {
    expect(place(text, ['cases', 0, 'when'])).toEqual([4, 11]);
  });

  it.each(['|', '>'])('of a text over several lines (%s) is where it begins', (sign) => {
    expect(place(`a: ${sign}\n  một\n  hai\n`, ['a'], 5)).toEqual([1, 4]);
  });

  it('counts letters, not bytes, in front of it', () => {
    expect(place('"trợ cấp": "người"\n', ['trợ cấp'], 2)).toEqual([1, 15]);
  });
});

describe('what is wrong with a pack', () => {
  it('is gathered in the order found, each with its place', () => {
    const problems = new Problems();
    problems.add('law.twice', { name: 'a' }, { file: path, line: 2 });
    problems.add('law.unknown_name', { name: 'b', nearest: 'c' }, { file: path, line: 1 });
    expect(problems.found).toMatchObject([
      { code: 'law.twice', kind: 'input', data: { name: 'a' }, where: { line: 2 } },
      { code: 'law.unknown_name', data: { nearest: 'c' }, where: { line: 1 } },
    ]);
  });
});
