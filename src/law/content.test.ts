import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { unwrap } from '../kernel/index.ts';
import {
  cite,
  lawCase,
  packTexts,
  parameter,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import { packContent } from './content.ts';
import { exportPack } from './export.ts';
import { loadPack } from './load/load.ts';
import type { SourceText } from './load/source.ts';

const programmes = [
  programme('aid', [
    version([lawCase('x', 'orphan', 'standard')], { uses: { standard: 'aid.standard' } }),
  ]),
  programme('loan', [version([lawCase('y', 'true', '5')])]),
];
const parameters = [
  parameter('aid.standard', '360'),
  parameter('base', '2.5'),
  parameter('aid.more', '7'),
];
const texts = packTexts(programmes, parameters);
const content = (given: readonly SourceText[]): string => packContent(unwrap(loadPack(given)));
const whole = content(texts);

/** The same texts with one file changed. */
function changed(path: string, change: (text: string) => string): readonly SourceText[] {
  return texts.map((each) => (each.path === path ? { ...each, text: change(each.text) } : each));
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe('the content of a pack', () => {
  it('holds every document, fact, parameter and programme', () => {
    const read = JSON.parse(whole) as Record<string, readonly object[]>;
    expect(Object.keys(read)).toEqual(['documents', 'facts', 'parameters', 'programmes']);
    expect(Object.values(read).map((each) => each.length)).toEqual([3, 14, 3, 2]);
    expect(whole).toContain('"name":"aid.standard"');
  });

  it('does not depend on the order of files, of lines in a list or of keys', () => {
    expect(content(texts.toReversed())).toBe(whole);
    const lines = (text: string): string => stringify((parse(text) as unknown[]).toReversed());
    expect(content(changed('parameters/all.yaml', lines))).toBe(whole);
    expect(content(changed('documents.yaml', lines))).toBe(whole);
    const keys = (text: string): string => stringify(reversed(parse(text)));
    expect(content(changed('programmes/aid.yaml', keys))).toBe(whole);
  });

  it('does not depend on comments, quotes or the names of files', () => {
    expect(content(changed('programmes/aid.yaml', (text) => `# một chú thích\n${text}`))).toBe(
      whole,
    );
    const quoted = (text: string): string => text.replace('when: orphan', 'when: "orphan"');
    expect(content(changed('programmes/aid.yaml', quoted))).toBe(whole);
    const renamed = texts.map((each) => ({ ...each, path: `policies/${each.path}` }));
    expect(content(renamed)).toBe(whole);
  });

  it('does not depend on how parameters are cut into files', () => {
    const [all = ''] = texts
      .filter(({ path }) => path.startsWith('parameters'))
      .map(({ text }) => text);
    const cut = (parse(all) as object[]).map((each, index) => ({
      path: `parameters/part${index}.yaml`,
      text: stringify([each]),
    }));
    expect(content([...texts.filter(({ path }) => !path.startsWith('parameters')), ...cut])).toBe(
      whole,
    );
  });

  it.each([
    ['parameters/all.yaml', "'360'", "'361'"],
    ['parameters/all.yaml', '2010-01-01', '2010-01-02'],
    ['programmes/aid.yaml', 'when: orphan', 'when: single'],
    ['programmes/aid.yaml', 'Điều 1', 'Điều 2'],
    ['facts.yaml', 'max: 5', 'max: 6'],
    ['documents.yaml', '2009-12-01', '2009-12-02'],
  ])('differs where %s says %s otherwise', (path, was, becomes) => {
    const other = changed(path, (text) =>
      text.replace(was, becomes).replace(was.replaceAll("'", '"'), becomes),
    );
    expect(other).not.toEqual(texts);
    expect(content(other)).not.toBe(whole);
  });
});

describe('a pack written back', () => {
  const files = exportPack(unwrap(loadPack(texts)));

  it('is the same law when it is read again, and writes the same files again', () => {
    expect(content(files)).toBe(whole);
    expect(exportPack(unwrap(loadPack(files)))).toEqual(files);
  });

  it('has a file for documents, one for facts, one a group of parameters, one a programme', () => {
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      'documents.yaml',
      'facts.yaml',
      'parameters/aid.yaml',
      'parameters/base.yaml',
      'programmes/aid.yaml',
      'programmes/loan.yaml',
    ]);
    const aid = parse(
      files.find(({ path }) => path === 'parameters/aid.yaml')?.text ?? '',
    ) as object[];
    expect(aid).toHaveLength(2);
  });

  it('keeps what a value says of its place and its source', () => {
    const local = parameter('aid.standard', '1', {
      local: { rule: 'adds', cite: cite() },
      values: [
        { value: '1', from: '2010-01-01', cite: cite(), confidence: 'S2' },
        {
          value: null,
          area: 'east',
          from: '2010-01-01',
          to: '2011-12-31',
          cite: cite(),
          confidence: '?',
        },
      ],
    });
    const given = packTexts(programmes, [local]);
    expect(content(exportPack(unwrap(loadPack(given))))).toBe(content(given));
  });
});
