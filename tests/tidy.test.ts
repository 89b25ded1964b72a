import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ErrorTable, Messages } from '../src/kernel/index.ts';
import { checkTexts, type Texts } from './support/source-tree-messages.ts';
import {
  checkAny,
  checkColumns,
  checkDefaultExports,
  checkDocstrings,
  checkFileLength,
  checkFunctionLength,
  checkIdentifiers,
  checkLeftovers,
  checkLockFiles,
  checkMachinePaths,
  checkParameters,
  checkTestRatio,
} from './support/source-tree-tidy.ts';
import { readTree, report, type SourceFile, type Violation } from './support/source-tree.ts';

type Checker = (files: readonly SourceFile[]) => readonly Violation[];

const root = fileURLToPath(new URL('..', import.meta.url));
const tree = readTree(root);

const checkers: readonly (readonly [string, Checker])[] = [
  ['a function is at most 70 lines, a component 120', checkFunctionLength],
  ['a file is at most 400 lines', checkFileLength],
  ['a line is at most 100 columns', checkColumns],
  ['a function has at most 4 parameters', checkParameters],
  ['no any', checkAny],
  ['no default export, configuration files of tools excepted', checkDefaultExports],
  ['nothing left to do in a comment', checkLeftovers],
  ['every exported function of kernel, law and domains has a docstring', checkDocstrings],
  ['identifiers are English', checkIdentifiers],
  ['lock files name no host', checkLockFiles],
  ['no file names a folder of the machine it was written on', checkMachinePaths],
  [
    'tests do not fall below their floor; the promise is 0.8 lines for each line of source',
    checkTestRatio,
  ],
];

describe('the tree is tidy', () => {
  test.each(checkers)('%s', (_title, check) => {
    expect(report(check(tree))).toBe('');
  });

  test('texts have the same keys and places in both languages, refusals have texts', async () => {
    const texts = await loadTexts();
    expect(texts.length).toBeGreaterThan(0);
    expect(report(checkTexts(texts))).toBe('');
  });
});

/** The texts of each folder of src that has a messages room, with its refusal codes. */
async function loadTexts(): Promise<readonly Texts[]> {
  const paths = tree
    .map(({ path }) => path)
    .filter((path) => /^src\/.*[/-]messages(\.ts|\/index\.ts)$/.test(path));
  return Promise.all(
    paths.map(async (path) => {
      const folder = `${root}/${path.replace(/\/messages(\.ts|\/index\.ts)$/, '')}`;
      const loaded = Object.values(await load(`${root}/${path}`));
      const room = [`${folder}/errors.ts`, `${folder}/errors/index.ts`].find((each) =>
        existsSync(each),
      );
      const tables = room === undefined ? [] : Object.values(await load(room)).filter(isErrorTable);
      return {
        path,
        messages: loaded.filter(isMessages),
        errors: Object.assign({}, ...tables) as ErrorTable,
      };
    }),
  );
}

async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}

function isMessages(value: unknown): value is Messages {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;
}

function isErrorTable(value: unknown): value is ErrorTable {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((kind) => typeof kind === 'string');
}

const line = 'x();\n';
const long = `${'x + '.repeat(25)}x;`;
const lock = (resolved: string): string => `{ "packages": { "a": { ${resolved} } } }`;
const machine = ['', 'work', 'main', 'x'].join('/');

/** Rule, what is wrong, and the file that has it. */
type Planted = readonly [string, string, Checker, string, string];

