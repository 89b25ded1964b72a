import { describe, expect, it } from 'vitest';
import { unwrap } from '../src/kernel/index.ts';
import { renderProgramme, type Rendered } from '../src/law/index.ts';
import { isTermName } from '../src/law/render/terms.ts';
import { shownUnit } from '../src/law/words/units.ts';
import { engineOf, policiesFolder } from '../src/modules/policies/index.ts';

/** The whole pack as `law render` says it, read by rules of writing. */

const engine = unwrap(engineOf(policiesFolder));

/** Before and after every reform, in the whole country and in both halves of the city. */
const days = [
  ['2010-06-01', []],
  ['2012-06-01', []],
  ['2014-06-01', ['city', 'east']],
  ['2017-06-01', []],
  ['2019-06-01', ['west']],
  ['2022-03-01', ['city', 'east']],
  ['2023-09-01', []],
  ['2024-09-01', ['west']],
  ['2025-08-01', ['city', 'west']],
  ['2026-02-01', ['city', 'east']],
  ['2026-11-01', []],
  ['2027-03-01', ['city', 'west']],
] as const;

interface Page {
  readonly at: string;
  readonly page: Rendered;
}

function pagesIn(language: 'vi' | 'en'): readonly Page[] {
  return [...engine.pack.programmes.keys()].flatMap((slug) =>
    days.flatMap(([on, areas]) => {
      const page = renderProgramme(engine, slug, { on, knownAt: null, areas }, language);
      return page.ok ? [{ at: `${slug} ${on} ${areas.join()}`, page: page.value }] : [];
    }),
  );
}

const pages = { vi: pagesIn('vi'), en: pagesIn('en') };

/** Every text of a page that the engine or the pack wrote in the page's language. */
function textsOf({ page }: Page, language: 'vi' | 'en'): readonly string[] {
  const examples = page.examples.flatMap(({ name, result, because }) =>
    // The hand calculation is quoted from the law and stays Vietnamese.
    language === 'vi' ? [name, result, because] : [name, result],
  );
  return [
    page.title,
    ...page.sentences,
    ...page.table.columns,
    ...page.table.rows.flat(),
    ...page.citations,
    ...examples,
  ];
}

/** Where a pattern is found, each different text once, at most ten. */
function found(
  language: 'vi' | 'en',
  pattern: RegExp,
  clean = (text: string): string => text,
): readonly string[] {
  const hits = new Set<string>();
  for (const page of pages[language])
    for (const text of textsOf(page, language)) {
      const match = pattern.exec(clean(text));
      if (match !== null)
        hits.add(clean(text).slice(Math.max(0, match.index - 60), match.index + 60));
    }
  return [...hits].slice(0, 10);
}

const languages = ['vi', 'en'] as const;

