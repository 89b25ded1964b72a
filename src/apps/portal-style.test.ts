import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheFolder } from '../platform/config/index.ts';
import { ensurePortalStyle } from './portal-style.ts';

const hashOf = (path: string) => /^\/portal\/style\.([0-9a-f]{16})\.css$/.exec(path)?.[1] ?? '';

describe('the style sheet of the public pages', () => {
  test('is compiled once for its sources, and read from the cache afterwards', async () => {
    const first = await ensurePortalStyle();
    const cached = join(cacheFolder, `portal-${hashOf(first.path)}.css`);
    expect(readFileSync(cached, 'utf8')).toBe(first.css);
    expect(await ensurePortalStyle()).toEqual(first);
  });

  test('asks for nothing from elsewhere, and is small enough for a slow line', async () => {
    const { css } = await ensurePortalStyle();
    expect(/url\(\s*["']?(https?:|\/\/)|@import/.exec(css)).toBeNull();
    expect(css).not.toContain('sourceMappingURL');
    expect(Buffer.byteLength(css)).toBeLessThan(120_000);
  });

  test('keeps the focus visible and respects forced colours and print', async () => {
    const { css } = await ensurePortalStyle();
    expect(css).toContain('@media print');
    expect(css).toContain('forced-colors');
    expect(css).toMatch(/:focus\{/);
  });
});
