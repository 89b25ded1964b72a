import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { cacheFolder } from '../platform/config/index.ts';
import { BundleFailed, ensureBundle, hasStaffApp } from './bundle.ts';

/** Building takes Vite some seconds the first time; later runs find it. */
const BUILD_MS = 120_000;
let folder = '';
beforeAll(async () => void (folder = await ensureBundle(() => undefined)), BUILD_MS);

const assets = () => readdirSync(join(folder, 'assets'));

describe('the built staff app', () => {
  test('is there, in the cache, under the hash of its sources', () => {
    expect(hasStaffApp()).toBe(true);
    expect(folder).toMatch(/[/\\]web[/\\][0-9a-f]{16}$/);
    expect(folder.startsWith(cacheFolder)).toBe(true);
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
  });

  test('is not built again for the same sources, and nobody is told to wait', async () => {
    const before = statSync(join(folder, 'index.html')).mtimeMs;
    let told = false;
    expect(await ensureBundle(() => (told = true))).toBe(folder);
    expect([told, statSync(join(folder, 'index.html')).mtimeMs]).toEqual([false, before]);
  });

  test('leaves no half-built folder beside it', () => {
    const half = readdirSync(join(cacheFolder, 'web')).filter((name) =>
      name.endsWith(`.new-${String(process.pid)}`),
    );
    expect(half).toEqual([]);
  });

  test('is a shell without inline code, with a place for the nonce', () => {
    const shell = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(shell).toMatch(/<meta name="csp-nonce" content="[^"]*"/);
    expect(shell).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(shell).not.toMatch(/\son\w+=|style="|https?:\/\//);
  });

  test('has a compressed twin of each text file that gains by it, with the same text', () => {
    const texts = assets().filter((name) => /\.(js|css|svg)$/.test(name));
    expect(texts.length).toBeGreaterThan(1);
    for (const name of texts) {
      const plain = readFileSync(join(folder, 'assets', name));
      const twin = join(folder, 'assets', `${name}.gz`);
      if (gzipSync(plain, { level: 9 }).length >= plain.length) {
        expect([name, existsSync(twin)]).toEqual([name, false]);
        continue;
      }
      const packed = readFileSync(twin);
      expect([name, gunzipSync(packed).equals(plain)]).toEqual([name, true]);
      expect(packed.length).toBeLessThan(plain.length);
    }
  });

  test('holds nothing of the server: no SQL, no driver, no store', () => {
    for (const name of assets().filter((each) => each.endsWith('.js'))) {
      const text = readFileSync(join(folder, 'assets', name), 'utf8');
      expect([name, /insertInto|selectFrom\(|node:fs|node:crypto|pg_advisory/.test(text)]).toEqual([
        name,
        false,
      ]);
    }
  });

  test('says in its names what its files hold, so that browsers may keep them for ever', () => {
    for (const name of assets()) expect(name).toMatch(/-[\w-]{8}\.\w+(\.gz)?$/);
  });
});

test('a bundle that failed is a refusal with its reason', () => {
  const failed = new BundleFailed('src/web/main.tsx: no such export');
  expect(failed.refusal).toEqual({
    code: 'start.bundle_failed',
    kind: 'unavailable',
    data: { reason: 'src/web/main.tsx: no such export' },
  });
});
