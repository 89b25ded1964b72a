import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  checkCycles,
  checkImports,
  checkPlaces,
  checkReadmes,
} from './support/source-tree-imports.ts';
import { checkPurity } from './support/source-tree-purity.ts';
import { checkSqlPlace, checkTables } from './support/source-tree-tables.ts';
import { readTree, report, type SourceFile, type Violation } from './support/source-tree.ts';

type Checker = (files: readonly SourceFile[]) => readonly Violation[];

const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));

const checkers: readonly (readonly [string, Checker])[] = [
  ['every file of src stands in a zone and a room', checkPlaces],
  ['every module says in its README what it is and which tables it owns', checkReadmes],
  ['imports go down the ranks, through indexes, and only where a room may', checkImports],
  ['no file imports itself through others', checkCycles],
  ['kernel, law and domains know no clock, no chance and no world', checkPurity],
  ['every table has one owner, who alone writes it', checkTables],
  ['SQL stands in stores and the platform', checkSqlPlace],
];

describe('the house', () => {
  test('the tree is read at all', () => {
    expect(tree.filter(({ path }) => path.startsWith('src/kernel/')).length).toBeGreaterThan(5);
  });

  test.each(checkers)('%s', (_title, check) => {
    expect(report(check(tree))).toBe('');
  });
});

/** Makes files of a small tree; what is not given is a module's usual furniture. */
function plant(sources: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(sources).map(([path, source]) => ({ path, source }));
}

const plans = 'src/modules/plans';
const agencies = 'src/modules/agencies';
const migration = { 'db/migrations/0001_x.sql': 'create table plan (id uuid);' };
const owned = { ...migration, [`${plans}/README.md`]: '# Plans\nTables: plan\n' };

/** Rule, what is wrong, and the tree that has it; each must be found by exactly its rule. */
const planted: readonly (readonly [string, string, Checker, Readonly<Record<string, string>>])[] = [
  ['zone', 'a folder nobody planned', checkPlaces, { 'src/utils/string.ts': 'export {};' }],
  ['rank', 'a module without a rank', checkPlaces, { 'src/modules/misc/index.ts': 'export {};' }],
  ['room', 'a file that is no room', checkPlaces, { [`${plans}/helpers.ts`]: 'export {};' }],
  ['readme', 'a module without README', checkReadmes, { [`${plans}/index.ts`]: 'export {};' }],
  [
    'readme',
    'a README without its tables',
    checkReadmes,
    { [`${plans}/index.ts`]: 'export {};', [`${plans}/README.md`]: '# Plans\n' },
  ],
  [
    'readme',
    'a README of 41 lines',
    checkReadmes,
    {
      [`${plans}/index.ts`]: 'export {};',
      [`${plans}/README.md`]: `Tables: plan\n${'x\n'.repeat(40)}`,
    },
  ],
  [
    'rank',
    'a lower module imports a higher one',
    checkImports,
    { [`${agencies}/service.ts`]: "import { x } from '../plans/index.ts';" },
  ],
  [
    'rank',
    'equal ranks know each other',
    checkImports,
    { [`${plans}/service.ts`]: "import type { x } from '../cases/index.ts';" },
  ],
  [
    'index',
    'a module reaches behind the index of another',
    checkImports,
    { [`${plans}/service.ts`]: "import { x } from '../agencies/store.ts';" },
  ],
  [
    'index',
    'a module reaches behind the index of the platform',
    checkImports,
    { [`${plans}/service.ts`]: "import { x } from '../../platform/audit/record.ts';" },
  ],
  [
    'room',
    'a store knows its service',
    checkImports,
    { [`${plans}/store.ts`]: "import { x } from './service.ts';" },
  ],
  [
    'room',
    'a contract knows the database',
    checkImports,
    { [`${plans}/contract.ts`]: "export * from '../../platform/database/index.ts';" },
  ],
  [
    'room',
    'a store opens a network connection',
    checkImports,
    { [`${plans}/store/list.ts`]: "import { x } from 'undici';" },
  ],
  [
    'room',
    'a page runs its service instead of naming its types',
    checkImports,
    { [`${plans}/pages/a.page.tsx`]: "import { x } from '../service.ts';" },
  ],
  [
    'purity',
    'a domain reads files',
    checkImports,
    { [`${plans}/domain.ts`]: "import { readFileSync } from 'node:fs';" },
  ],
  [
    'purity',
    'the kernel makes random ids',
    checkImports,
    { 'src/kernel/id.ts': "import { v7 } from 'uuid';" },
  ],
  [
    'room',
    'the law knows a module',
    checkImports,
    { 'src/law/check.ts': "import { x } from '../modules/plans/index.ts';" },
  ],
  [
    'room',
    'the platform knows a module',
    checkImports,
    { 'src/platform/http/x.ts': "import { x } from '../../modules/plans/index.ts';" },
  ],
  [
    'browser',
    'a screen imports a service',
    checkImports,
    { [`${plans}/screens/a.screen.tsx`]: "import { x } from '../service.ts';" },
  ],
  [
    'browser',
    'a screen imports a database driver',
    checkImports,
    { [`${plans}/screens/a.screen.tsx`]: "import pg from 'pg';" },
  ],
  [
    'browser',
    'a component imports Node',
    checkImports,
    { 'src/ui/button.tsx': "import { join } from 'node:path';" },
  ],
  [
    'browser',
    'the staff app imports the server of the platform',
    checkImports,
    { 'src/web/main.tsx': "import type { x } from '../platform/http/index.ts';" },
  ],
  [
    'apps',
    'a module wires an app',
    checkImports,
    { [`${plans}/service.ts`]: "const x = await import('../../apps/server.ts');" },
  ],
  [
    'outside',
    'the product imports its tests',
    checkImports,
    { [`${plans}/service.ts`]: "import { x } from '../../../tests/support/x.ts';" },
  ],
  [
    'cycle',
    'two files import each other',
    checkCycles,
    {
      'src/kernel/a.ts': "import { b } from './b.ts'; export const a = b;",
      'src/kernel/b.ts': "export * from './a.ts'; export const b = 1;",
    },
  ],
  ['purity', 'a clock', checkPurity, { 'src/kernel/a.ts': 'export const a = Date.now();' }],
  ['purity', 'today', checkPurity, { 'src/law/a.ts': 'export const a = new Date();' }],
  [
    'purity',
    'chance',
    checkPurity,
    { [`${plans}/domain/a.ts`]: 'export const a = () => Math.random();' },
  ],
  ['purity', 'a log', checkPurity, { 'src/kernel/a.ts': "console.log('x');" }],
  [
    'purity',
    'the environment',
    checkPurity,
    { 'src/law/a.ts': 'export const a = process.env.HOME;' },
  ],
  ['table_owner', 'a table nobody owns', checkTables, migration],
  [
    'table_owner',
    'a table of two owners',
    checkTables,
    { ...owned, [`${agencies}/README.md`]: 'Tables: plan\n' },
  ],
  [
    'table_owner',
    'a table that no migration makes',
    checkTables,
    { ...owned, [`${agencies}/README.md`]: 'Tables: agency\n' },
  ],
  [
    'table_write',
    'a store writes the table of another module',
    checkTables,
    { ...owned, 'src/modules/reports/store.ts': "export const a = (t) => t.insertInto('plan');" },
  ],
  [
    'table_write',
    'SQL text writes the table of another module',
    checkTables,
    { ...owned, 'src/modules/reports/store.ts': 'export const a = sql`delete from plan`;' },
  ],
  [
    'table_read',
    'a lower module reads the table of a higher one',
    checkTables,
    { ...owned, [`${agencies}/store.ts`]: "export const a = (t) => t.innerJoin('plan as p');" },
  ],
  [
    'table_read',
    'the platform reads the table of a module',
    checkTables,
    {
      ...owned,
      'src/platform/jobs/a.ts': "export const a = (c) => c.query('select 1 from plan');",
    },
  ],
  [
    'sql_place',
    'a service holds SQL',
    checkSqlPlace,
    { ...owned, [`${plans}/service.ts`]: "export const a = (t) => t.selectFrom('plan');" },
  ],
];