const planted: readonly Planted[] = [
  [
    'function_length',
    'a function of 71 lines',
    checkFunctionLength,
    'src/kernel/a.ts',
    `function f() {\n${line.repeat(69)}}`,
  ],
  [
    'function_length',
    'a component of 121 lines',
    checkFunctionLength,
    'src/ui/a.tsx',
    `export const Page = () => {\n${line.repeat(119)}};`,
  ],
  [
    'function_length',
    'a helper of 71 lines beside a component',
    checkFunctionLength,
    'src/ui/a.tsx',
    `function help() {\n${line.repeat(69)}}`,
  ],
  ['file_length', 'a file of 401 lines', checkFileLength, 'src/kernel/a.ts', line.repeat(401)],
  ['columns', 'a line of 101 columns', checkColumns, 'src/kernel/a.ts', long.slice(0, 101)],
  [
    'parameters',
    'a function of five parameters',
    checkParameters,
    'src/kernel/a.ts',
    'const f = (a, b, c, d, e) => a;',
  ],
  ['any', 'a value of type any', checkAny, 'src/kernel/a.ts', 'let a: any;'],
  ['any', 'a list of any', checkAny, 'tests/a.test.ts', 'let a: readonly any[];'],
  [
    'default_export',
    'a default export',
    checkDefaultExports,
    'src/kernel/a.ts',
    'export default 1;',
  ],
  [
    'default_export',
    'a default export by name',
    checkDefaultExports,
    'src/kernel/a.ts',
    'const a = 1; export { a as default };',
  ],
  ['leftover', 'work left in a comment', checkLeftovers, 'src/kernel/a.ts', '// TODO: later'],
  ['leftover', 'a flaw left in a comment', checkLeftovers, 'tools/a.ts', '/* FIXME */'],
  [
    'docstring',
    'an exported function without a docstring',
    checkDocstrings,
    'src/kernel/a.ts',
    '/** What a is. */\nexport const a = 1;\nexport function f() {}',
  ],
  [
    'docstring',
    'an exported arrow with a plain comment',
    checkDocstrings,
    'src/modules/plans/domain.ts',
    '// not a docstring\nexport const f = () => 1;',
  ],
  [
    'identifier',
    'an un-accented Vietnamese name',
    checkIdentifiers,
    'src/kernel/a.ts',
    'const tenNguoi = 1;',
  ],
  [
    'identifier',
    'a Vietnamese key',
    checkIdentifiers,
    'src/kernel/a.ts',
    'type A = { nhiem_vu: string };',
  ],
  ['identifier', 'a name with marks', checkIdentifiers, 'src/kernel/a.ts', 'const hộ = 1;'],
  ['lock_file', 'a resolved address', checkLockFiles, 'package-lock.json', lock('"resolved": "x"')],
  ['lock_file', 'a registry of the machine', checkLockFiles, '.npmrc', 'registry=https://x'],
  ['machine_path', 'a folder of the machine', checkMachinePaths, 'docs/a.md', `See ${machine}.`],
  ['test_ratio', 'source without tests', checkTestRatio, 'src/kernel/a.ts', line.repeat(5)],
];

describe('a planted violation is found', () => {
  test.each(planted)('%s: %s', (...[rule, , check, path, source]) => {
    expect(check([{ path, source }]).map((violation) => violation.rule)).toEqual([rule]);
  });

  test('a file at every limit is no violation', () => {
    const files: readonly SourceFile[] = [
      { path: 'src/kernel/a.ts', source: `/** F. */\nexport function f() {\n${line.repeat(68)}}` },
      { path: 'src/ui/a.tsx', source: `export function Page() {\n${line.repeat(118)}}` },
      { path: 'src/ui/b.ts', source: `${'x + '.repeat(24)}xyz;\n${line.repeat(399)}` },
      { path: 'src/ui/a.test.ts', source: `describe('a', () => {\n${line.repeat(380)}});` },
      { path: 'tests/a.test.ts', source: line.repeat(390) },
      { path: 'vite.config.ts', source: 'export default {};' },
      { path: 'src/web/a.generated.ts', source: `let a: any; ${long}` },
      { path: 'package-lock.json', source: lock('"integrity": "sha512-x"') },
    ];
    expect(report(checkers.flatMap(([, check]) => check(files)))).toBe('');
  });

  test.each([
    ['a key that English lacks', { vi: { a: 'A', b: 'B' }, en: { a: 'A' } }, {}],
    ['a key that Vietnamese lacks', { vi: {}, en: { a: 'A' } }, {}],
    ['an empty text', { vi: { a: 'A' }, en: { a: ' ' } }, {}],
    ['a place that one language lacks', { vi: { a: 'A {n}' }, en: { a: 'A' } }, {}],
    ['a refusal without a text', { vi: {}, en: {} }, { 'plan.no': 'refused' }],
  ])('messages: %s', (_title, messages, errors) => {
    const texts = [{ path: 'x', messages: [messages as Messages], errors: errors as ErrorTable }];
    expect(checkTexts(texts).map((violation) => violation.rule)).toEqual(['messages']);
  });

  test('every rule has been tried', () => {
    const rules = ['any', 'columns', 'default_export', 'docstring', 'file_length']
      .concat(['function_length', 'identifier', 'leftover', 'lock_file', 'machine_path'])
      .concat(['parameters', 'test_ratio']);
    expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(rules);
  });
});
