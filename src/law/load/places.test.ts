import { describe, expect, it } from 'vitest';
import { fill } from '../../kernel/index.ts';
import {
  engineOfCases,
  engineWith,
  lawCase,
  packTexts,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import { lawErrors } from '../errors.ts';
import { readFacts } from '../facts.ts';
import { lawMessages } from '../messages.ts';
import { settle } from '../settle/settle.ts';
import { valueAt } from '../value.ts';
import { loadPack } from './load.ts';

const languages = ['vi', 'en'] as const;
const asked = { on: '2024-08-01', knownAt: null, areas: [] };

describe('what is refused when it is asked', () => {
  it.each([
    [
      'law.unknown_programme',
      () => settle(engineOfCases([lawCase('x', 'true', '1')]).pack, 'b', asked),
    ],
    [
      'law.before_the_law',
      () =>
        settle(engineOfCases([lawCase('x', 'true', '1')]).pack, 'aid', {
          ...asked,
          on: '2009-12-31',
        }),
    ],
    ['law.unknown_parameter', () => valueAt(engineWith([]).pack, 'a.b', undefined, asked)],
    [
      'law.value_missing',
      () => valueAt(engineWith([], [parameter('a.b', null)]).pack, 'a.b', undefined, asked),
    ],
    [
      'law.unknown_fact',
      () => readFacts({ person: { x: 1 } }, engineWith([]).vocabulary, '2024-08-01'),
    ],
  ] as const)('%s is refused when it is asked, its text filled in both languages', (code, ask) => {
    const answer = ask();
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(answer.error.code).toBe(code);
    expect(answer.error.kind).toBe(lawErrors[code]);
    for (const language of languages)
      expect(fill(lawMessages[language][`error.${code}`], answer.error.data)).not.toMatch(
        /\{[a-z]+\}/,
      );
  });

  it('has a text in both languages for every code', () => {
    for (const code of Object.keys(lawErrors))
      for (const language of languages)
        expect(lawMessages[language][`error.${code}` as 'error.law.twice'], code).toMatch(/\S/);
  });
});

describe('the place of what is wrong', () => {
  const text = packTexts([programme('aid', [version([lawCase('x', 'orphan && orfan', '1')])])]);
  const where = (texts: typeof text): unknown => {
    const loaded = loadPack(texts);
    return loaded.ok ? null : loaded.error[0]?.where;
  };
  const inFile = (leaf: string): { line: number; column: number; changed: typeof text } => {
    const changed = text.map((each) => ({
      ...each,
      text: each.text.replace('when: orphan && orfan', `when: ${leaf}`),
    }));
    const lines = changed.at(-1)?.text.split('\n') ?? [];
    const line = lines.findIndex((each) => each.includes(leaf.split('\n')[0] ?? ''));
    return { line: line + 1, column: (lines[line] ?? '').indexOf('orfan') + 1, changed };
  };

  it.each(['orphan && orfan', '"orphan && orfan"', "'orphan && orfan'"])(
    'is the word itself in %s',
    (leaf) => {
      const { line, column, changed } = inFile(leaf);
      expect(where(changed)).toEqual({ file: 'programmes/aid.yaml', line, column });
    },
  );

  it('is where a text of several lines begins', () => {
    const changed = inFile('|\n          orphan &&\n          orfan').changed;
    const line = (changed.at(-1)?.text.split('\n') ?? []).findIndex((each) =>
      each.includes('when: |'),
    );
    expect(where(changed)).toMatchObject({ file: 'programmes/aid.yaml', line: line + 1 });
  });

  it('is the file and its first line where the whole is wrong', () => {
    expect(where([{ path: 'a/facts.yaml', text: '5' }])).toEqual({
      file: 'a/facts.yaml',
      line: 1,
      column: 1,
    });
  });

  it('is the second of two facts of one name', () => {
    const twice = text.map((each) =>
      each.path === 'facts.yaml' ? { ...each, text: each.text + each.text } : each,
    );
    const loaded = loadPack(twice);
    const first = loaded.ok ? undefined : loaded.error.find((each) => each.code === 'law.twice');
    const lines = twice[1]?.text.split('\n') ?? [];
    const last = lines.findLastIndex((each) => each.includes('name: birth_date'));
    expect(first?.where).toEqual({ file: 'facts.yaml', line: last + 1, column: 3 });
    expect(first?.data['name']).toBe('birth_date');
  });
});