describe('a planted violation is found', () => {
  test.each(planted)('%s: %s', (rule, _title, check, sources) => {
    expect(check(plant(sources)).map((violation) => violation.rule)).toEqual([rule]);
  });

  test('what is allowed is not called a violation', () => {
    const files = plant({
      ...owned,
      [`${plans}/store.ts`]: [
        "import { sql } from 'kysely';",
        "import type { Transaction } from '../../platform/database/index.ts';",
        "import type { Plan } from './domain.ts';",
        "export const list = (trx: Transaction) => trx.selectFrom('plan').selectAll();",
        'export const count = sql<Plan>`select count(*) from plan`;',
      ].join('\n'),
      [`${plans}/domain.ts`]: [
        "import { addDays } from '../../kernel/index.ts';",
        'export interface Plan { readonly id: string }',
        "export const later = (day: never) => [addDays(day, 1), new Date('2013-06-24')];",
      ].join('\n'),
      [`${plans}/screens/list.screen.tsx`]: [
        "import { Button } from '@mui/material';",
        "import { listPlans } from '../contract.ts';",
        "import { findAgencies } from '../../agencies/contract.ts';",
        'export const screen = [Button, listPlans, findAgencies];',
      ].join('\n'),
      [`${plans}/service.test.ts`]: "import { start } from '../../apps/server.ts';",
      'src/apps/server.ts': "import { operations } from '../modules/plans/index.ts';",
    });
    const found = checkers.flatMap(([, check]) => check(files));
    expect(report(found)).toBe('');
  });

  test('every rule has been tried', () => {
    const rules = [
      'apps',
      'browser',
      'cycle',
      'index',
      'outside',
      'purity',
      'rank',
      'readme',
    ].concat(['room', 'sql_place', 'table_owner', 'table_read', 'table_write', 'zone']);
    expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(rules);
  });
});