describe.each(languages)('the handbook in %s', (language) => {
  it('covers every programme on some day', () => {
    const said = new Set(pages[language].map(({ at }) => at.split(' ')[0]));
    expect([...engine.pack.programmes.keys()].filter((slug) => !said.has(slug))).toEqual([]);
  });

  it('names no identifier, no dotted name and no template', () => {
    expect(found(language, /\p{L}_\p{L}|[{}]|undefined|NaN|\bnull\b/u)).toEqual([]);
    expect(found(language, /\b[a-z]{2,}\.[a-z]{2,}\b/)).toEqual([]);
  });

  it('writes no date as a machine does', () => {
    expect(found(language, /\d{4}-\d{2}-\d{2}/)).toEqual([]);
  });

  it('doubles no punctuation and no space, and leaves nothing empty', () => {
    expect(found(language, /[.,;:]\s*[.,;:]| {2}|\( | \)|\(\)| [,;.:](?!\d)|^\s*$/)).toEqual([]);
  });

  it('starts every sentence and every cell with a capital letter, a figure or a quotation', () => {
    const started = /^[\p{Lu}\d“"(≥§%]/u;
    const small = pages[language].flatMap(({ at, page }) =>
      [page.title, ...page.sentences, ...page.table.rows.map(([first]) => first ?? '')]
        .filter((text) => !started.test(text))
        .map((text) => `${at}: ${text.slice(0, 60)}`),
    );
    expect(small.slice(0, 10)).toEqual([]);
  });

  it('ends every sentence with one full stop', () => {
    const open = pages[language].flatMap(({ page }) =>
      page.sentences.filter((text) => !/[^.][.!?]$/.test(text)),
    );
    expect([...new Set(open)].slice(0, 10)).toEqual([]);
  });

  it('gives every row four cells and every page a source', () => {
    for (const { at, page } of pages[language]) {
      expect(
        page.table.rows.every((row) => row.length === 4),
        at,
      ).toBe(true);
      expect(page.citations.length, at).toBeGreaterThan(0);
    }
  });
});

/** Conditions of the decision tables in their smallest parts. */
function conditions(language: 'vi' | 'en'): readonly string[] {
  const cells = pages[language].flatMap(({ page }) => page.table.rows.map((row) => row[1] ?? ''));
  return [...new Set(cells)].flatMap((cell) => cell.split(/[;,:()]| và | hoặc | and | or /));
}

describe('the handbook in Vietnamese', () => {
  // "Thủ tục 1.001776", "mục 7.1 Phụ lục I": numbers as the State writes them.
  const official = (text: string): string =>
    text.replaceAll(/(Thủ tục|mục|Mục|mã) [\d.]+/g, '').replaceAll(/\d+\/\d{4}\/\S+/g, '');

  it('groups thousands with a dot and writes decimals with a comma', () => {
    expect(found('vi', /\d{5,}/, official)).toEqual([]);
    expect(found('vi', /\d\.\d{1,2}(?!\d)|\d\.\d{4}/, official)).toEqual([]);
    expect(found('vi', /(?<![\d.])[1-9]\d{0,2},\d{3}(?!\d)/, official)).toEqual([]);
  });

  it('denies nothing twice', () => {
    expect(found('vi', /không không|không chưa|chưa không|không phải không/i)).toEqual([]);
    const twice = conditions('vi').filter(
      (part) => (part.match(/(?<!\p{L})(không|chưa)(?!\p{L})/gu) ?? []).length > 1,
    );
    expect([...new Set(twice)]).toEqual([]);
  });

  it('names documents by type, number and day', () => {
    const bare = pages.vi.flatMap(({ page }) =>
      page.citations.filter((text) => /(^|\s)\d+\/\d{4}\//.test(text) && !/số \d/.test(text)),
    );
    expect([...new Set(bare)]).toEqual([]);
  });
});

describe('the handbook in English', () => {
  it('denies nothing twice', () => {
    const twice = conditions('en').filter(
      (part) => (part.match(/\b(not|no|nobody|never)\b/gi) ?? []).length > 1,
    );
    expect([...new Set(twice)]).toEqual([]);
  });

  it('says amounts with English units', () => {
    const amounts = pages.en.flatMap(({ page }) => page.table.rows.map((row) => row[2] ?? ''));
    const foreign = amounts.filter((text) =>
      /[ăâđêôơư\u1EA0-\u1EF9]/i.test(text.replaceAll('đồng', '')),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });
});

describe('the words a pack needs', () => {
  const { programmes, parameters } = engine.pack;

  it('has every unit in English', () => {
    const units = [
      ...[...parameters.values()].map(({ unit }) => unit),
      ...[...programmes.values()].map(({ file }) => file.outcome.unit),
      ...[...programmes.values()].flatMap(({ file }) =>
        file.versions.flatMap(({ also }) => also.map(({ unit }) => unit)),
      ),
    ];
    const foreign = (unit: string): boolean =>
      /[ăâđêôơư\u1EA0-\u1EF9]/i.test(shownUnit(unit, 'en').replaceAll('đồng', ''));
    expect([...new Set(units)].filter(foreign)).toEqual([]);
  });

  it('can say every term of a loan', () => {
    const names = [...programmes.values()].flatMap(({ file }) =>
      file.versions.flatMap(({ cases }) => cases.flatMap(({ terms }) => Object.keys(terms ?? {}))),
    );
    // The ceiling is the amount itself.
    expect([...new Set(names)].filter((name) => name !== 'ceiling' && !isTermName(name))).toEqual(
      [],
    );
  });

  it('says every choice, set and date by the fact’s own words', () => {
    const silent = [...engine.pack.facts.values()].filter(
      ({ name, type, says }) =>
        ['enum', 'set', 'date'].includes(type) && name !== 'birth_date' && says === undefined,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
