import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../kernel/index.ts';
import type { createDraft } from '../contract/index.ts';
import { textsOf } from './draft-content.ts';

type Content = Omit<InputOf<typeof createDraft>, 'requestId'>;
type ValueForm = NonNullable<Content['value']>;
type DocumentForm = NonNullable<Content['document']>;

const empty: Content = { title: 'Mức chuẩn', value: null, document: null, texts: [] };

function aValue(given: Partial<ValueForm> = {}): ValueForm {
  return {
    parameter: 'social_assistance.standard',
    key: null,
    value: '800000',
    from: '2031-01-01',
    to: null,
    area: null,
    document: '99/2030/NQ-HĐND',
    article: 'khoản 1 Điều 2',
    confidence: 'S',
    note: null,
    ...given,
  };
}

function aDocument(given: Partial<DocumentForm> = {}): DocumentForm {
  return {
    number: '99/2030/NQ-HĐND',
    unnumbered: false,
    type: 'Nghị quyết',
    issuer: 'Hội đồng nhân dân thành phố',
    title: 'về mức chuẩn: "trợ giúp"',
    issued: '2030-12-10',
    from: '2031-01-01',
    ...given,
  };
}

/** The files by their path, or the code of the refusal. */
function filesOf(given: Partial<Content>): Readonly<Record<string, string>> | string {
  const made = textsOf({ ...empty, ...given });
  if (!made.ok) return made.error.code;
  return Object.fromEntries(made.value.map(({ path, text }) => [path, text]));
}

function readOf(given: Partial<Content>, path: string): unknown {
  const files = filesOf(given);
  return typeof files === 'string' ? files : parse(files[path] ?? '');
}

const cite = { document: '99/2030/NQ-HĐND', article: 'khoản 1 Điều 2' };

describe('a value of the form', () => {
  test('is written as the law’s data keep it, and only what was said', () => {
    expect(readOf({ value: aValue() }, 'values.yaml')).toEqual([
      {
        parameter: 'social_assistance.standard',
        value: '800000',
        from: '2031-01-01',
        cite,
        confidence: 'S',
      },
    ]);
  });

  test('with everything said has line, last day, place and note in both languages', () => {
    const value = aValue({
      ...{ key: 'severe_child', value: '1.5', to: '2031-12-31', area: 'west' },
      ...{ confidence: '?', note: 'Theo báo: "tạm tính"' },
    });
    expect(readOf({ value }, 'values.yaml')).toEqual([
      {
        parameter: 'social_assistance.standard',
        key: 'severe_child',
        value: '1.5',
        from: '2031-01-01',
        to: '2031-12-31',
        area: 'west',
        cite,
        confidence: '?',
        note: { vi: 'Theo báo: "tạm tính"', en: 'Theo báo: "tạm tính"' },
      },
    ]);
  });

  test.each(['800000', '1.50', '0', '-3', '007', '999999999999999.999999'])(
    'of %s stays that text: no number is rounded on the way',
    (value) => {
      expect(readOf({ value: aValue({ value }) }, 'values.yaml')).toMatchObject([{ value }]);
    },
  );

  test.each(['no', 'true', 'null', '1e3', '# x', '- y', 'a: b', '|'])(
    'with the article “%s” stays words',
    (article) => {
      const read = readOf({ value: aValue({ article }) }, 'values.yaml');
      expect(read).toMatchObject([{ cite: { article } }]);
    },
  );
});

