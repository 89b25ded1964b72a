import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';
import { createServer, type ViteDevServer } from 'vite';

/** Flags of the system's Chromium; root has no sandbox of its own. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The two widths at which every screen must stand: the common desk and a phone. */
export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxePage {
  readonly axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> };
}

/** What axe holds against the page as it stands, dialogs and menus included. */
export async function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const found = await page.evaluate(
    async ([selector, only]) => {
      const { axe } = window as unknown as AxePage;
      const results = await axe.run(selector, { runOnly: only, resultTypes: ['violations'] });
      return results.violations;
    },
    [within, tags] as const,
  );
  return found.map(wordsOf);
}

function wordsOf({ id, help, nodes }: Result): string {
  const places = nodes.map(({ target, failureSummary }) => {
    return `${target.join(' ')}: ${(failureSummary ?? '').split('\n').slice(1, 2).join('').trim()}`;
  });
  return `${id} (${help})\n  ${places.slice(0, 5).join('\n  ')}`;
}

/** True when something makes the whole page scroll sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

export interface Gallery {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the gallery of parts: the same sources the app is built of, without a server. */
export async function startGallery(): Promise<Gallery> {
  const server: ViteDevServer = await createServer({
    configFile: new URL('../../vite.config.ts', import.meta.url).pathname,
    cacheDir: new URL('../../.cache/vite-gallery', import.meta.url).pathname,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  return { address: `${address}gallery.html`, close: () => server.close() };
}
