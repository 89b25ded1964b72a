import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { documentFaults } from '../../../../tests/support/html-rules.ts';
import {
  bodyOf,
  drawPage,
  hrefsOf,
  pageParams,
  pageReplies,
  type Replies,
} from '../../../../tests/support/pages.ts';
import type { Operation } from '../../../kernel/index.ts';
import * as policies from '../../policies/contract/index.ts';
import * as contract from '../contract/index.ts';
import { page as home } from './home.page.tsx';
import { page as agencies } from './plan-agencies.page.tsx';
import { page as agency } from './plan-agency.page.tsx';
import { page as dataPage } from './plan-data.page.tsx';
import { page as planList } from './plan-list.page.tsx';
import { page as section } from './plan-section.page.tsx';
import { page as task } from './plan-task.page.tsx';
import { page as text } from './plan-text.page.tsx';
import { page as plan } from './plan.page.tsx';
import { page as search } from './search.page.tsx';

/* What holds for every public page of plans. */

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, mapTexts(one, change)]);
  return Object.fromEntries(entries) as unknown;
}

const pages = { home, planList, plan, section, task, text, agencies, agency, dataPage, search };

describe.each(Object.entries(pages))('the public page %s', (_name, page) => {
  const query = { q: 'nghia trang' };

  test.each(['vi', 'en'] as const)(
    'in %s keeps every rule of a page without scripts',
    (language) => {
      expect(documentFaults(drawPage(page, { language, query }), language)).toEqual([]);
    },
  );

  test('in English says nothing in Vietnamese of its own', () => {
    const ascii = (words: string) =>
      words
        .replace(/[đĐ]/g, 'd')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '');
    const replies = mapTexts(pageReplies, ascii) as Replies;
    const text = bodyOf(drawPage(page, { language: 'en', replies, query }));
    expect(text.match(/\S*[À-ỹ]\S*/g) ?? []).toEqual([]);
  });

  test('in English every link within the site stays English, files and anchors aside', () => {
    const hrefs = hrefsOf(drawPage(page, { language: 'en', query }));
    const leaving = hrefs.filter((href) => !/^(\/en|\/api\/|\/app\/|#|\/here)/.test(href));
    expect(leaving).toEqual([]);
  });

  test('shows hostile words as words, in text as in addresses', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const replies = mapTexts(pageReplies, (one) =>
      /\s/.test(one) ? `${one} ${evil}` : one,
    ) as Replies;
    const html = drawPage(page, { replies, query: { q: evil } });
    expect(html).not.toMatch(/<(img|script)/);
    expect(documentFaults(html, 'vi')).toEqual([]);
  });

  test('shows a very long text whole', () => {
    const long = 'rất dài '.repeat(200).trim();
    const replies = mapTexts(pageReplies, (one) =>
      /\s/.test(one) ? `${one} ${long}` : one,
    ) as Replies;
    expect(documentFaults(drawPage(page, { replies, query }), 'vi')).toEqual([]);
  });

  test('asks operations of the contract, publicly, with what they take', () => {
    const all = [...Object.values(contract), ...Object.values(policies)];
    const operations = all as readonly Partial<Operation>[];
    for (const read of Object.values(page.reads)) {
      const operation = operations.find(({ id }) => id === read.operation);
      expect(operation?.permission).toBe('public');
      const asked = read.input({
        params: pageParams,
        query: { q: 'x'.repeat(900), on: '2013-06-14' },
      });
      expect(operation?.input === undefined || z.safeParse(operation.input, asked).success).toBe(
        true,
      );
    }
  });

  test('asks nothing wrong of an address without its parts', () => {
    for (const read of Object.values(page.reads)) {
      expect(() => read.input({ params: {}, query: {} })).not.toThrow();
    }
  });

  test('names nobody who worked on the copy, and counts no finding', () => {
    const text = bodyOf(drawPage(page, { query }));
    expect(text).not.toContain('Lê Văn Nam');
    expect(text).not.toMatch(/điểm cần rà soát/i);
  });
});
