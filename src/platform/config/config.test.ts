import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, rootFolder, version } from './index.ts';

describe('the checkout', () => {
  test('is the folder that holds the entry', () => {
    expect(existsSync(join(rootFolder, 'ansinh'))).toBe(true);
    expect(existsSync(join(rootFolder, 'package.json'))).toBe(true);
  });

  test('keeps what may be thrown away inside, and out of version control', () => {
    expect(relative(rootFolder, cacheFolder)).toBe('.cache');
    expect(readFileSync(join(rootFolder, '.gitignore'), 'utf8').split('\n')).toContain('.cache/');
  });

  test('says its release in one place', () => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const lock = JSON.parse(readFileSync(join(rootFolder, 'package-lock.json'), 'utf8')) as {
      version: string;
    };
    expect(lock.version).toBe(version);
  });
});

describe('the hook for .tsx', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-tsx-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a program with the hook, on files of a folder of its own. */
  function run(program: string, files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const hook = pathToFileURL(join(rootFolder, 'src/platform/config/tsx.ts')).href;
    writeFileSync(join(folder, 'main.mjs'), `import '${hook}';\n${program}`);
    return spawnSync(process.execPath, [join(folder, 'main.mjs')], { encoding: 'utf8' });
  }

  test('lets Node run a component and its types', () => {
    const component = `
      const jsx = (type: string, props: object): string => type + JSON.stringify(props);
      export interface Props { readonly name: string }
      export const greet = ({ name }: Props): string =>
        jsx('p', { children: name } satisfies object);
    `;
    const ran = run("console.log((await import('./a.tsx')).greet({ name: 'Bình' }));", {
      'a.tsx': component,
    });
    expect([ran.status, ran.stdout]).toEqual([0, 'p{"children":"Bình"}\n']);
  });

  test('turns JSX into calls of the runtime', () => {
    const runtime = pathToFileURL(join(rootFolder, 'node_modules/react/jsx-runtime.js')).href;
    const ran = run(
      `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) =>
        name === 'react/jsx-runtime'
          ? { url: '${runtime}', shortCircuit: true }
          : next(name, context) });
      const { page } = await import('./b.tsx');
      console.log(page.type, page.props.className);`,
      { 'b.tsx': 'export const page = <main className="x">Chào</main>;' },
    );
    expect([ran.status, ran.stdout]).toEqual([0, 'main x\n']);
  });

  test('names the file whose syntax is wrong', () => {
    const ran = run(
      "await import('./c.tsx').catch((fault) => console.log(fault.name, fault.message));",
      {
        'c.tsx': 'export const broken = <main>;',
      },
    );
    expect(ran.stdout).toContain('SyntaxError');
    expect(ran.stdout).toContain('c.tsx');
  });

  test('leaves .ts to Node', () => {
    const ran = run("console.log((await import('./d.ts')).n);", {
      'd.ts': 'export const n: number = 7;',
    });
    expect([ran.status, ran.stdout]).toEqual([0, '7\n']);
  });
});
