import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateContracts } from './contracts.ts';
import { generateGlossary } from './glossary.ts';
import { generateModules, modulesIndex, pagesIndex, screensIndex } from './modules.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Sources as a table of path and text. */
function sourcesOf(files: Readonly<Record<string, string>>) {
  return { paths: Object.keys(files), read: (path: string) => files[path] ?? '' };
}

describe('the indexes of modules', () => {
  test('name every module that declares itself, by rank', () => {
    const { path, text } = modulesIndex(
      sourcesOf({
        'src/modules/plans/index.ts': 'export const plansModule: Module = {};',
        'src/modules/areas/index.ts': "export { areasModule } from './service.ts';",
        'src/modules/access/index.ts': 'export const half = 1;',
        'src/modules/areas/store/index.ts': '',
      }),
    );
    expect(path).toBe('src/apps/modules.generated.ts');
    expect(text).toContain('= [\n  areasModule,\n  plansModule,\n];');
    expect(text.indexOf('areas/index')).toBeLessThan(text.indexOf('plans/index'));
    expect(text).not.toContain('access');
  });

  test('name every screen and every page, by rank and path', () => {
    const sources = sourcesOf({
      'src/modules/plans/screens/task-list.screen.tsx': 'export const screen = defineScreen({});',
      'src/modules/plans/screens/task-list.tsx': 'export const TaskList = 1;',
      'src/modules/areas/screens/areas.screen.tsx': 'export const screen = defineScreen({});',
      'src/modules/plans/pages/home.page.tsx': 'export const page = definePage({});',
    });
    expect(screensIndex(sources).text).toContain('= [\n  areasAreas,\n  plansTaskList,\n];');
    expect(pagesIndex(sources).text).toContain(
      "import { page as plansHome } from '../modules/plans/pages/home.page.tsx';",
    );
  });

  test('without screens are empty lists', () => {
    expect(screensIndex(sourcesOf({})).text).toContain('screens: readonly Screen[] = [];');
  });

  test('stop at a screen that exports none, and at a module without a rank', () => {
    const mute = { 'src/modules/plans/screens/a.screen.tsx': 'export const other = 1;' };
    expect(() => screensIndex(sourcesOf(mute))).toThrow(/exports no const screen/);
    const strange = {
      'src/modules/strange/index.ts': 'strangeModule',
      'src/modules/areas/index.ts': 'areasModule',
    };
    expect(() => modulesIndex(sourcesOf(strange))).toThrow(/no rank/);
  });
});

describe('what is generated and committed is fresh', () => {
  test.each([
    ['modules', generateModules],
    ['glossary', generateGlossary],
    ['contracts', generateContracts],
  ])('%s (else: node tools/gen.ts)', async (_name, generate) => {
    for (const { path, text } of await generate(ROOT)) {
      expect(readFileSync(join(ROOT, path), 'utf8'), path).toBe(text);
    }
  });
});
