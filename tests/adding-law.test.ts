import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parse, parseDocument, type YAMLMap } from 'yaml';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../src/kernel/index.ts';
import { failedExamples } from '../src/law/check/examples.ts';
import {
  diffProgramme,
  diffTables,
  Engine,
  loadPack,
  type Change,
  type SourceText,
} from '../src/law/index.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { policiesFolder, readPackTexts } from '../src/modules/policies/index.ts';

/**
 * The walks of docs/handbook.vi.md: the YAML of the page, put where the page says, is law. Only
 * files under policies/ are touched, and only in memory; the documents are made up.
 */

const release = readPackTexts(policiesFolder);

interface Block {
  /** The file under policies/, then the parameters, `cases` or `examples` it belongs to. */
  readonly place: readonly string[];
  readonly yaml: string;
}

/** The YAML of one section of the handbook, in order. */
function blocksOf(section: string): readonly Block[] {
  const page = readFileSync(join(rootFolder, 'docs/handbook.vi.md'), 'utf8');
  const text = page.split(/^### /m).find((each) => each.startsWith(section)) ?? '';
  return [...text.matchAll(/^```yaml (.+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: (match[1] ?? '').split(' '),
    yaml: match[2] ?? '',
  }));
}

/** The pack's texts after everything a section says is entered. */
function entered(section: string, texts = release): readonly SourceText[] {
  return blocksOf(section).reduce((now, block) => {
    const path = `policies/${block.place[0]}`;
    expect(now.map((each) => each.path)).toContain(path);
    return now.map((each) => (each.path === path ? { path, text: enter(each.text, block) } : each));
  }, texts);
}

function enter(text: string, { place, yaml }: Block): string {
  const [, ...parts] = place;
  if (parts.length === 0) return `${text}\n${yaml}`;
  const document = parseDocument(text, { merge: true });
  const items = parse(yaml, { merge: true, schema: 'core' }) as Record<string, unknown>[];
  for (const part of parts)
    for (const item of items) {
      if (part === 'examples') document.addIn(['examples'], item);
      else if (part === 'cases') {
        const versions = document.get('versions');
        const last = isSeq(versions) ? versions.items.length - 1 : 0;
        document.addIn(['versions', last, 'cases'], item);
      } else addValue(document.contents, part, item);
    }
  return String(document);
}

/** A new row of a parameter, and the day before it as the last day of the row it follows. */
function addValue(list: unknown, name: string, item: Record<string, unknown>): void {
  if (!isSeq(list)) throw new Error(`${name}: no list`);
  const parameter = list.items.find((each) => isMap(each) && each.get('name') === name);
  const values = isMap(parameter) ? parameter.get('values') : null;
  if (!isSeq(values)) throw new Error(`no parameter ${name}`);
  const from = String(item['from']);
  const before = values.items.find((each): each is YAMLMap => {
    if (!isMap(each) || each.get('key') !== item['key'] || each.get('area') !== item['area'])
      return false;
    const { from: first, to = '9999' } = each.toJSON() as { from: string; to?: string };
    return first < from && to >= from;
  });
  before?.set('to', dayBefore(from));
  values.add(structuredClone(item));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function engineOf(texts: readonly SourceText[]): Engine {
  return new Engine(unwrap(loadPack(texts)));
}

const before = engineOf(release);

/** What changes between the release and a pack on a day, in an area, over the whole pack. */
function changes(after: Engine, on: string, areas: readonly string[]): readonly Change[] {
  const asked = { on, knownAt: null, areas };
  const [a, b] = [
    { engine: before, asked },
    { engine: after, asked },
  ];
  const slugs = [...after.pack.programmes.keys()];
  return [...slugs.flatMap((slug) => diffProgramme(slug, a, b, 'vi')), ...diffTables(a, b, 'vi')];
}

const brief = ({ name, before: old, after }: Change): readonly (string | null)[] => [
  name,
  old,
  after,
];

function wrongExamples(engine: Engine, slug: string): readonly unknown[] {
  const programme = engine.pack.programmes.get(slug);
  return programme === undefined ? ['no programme'] : failedExamples(engine, programme);
}

function touched(texts: readonly SourceText[]): readonly string[] {
  return texts.filter((each, index) => each.text !== release[index]?.text).map(({ path }) => path);
}

describe('a decree raises a standard', () => {
  const texts = entered('Việc thứ nhất');
  const after = engineOf(texts);

  it('touches three files under policies/', () => {
    expect(touched(texts)).toEqual([
      'policies/documents.yaml',
      'policies/parameters/social_assistance.yaml',
      'policies/programmes/social_assistance_monthly.yaml',
    ]);
  });

  it('holds its worked examples on both sides of the day', () => {
    expect(wrongExamples(after, 'social_assistance_monthly')).toEqual([]);
  });

  it('changes the standard and what is worked out of it, and no case and no condition', () => {
    const found = changes(after, '2029-01-01', []);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['value', 'amount']));
    const values = found.filter(({ kind }) => kind === 'value').map(brief);
    for (const value of values) {
      expect(value[0]).toMatch(/^social_assistance\.(national_)?standard$/);
      expect(value.slice(1)).toEqual(['540.000', '620.000']);
    }
    const programmes = new Set(found.map(({ programme }) => programme));
    expect(programmes).toContain('social_assistance_monthly');
    expect(programmes).not.toContain('social_pension');
    const severe = found.find(({ kind, after: now }) => kind === 'amount' && now?.includes('930'));
    expect(severe?.before).toBe(
      'mức chuẩn trợ giúp xã hội 540.000 đồng × 1,5 = 810.000 đồng/tháng',
    );
    expect(severe?.after).toBe('mức chuẩn trợ giúp xã hội 620.000 đồng × 1,5 = 930.000 đồng/tháng');
    expect(severe?.cite?.document).toBe('20/2021/NĐ-CP');
  });

  it('changes nothing the day before', () => {
    expect(changes(after, '2028-12-31', [])).toEqual([]);
  });

  it('changes in the city, whose standard is higher, only what takes the national one', () => {
    const found = changes(after, '2029-01-01', ['city', 'east']);
    expect(new Set(found.map(({ programme }) => programme))).toEqual(
      new Set(['facility_allowance']),
    );
    expect(found.filter(({ kind }) => kind === 'value').map(brief)).toEqual([
      ['social_assistance.standard', '540.000', '620.000'],
    ]);
  });

  it('is not known before it is issued', () => {
    const asked = { on: '2029-01-01', knownAt: '2028-11-19', areas: [] };
    const sides = [before, after].map((engine) => ({ engine, asked }));
    const [a, b] = sides;
    if (a === undefined || b === undefined) throw new Error('two sides');
    expect(diffProgramme('social_assistance_monthly', a, b, 'vi')).toEqual([]);
  });
});

describe('a local resolution adds a group and raises the city’s standard', () => {
  const texts = entered('Việc thứ hai');
  const after = engineOf(texts);
  const city = changes(after, '2029-07-01', ['city', 'east']);

  it('touches three files under policies/', () => {
    expect(touched(texts).every((path) => path.startsWith('policies/'))).toBe(true);
    expect(touched(texts)).toHaveLength(3);
  });

  it('holds its worked examples: the day, the place and the age, each from both sides', () => {
    expect(wrongExamples(after, 'social_assistance_monthly')).toEqual([]);
  });

  it('says in words which group is new and what it is paid', () => {
    const added = city.filter(({ kind }) => kind === 'case_added');
    expect(added.map(({ name }) => name)).toEqual(['HP.75']);
    expect(added[0]?.after).toContain('thuộc hộ cận nghèo');
    expect(added[0]?.after).toContain('từ đủ 75 tuổi đến dưới 80 tuổi');
    expect(added[0]?.after).toContain('800.000 đồng × 1 = 800.000 đồng/tháng');
    expect(added[0]?.cite).toEqual({ document: '99/2029/NQ-HĐND', article: 'khoản 1 Điều 2' });
  });

  it('says the standard of the city, old and new', () => {
    const values = city.filter(({ kind, name }) => kind === 'value' && name.endsWith('.standard'));
    expect(values.length).toBeGreaterThan(0);
    for (const value of values)
      expect(brief(value)).toEqual(['social_assistance.standard', '700.000', '800.000']);
    expect(city.some(({ kind }) => kind === 'case_removed' || kind === 'condition')).toBe(false);
  });

  it('changes nothing outside the city and nothing the day before', () => {
    expect(changes(after, '2029-07-01', [])).toEqual([]);
    expect(changes(after, '2029-06-30', ['city', 'west'])).toEqual([]);
  });
});

describe('a circular changes a score card', () => {
  const texts = entered('Việc thứ ba');
  const after = engineOf(texts);
  const found = changes(after, '2026-09-01', []);

  it('touches the two tables, the list of documents and the programme’s examples', () => {
    expect(touched(texts)).toEqual([
      'policies/documents.yaml',
      'policies/parameters/poverty.yaml',
      'policies/parameters/poverty_score_card_b1.yaml',
      'policies/programmes/poverty_score_classification.yaml',
    ]);
  });

  it('holds its worked examples: the old day, the new day, one point too many', () => {
    expect(wrongExamples(after, 'poverty_score_classification')).toEqual([]);
  });

  it('names the cell of the card that changed, though no programme reads the card by itself', () => {
    const tables = found.filter(({ programme }) => programme === '');
    expect(tables.map(brief)).toEqual([['poverty.b1 1.1:delta', '105', '110']]);
    expect(tables[0]?.cite).toEqual({ document: '88/2026/TT-BNNMT', article: 'Mẫu 3.3' });
  });

  it('names the limit and the conditions that follow from it', () => {
    const scored = found.filter(({ programme }) => programme === 'poverty_score_classification');
    expect(scored.filter(({ kind }) => kind === 'value').map(brief)).toEqual([
      ['poverty.b1_cutoff.rural', '140', '145'],
    ]);
    const conditions = scored.filter(({ kind }) => kind === 'condition');
    expect(conditions.map(({ name }) => name)).toEqual(['poor', 'near_poor']);
    expect(conditions[0]?.before).toContain('140 điểm');
    expect(conditions[0]?.after).toContain('145 điểm');
  });

  it('leaves the old card for the old days', () => {
    expect(changes(after, '2026-08-31', [])).toEqual([]);
  });
});
