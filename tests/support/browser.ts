import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';
import { build } from 'vite';
import { staffTreeshake } from '../../src/apps/bundle-options.ts';
import { staffPolicy } from '../../src/platform/http/headers.ts';

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
  /** Of the page of parts; the app itself lies beside it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Builds the gallery of parts, or the staff app as it ships, and serves it under the policy of the
 * real server, without an API: what the policy forbids fails here too.
 */
export async function startGallery(page: 'gallery.html' | 'index.html'): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'an-sinh-gallery-'));
  const web = join(root, 'src/web');
  await build({
    configFile: false,
    root: web,
    base: '/app/',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 5000,
      reportCompressedSize: false,
      rolldownOptions: {
        input: [join(web, page)],
        treeshake: staffTreeshake,
      },
    },
  });
  const server = createServer((request, response) => void serve(folder, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}/app/${page === 'index.html' ? '' : page}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, request: IncomingMessage, response: ServerResponse) {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const asked = /^\/app\/(gallery\.html|assets\/[\w.-]+)$/.exec(pathname)?.[1];
  const name = asked ?? 'index.html';
  const body = await readFile(join(folder, name)).catch(() => null);
  if (body === null || !pathname.startsWith('/app')) {
    response.writeHead(404).end();
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
  response.setHeader('content-security-policy', staffPolicy(nonce));
  const isPage = name.endsWith('.html');
  response.end(
    isPage
      ? body
          .toString()
          .replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`)
      : body,
  );
}
