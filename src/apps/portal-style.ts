import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, rootFolder } from '../platform/config/index.ts';
import { keepNewest } from './cache.ts';

/** The style sheet of the public pages: its bytes, and the address that holds its hash. */
export interface PortalStyle {
  readonly css: string;
  readonly path: string;
}

/** Style sheets of earlier sources that stay. */
const STYLES_KEPT = 3;

/** Compiles the portal's Sass once for the same sources; later starts read the result. */
export async function ensurePortalStyle(): Promise<PortalStyle> {
  const folder = join(rootFolder, 'src/portal');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.scss'));
  const govuk = createRequire(import.meta.url)('govuk-frontend/package.json') as {
    version: string;
  };
  const hash = createHash('sha256')
    .update(`${govuk.version}\0`)
    .update(sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\0'))
    .digest('hex')
    .slice(0, 16);
  const cached = join(cacheFolder, `portal-${hash}.css`);
  if (!existsSync(cached)) {
    await compile(join(folder, 'style.scss'), cached);
    keepNewest(cacheFolder, STYLES_KEPT, (name) => /^portal-.*\.css$/.test(name));
  }
  return { css: readFileSync(cached, 'utf8'), path: `/portal/style.${hash}.css` };
}

async function compile(source: string, target: string): Promise<void> {
  const { compileAsync } = await import('sass');
  const compiled = await compileAsync(source, {
    style: 'compressed',
    loadPaths: [join(rootFolder, 'node_modules')],
    quietDeps: true,
  });
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = `${target}.${process.pid}`;
  writeFileSync(fresh, compiled.css);
  renameSync(fresh, target);
}