describe('a new instrument of the form', () => {
  test('goes before the value that rests on it, as surely known as the value', () => {
    const given = { value: aValue({ confidence: 'S2' }), document: aDocument() };
    expect(Object.keys(filesOf(given))).toEqual(['documents.yaml', 'values.yaml']);
    expect(readOf(given, 'documents.yaml')).toEqual([
      {
        number: '99/2030/NQ-HĐND',
        unnumbered: false,
        type: 'Nghị quyết',
        issuer: 'Hội đồng nhân dân thành phố',
        issued: '2030-12-10',
        from: '2031-01-01',
        title: { vi: 'về mức chuẩn: "trợ giúp"', en: 'về mức chuẩn: "trợ giúp"' },
        confidence: 'S2',
      },
    ]);
  });

  test('by itself counts as read', () => {
    expect(readOf({ document: aDocument() }, 'documents.yaml')).toMatchObject([
      { confidence: 'S' },
    ]);
  });

  test('whose days nobody knows says that they are unknown', () => {
    const document = aDocument({ issued: null, from: null });
    expect(readOf({ document }, 'documents.yaml')).toMatchObject([{ issued: null, from: null }]);
  });
});

describe('files given beside the form', () => {
  const before = '- parameter: a.b\n  value: "1"';

  test.each([
    ['without an end of line', before],
    ['with one', `${before}\n`],
    ['with several', `${before}\n\n\n`],
  ])('%s keep what they hold, the value after it', (_how, text) => {
    const given = { value: aValue(), texts: [{ path: 'values.yaml', text }] };
    expect(readOf(given, 'values.yaml')).toMatchObject([
      { parameter: 'a.b' },
      { parameter: 'social_assistance.standard' },
    ]);
  });

  test('stay in their order, what the form adds behind them', () => {
    const texts = [
      { path: 'programmes/lunch.yaml', text: 'title: x' },
      { path: 'parameters/lunch.yaml', text: 'a: b' },
    ];
    expect(Object.keys(filesOf({ texts, value: aValue() }))).toEqual([
      'programmes/lunch.yaml',
      'parameters/lunch.yaml',
      'values.yaml',
    ]);
  });

  test('without the form stay as they are, to the letter', () => {
    const text = '# lời ghi\n-   parameter: a.b\n\n';
    expect(filesOf({ texts: [{ path: 'values.yaml', text }] })).toEqual({ 'values.yaml': text });
  });

  test('that are empty are no files', () => {
    const texts = [
      { path: 'values.yaml', text: ' \n' },
      { path: 'documents.yaml', text: '- number: x' },
    ];
    expect(filesOf({ texts })).toEqual({ 'documents.yaml': '- number: x' });
  });

  test('an empty one takes what the form says', () => {
    const given = { value: aValue(), texts: [{ path: 'values.yaml', text: '' }] };
    expect(readOf(given, 'values.yaml')).toHaveLength(1);
  });

  test.each([
    ['nothing at all', []],
    ['only an empty file', [{ path: 'values.yaml', text: '\n' }]],
  ])('with %s there is no draft', (_what, texts) => {
    expect(filesOf({ texts })).toBe('policy.draft_empty');
  });

  test.each([
    'facts.yaml',
    'values.yml',
    'VALUES.yaml',
    '/values.yaml',
    './values.yaml',
    '../values.yaml',
    'programmes/../values.yaml',
    'programmes/a/b.yaml',
    'programmes/.yaml',
    'programmes/9a.yaml',
    'programmes/Lunch.yaml',
    'programmes/ăn_trưa.yaml',
    `programmes/${'a'.repeat(82)}.yaml`,
    'values.yaml\n',
    '',
  ])('may not lie at “%s”', (path) => {
    expect(filesOf({ texts: [{ path, text: 'x' }] })).toBe('policy.draft_path');
  });

  test('may not lie twice at one place, even where one of them is empty', () => {
    const texts = [
      { path: 'values.yaml', text: '- a' },
      { path: 'values.yaml', text: '' },
    ];
    expect(filesOf({ texts })).toBe('policy.draft_path');
  });

  test('refused says which file, and of which field', () => {
    const made = textsOf({ ...empty, texts: [{ path: 'facts.yaml', text: 'x' }] });
    expect(made).toMatchObject({
      ok: false,
      error: { data: { path: 'facts.yaml' }, where: { field: 'texts' } },
    });
  });
});
