import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import {
  cite,
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import { packContent } from './content.ts';
import { exportPack } from './export.ts';
import { loadPack } from './load/load.ts';

/** A pack written as YAML is the same pack, and the same content gives the same hash. */

const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

const keyed = parameter('aid.table', null, {
  type: 'decimal',
  keyed: true,
  values: ['06:61', '1.1', 'true', 'null', '2021-01-01'].map((key) => ({
    key,
    value: '0.10',
    from: '2010-01-01',
    cite: cite(),
    confidence: 'S',
  })),
});

const engine = engineWith(
  [
    programme('aid', [
      version([
        lawCase('1.10', "degree in ['mild', 'severe'] && !(orphan || pension)", 'standard * 2', {
          uses: { standard: 'aid.standard' },
          reading: both('“tối đa”: chưa đủ; xem #2 — 100%'),
        }),
      ]),
    ]),
    programme('other', [version([lawCase('a', 'orphan', '1')])]),
  ],
  [parameter('aid.standard', '500000'), parameter('plain', '1234567891'), keyed],
);

describe('a pack written and read again', () => {
  const files = exportPack(engine.pack);
  const again = unwrap(loadPack(files));

  it('has the same content, keys that look like numbers, days or booleans included', () => {
    expect(packContent(again)).toBe(packContent(engine.pack));
    const keys = again.parameters.get('aid.table')?.values.map(({ key }) => key);
    expect(keys).toEqual(['06:61', '1.1', 'true', 'null', '2021-01-01']);
  });

  it('is written byte for byte the same the second time', () => {
    expect(exportPack(again)).toEqual(files);
  });

  it('lies in the folders a pack has, parameters by the first word of their name', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'documents.yaml',
      'facts.yaml',
      'parameters/aid.yaml',
      'parameters/plain.yaml',
      'programmes/aid.yaml',
      'programmes/other.yaml',
    ]);
  });

  it('keeps every digit of a large sum', () => {
    expect(again.parameters.get('plain')?.values[0]?.value).toBe('1234567891');
  });
});

describe('the content a hash is taken of', () => {
  const texts = exportPack(engine.pack);

  it('does not depend on the order of files, on comments or on how parameters are cut into files', () => {
    const shuffled = texts
      .toReversed()
      .map(({ path, text }) => ({ path, text: `# ghi chú\n${text}` }));
    const [aid, plain] = ['aid', 'plain'].map(
      (name) => texts.find(({ path }) => path === `parameters/${name}.yaml`)?.text ?? '',
    );
    const joined = [
      ...texts.filter(({ path }) => !path.startsWith('parameters/')),
      { path: 'parameters/all.yaml', text: `${plain}${aid}` },
    ];
    for (const other of [shuffled, joined])
      expect(packContent(unwrap(loadPack(other)))).toBe(packContent(engine.pack));
  });

  it.each([
    ['a value', '500000', '500001'],
    ['a condition', 'orphan || pension', 'orphan && pension'],
    ['a reading', '100%', '99%'],
    ['a day', 'from: 2010-01-01', 'from: 2010-01-02'],
  ])('changes with %s', (_, from, to) => {
    const changed = texts.map(({ path, text }) => ({ path, text: text.replace(from, to) }));
    expect(packContent(unwrap(loadPack(changed)))).not.toBe(packContent(engine.pack));
  });
});
