import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Messages } from '../src/kernel/index.ts';
import { mailMessages } from '../src/modules/access/screens/mail-messages.ts';
import { rightsMessages } from '../src/modules/access/screens/rights-messages.ts';
import { secondStepMessages } from '../src/modules/access/screens/second-step-messages.ts';
import { dataMessages } from '../src/modules/policies/pages/data-messages.ts';
import { pageMessages as policyPageMessages } from '../src/modules/policies/pages/messages.ts';
import { planScreenMessages } from '../src/modules/plans/screens/messages.ts';
import { scheduleMessages } from '../src/modules/plans/screens/schedule-messages.ts';
import { reviewMessages } from '../src/modules/plans/screens/review-messages.ts';
import { pageMessages } from '../src/modules/plans/pages/messages.ts';
import { portalMessages } from '../src/portal/messages.ts';
import { formMessages } from '../src/ui/form/messages.ts';
import { listMessages } from '../src/ui/list/messages.ts';
import { uiMessages } from '../src/ui/messages.ts';
import { webMessages } from '../src/web/messages.ts';

/* A text that nothing shows is not kept: it would be translated, read and believed for nothing. */

const root = join(import.meta.dirname, '..');

/** Source of the folders in which a set of texts may be used, tests and the texts aside. */
function sourceOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .filter((path) => !/\.test\.|messages\.ts$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

/** Keys written whole, and beginnings and ends of keys that are put together. */
function unusedOf(keys: readonly string[], source: string): readonly string[] {
  const parts = [...source.matchAll(/`([\w.]*)\$\{[^}`]*\}([\w.]*)`/g)]
    .map(([, before = '', after = '']) => [before, after] as const)
    .filter(([before, after]) => before !== '' || after !== '');
  return keys.filter(
    (key) =>
      !source.includes(`'${key}'`) &&
      !parts.some(([before, after]) => key.startsWith(before) && key.endsWith(after)),
  );
}

const plans = 'src/modules/plans';
const sets: Readonly<Record<string, readonly [Messages, readonly string[]]>> = {
  'screens of plans': [planScreenMessages, [`${plans}/screens`]],
  'the schedule': [scheduleMessages, [`${plans}/screens`]],
  'the review': [reviewMessages, [`${plans}/screens`]],
  'public pages of plans': [pageMessages, [`${plans}/pages`]],
  'public pages of policies': [policyPageMessages, ['src/modules/policies/pages']],
  'the policy database': [dataMessages, ['src/modules/policies/pages']],
  'the own mail address': [mailMessages, ['src/modules/access/screens']],
  'the second step': [secondStepMessages, ['src/modules/access/screens']],
  'who may do what': [rightsMessages, ['src/modules/access/screens']],
  'the portal': [portalMessages, ['src/portal', 'src/apps', `${plans}/pages`]],
  'the parts': [uiMessages, ['src/ui', 'src/web', 'src/modules']],
  'the one list': [listMessages, ['src/ui/list']],
  'the long form': [formMessages, ['src/ui/form']],
  'the app': [webMessages, ['src/web']],
};

describe.each(Object.entries(sets))('texts of %s', (_name, [messages, folders]) => {
  test('are each shown somewhere', () => {
    expect(unusedOf(Object.keys(messages.vi), sourceOf(folders))).toEqual([]);
  });
});

test('a text that nothing shows is found, one that is put together is not', () => {
  const source = "text('a.b'); text(`c.${kind}`); text(`${way}.hint`);";
  expect(unusedOf(['a.b', 'c.x', 'x.hint', 'lost', 'a.c'], source)).toEqual(['lost', 'a.c']);
});
