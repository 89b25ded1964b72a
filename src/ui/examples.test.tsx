import { describe, expect, test } from 'vitest';
import { htmlFaults, tagsOf } from '../../tests/support/html-rules.ts';
import { words } from '../../tests/support/markup.ts';
import { aSession, drawScreen } from '../../tests/support/screens.tsx';
import { examples as shell, ShellSample } from './app-shell.examples.tsx';
import { examples as conflict } from './conflict.examples.tsx';
import { examples as documentText } from './document-text.examples.tsx';
import type { Examples } from './examples.ts';
import { examples as field } from './field.examples.tsx';
import { examples as fileDrop } from './file-drop.examples.tsx';
import { examples as longForm } from './form/long-form.examples.tsx';
import { examples as kept } from './kept.examples.tsx';
import { examples as asOf } from './list/as-of.examples.tsx';
import { examples as dataList } from './list/data-list.examples.tsx';
import { examples as overlays } from './overlays.examples.tsx';
import { examples as pageHeader } from './page-header.examples.tsx';
import { examples as recordPage } from './record-page.examples.tsx';
import { examples as resolutionForm } from './resolution-form.examples.tsx';
import { examples as stateMark } from './state-mark.examples.tsx';
import { examples as states } from './states.examples.tsx';
import { examples as unitPicker } from './unit-picker.examples.tsx';

/* The gallery shows every part in every state; here each of them is held to the rules of a page. */

const all: readonly Examples[] = [
  ...[shell, conflict, documentText, field, fileDrop, asOf, dataList, overlays, pageHeader],
  ...[longForm, kept, recordPage, resolutionForm, stateMark, states, unitPicker],
];

const cases = all.flatMap(({ of, cases: own }) =>
  Object.entries(own).map(([name, draw]) => [`${of}: ${name}`, draw] as const),
);

/** What only a whole document has: the gallery draws several heads on one page. */
const ofDocuments = /^(\d+ headings|h\d follows)/;

describe.each(cases)('%s', (_name, draw) => {
  test.each(['vi', 'en'] as const)('in %s keeps the rules of a page', (language) => {
    const html = drawScreen(draw(), { language, session: aSession() });
    expect(htmlFaults(html).filter((fault) => !ofDocuments.test(fault))).toEqual([]);
  });

  test('says nothing by a missing text', () => {
    const text = words(drawScreen(draw(), { session: aSession() }));
    expect(text).not.toMatch(/\b(list|state|error|shell|record|resolution|date)\.[a-z]\w+/);
  });
});

test('every example has a part of its own and a name', () => {
  const names = all.map(({ of }) => of);
  expect(new Set(names).size).toBe(names.length);
  expect(cases.length).toBeGreaterThan(40);
});

describe('the shell', () => {
  const html = drawScreen(<ShellSample />, { session: aSession() });

  test('begins with a way past it, to its one main part', () => {
    const [first] = tagsOf(html).filter(({ name }) => name === 'a');
    expect(first?.attributes.get('href')).toBe('#main');
    expect(tagsOf(html).filter(({ attributes }) => attributes.get('id') === 'main')).toHaveLength(
      1,
    );
  });

  test('keeps the rules of a page in both languages', () => {
    for (const language of ['vi', 'en'] as const) {
      expect(htmlFaults(drawScreen(<ShellSample />, { language }))).toEqual([]);
    }
  });

  test('names the other language in that language', () => {
    const other = (shown: string) =>
      tagsOf(shown).find(({ name, attributes }) => name === 'button' && attributes.has('lang'));
    expect(other(html)?.text).toBe('English');
    const english = drawScreen(<ShellSample />, { language: 'en' });
    expect([other(english)?.text, other(english)?.attributes.get('lang')]).toEqual([
      'Tiếng Việt',
      'vi',
    ]);
  });

  test('says that its people and places are made up, when they are', () => {
    expect(words(html)).toContain('Dữ liệu mẫu');
  });
});
