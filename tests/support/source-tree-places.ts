/** Where a file stands in the house, and what each place may import: architecture as data. */

export { ranks } from '../../tools/gen/ranks.ts';

export const rooms = [
  'contract',
  'domain',
  'errors',
  'store',
  'service',
  'jobs',
  'import',
  'screens',
  'pages',
  'messages',
  'index',
] as const;

export type Room = (typeof rooms)[number];

/** A place in `src`. `room` is null for a file that no room of a module holds. */
export type Place =
  | { readonly zone: 'kernel' | 'law' | 'ui' | 'web' | 'portal' | 'apps' | 'unknown' }
  | { readonly zone: 'platform'; readonly area: string | null; readonly client: boolean }
  | { readonly zone: 'module'; readonly module: string; readonly room: Room | null };

/** The place of a path, or null outside `src`. */
export function placeOf(path: string): Place | null {
  const [top, zone = '', first = '', second = ''] = path.split('/');
  if (top !== 'src') return null;
  switch (zone) {
    case 'kernel':
    case 'law':
    case 'ui':
    case 'web':
    case 'portal':
    case 'apps':
      return { zone };
    case 'platform': {
      const client = /^src\/platform\/http\/client(\/|\.|-)/.test(path);
      return { zone, area: first.includes('.') ? null : first, client };
    }
    case 'modules':
      return { zone: 'module', module: first, room: isTexts(path) ? 'messages' : roomOf(second) };
    default:
      return { zone: 'unknown' };
  }
}

/** Texts are texts wherever they stand: `import/messages.ts`, `screens/messages.ts`. */
function isTexts(path: string): boolean {
  return path.endsWith('/messages.ts');
}

function roomOf(segment: string): Room | null {
  const name = segment.replace(/\.tsx?$/, '');
  return rooms.find((room) => room === name) ?? null;
}

/** npm packages that run in browsers. */
const browserPackages = [
  'react',
  'react-dom',
  '@mui/*',
  '@emotion/*',
  '@tanstack/*',
  '@fontsource/*',
  'zod',
  'uuid',
  'echarts',
  'dexie',
  'minisearch',
].map((name) => `npm:${name}`);

/**
 * What a place may import. `own/x` is a room of the same module, `lower` the index of a module of
 * lower rank, `any/x` that room of any module; `type:` before a word allows its types only.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel', 'npm:temporal-polyfill', 'npm:zod', 'npm:lunar-date-vn'],
  law: ['kernel', 'law', 'npm:zod', 'npm:yaml', 'npm:@marcbachmann/cel-js'],
  platform: ['kernel', 'platform/*', 'npm:*', 'node:*'],
  'platform/http/client': ['kernel', 'client', 'type:platform/*', ...browserPackages],
  ui: ['kernel', 'ui', 'client', ...browserPackages],
  web: ['kernel', 'ui', 'web', 'client', 'any/contract', 'any/messages', ...browserPackages],
  portal: ['kernel', 'portal', 'npm:react', 'npm:react-dom'],
  apps: [
    'kernel',
    'law',
    'platform/*',
    'portal',
    'apps',
    'any/index',
    'any/messages',
    'any/contract',
    'any/import',
    'any/domain',
    'any/errors',
  ].concat(['generated', 'npm:*', 'node:*']),
  // What a contract lists of all contracts is generated, so that adding one touches one place.
  'module/contract': ['kernel', 'npm:zod', 'own/contract', 'own/errors', 'own/domain'].concat(
    'generated',
  ),
  'module/domain': ['kernel', 'law', 'own/domain', 'own/errors'],
  'module/errors': ['kernel', 'own/errors'],
  'module/messages': ['kernel', 'own/messages', 'type:own/errors', 'type:own/domain'],
  'module/store': ['kernel', 'platform/database', 'own/store', 'own/domain', 'npm:kysely'],
  'module/service': ['kernel', 'law', 'platform/*', 'lower', 'own/service', 'own/contract']
    .concat(['own/domain', 'own/errors', 'own/store', 'own/import', 'own/messages'])
    .concat(['npm:*', 'node:*']),
  'module/jobs': ['kernel', 'platform/*', 'own/jobs', 'own/service', 'npm:zod'],
  'module/import': [
    'kernel',
    'platform/office',
    'platform/files',
    'own/import',
    'own/domain',
  ].concat(['own/errors', 'own/messages', 'npm:*', 'node:*']),
  'module/screens': [
    'kernel',
    'ui',
    'client',
    'own/screens',
    'any/contract',
    'any/messages',
  ].concat(browserPackages),
  'module/pages': ['kernel', 'portal', 'own/pages', 'own/messages', 'type:own/service'].concat([
    'any/contract',
    'npm:react',
  ]),
  'module/index': ['kernel', 'platform/http', 'lower', 'own/contract', 'own/domain'].concat([
    'own/errors',
    'own/messages',
    'own/service',
    'own/jobs',
    'own/import',
  ]),
};

/** The key of `mayImport` that binds a place; null where nothing may stand. */
export function ruleOf(place: Place): string | null {
  if (place.zone === 'unknown') return null;
  if (place.zone === 'platform') return place.client ? 'platform/http/client' : 'platform';
  if (place.zone === 'module') return place.room === null ? null : `module/${place.room}`;
  return place.zone;
}

/** True where code runs in a browser. */
export function isBrowser(place: Place): boolean {
  if (place.zone === 'platform') return place.client;
  if (place.zone === 'module') return place.room === 'screens';
  return place.zone === 'ui' || place.zone === 'web';
}
