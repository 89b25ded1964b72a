import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../domain/index.ts';
import { aSection, findingsOf } from '../../../../../tests/support/findings.ts';
import { aParsedPlan, type PlanSketch } from '../../../../../tests/support/parsed-plan.ts';
import { cut, finish, listed, quoted, type Draft } from './draft.ts';
import { findFindings } from './index.ts';
import { suggestLinks } from './links.ts';

const draft: Draft = {
  code: 'typo',
  severity: 'info',
  where: { kind: 'task', code: 'PL.I.1', line: 12, quote: 'Thử tướng' },
  field: 'title',
  text: 'Có thể viết sai.',
};

const folder = new URL('./', import.meta.url);
const rules = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

describe('the closed list', () => {
  it.each(findingCodes)('%s has a rule', (code) => expect(rules).toContain(`'${code}'`));
});

describe('a finding', () => {
  it('keeps its id when its line moves, its sentence changes or its severity does', () => {
    const moved = {
      ...draft,
      severity: 'warning',
      text: 'Khác.',
      where: { ...draft.where, line: 99 },
    } as const;
    expect(finish(moved).id).toBe(finish(draft).id);
  });

  it.each([
    ['code', { code: 'term_differs' }],
    ['field', { field: 'lead' }],
    ['place', { where: { ...draft.where, code: 'PL.I.2' } }],
    ['quote', { where: { ...draft.where, quote: 'Thương vụ' } }],
  ] as const)('has another id with another %s', (_, change) => {
    expect(finish({ ...draft, ...change }).id).not.toBe(finish(draft).id);
  });

  it('quotes are cut at a word’s end and never doubly marked', () => {
    expect(cut('một hai ba bốn', 10)).toBe('một hai…');
    expect(quoted('“Quy hoạch mạng lưới')).toBe('“Quy hoạch mạng lưới”');
    expect(listed(['A', 'B', 'A'])).toBe('A, B');
    expect(listed(['A', 'B', 'C', 'D'], 2)).toBe('A, B và 2 chỗ khác');
  });

  it('findings come in the order of the text and no id stands twice', () => {
    const sketch: PlanSketch = {
      number: null,
      rows: aSection('I', 'Y tế', [
        'Xây trạm',
        'Xây trạm',
        { title: 'Mua máy', cells: { lead: '' } },
      ]),
    };
    const found = findingsOf(sketch);
    const lines = found.map(({ where }) => where.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('every finding has a sentence that ends and a suggestion that speaks', () => {
    const rows = aSection('I', 'Y tế', [
      'Xây trạm; mua máy chụp X quang mới',
      'Xây trạm…, mua máy…',
    ]);
    for (const { text, suggestion } of findingsOf({ number: null, issuedOn: null, rows })) {
      expect(text).toMatch(/[.…]$/);
      expect(suggestion === null || suggestion.length > 1).toBe(true);
    }
  });

  it('a quiet plan has no errors and no warnings', () => {
    const sketch: PlanSketch = {
      sections: { II: 'NỘI DUNG', 'II.1': 'Y tế' },
      provisions: { 'II.1.1': '1. Xây dựng trạm y tế xã.' },
      rows: aSection('I', 'Y tế', ['Xây dựng trạm y tế xã']),
      links: { 'PL.I.1': ['II.1.1'] },
    };
    expect(findingsOf(sketch).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('a plan of 10,000 tasks', () => {
  it('is looked through in a few seconds', () => {
    const verbs = ['Xây dựng', 'Kiểm tra', 'Tuyên truyền', 'Đào tạo', 'Rà soát', 'Nâng cấp'];
    const things = ['trạm y tế', 'bảo hiểm xã hội', 'trường mầm non', 'nước sạch', 'nhà ở xã hội'];
    const titles = Array.from({ length: 10_000 }, (_, at) => {
      const [verb, thing] = [verbs[at % verbs.length], things[at % things.length]];
      return `${verb} ${thing} đợt ${at} cho các hộ dân khu vực ${at % 700}; lập hồ sơ số ${at}`;
    });
    const provisions = Object.fromEntries(
      Array.from({ length: 80 }, (_, at) => [
        `II.1.${at + 1}`,
        `- ${things[at % things.length]} phục vụ người dân khu vực ${at}; bảo đảm chất lượng.`,
      ]),
    );
    const plan = aParsedPlan({
      sections: { II: 'NỘI DUNG', 'II.1': 'Y tế' },
      provisions,
      rows: aSection('I', 'Y tế', titles),
    });
    const links = suggestLinks(plan);
    const tasks = plan.tasks.map((task) => ({ ...task, provisions: links.get(task.code) ?? [] }));
    const found = findFindings({ ...plan, tasks });
    expect(found.length).toBeLessThan(200);
    // Comparing every task with every other would not end within the limit of this test.
  }, 60_000);
});
