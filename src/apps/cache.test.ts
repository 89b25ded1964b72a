import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepNewest } from './cache.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-cache-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** An entry so many hours old: a folder with a file, or a file. */
function entry(name: string, hours: number): void {
  const path = join(folder, name);
  if (name.includes('.')) writeFileSync(path, 'x');
  else {
    mkdirSync(path);
    writeFileSync(join(path, 'inner'), 'x');
  }
  const at = Date.now() / 1000 - hours * 3600;
  utimesSync(path, at, at);
}
const left = (...names: readonly string[]) =>
  names.filter((name) => existsSync(join(folder, name)));

describe('a cache', () => {
  test('keeps the newest few, whole folders or files', () => {
    entry('a', 9);
    entry('b', 5);
    entry('c', 7);
    entry('d.css', 6);
    keepNewest(folder, 2);
    expect(left('a', 'b', 'c', 'd.css')).toEqual(['b', 'd.css']);
  });

  test('keeps what is younger than an hour: a server may be reading it', () => {
    entry('a', 0.1);
    entry('b', 0.2);
    entry('c', 0.3);
    entry('d', 2);
    keepNewest(folder, 1);
    expect(left('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c']);
  });

  test('takes only what is meant', () => {
    entry('portal-1.css', 8);
    entry('portal-2.css', 9);
    entry('web', 20);
    keepNewest(folder, 1, (name) => name.startsWith('portal-'));
    expect(left('portal-1.css', 'portal-2.css', 'web')).toEqual(['portal-1.css', 'web']);
  });

  test('that is not there is nothing to clean', () => {
    expect(() => keepNewest(join(folder, 'none'), 1)).not.toThrow();
  });
});
