import { defineConfig } from 'vitest/config';

/** The machines that test this have two cores, and the database works on one of them. */
const WORKERS = 2;
const DB_TEST_LIMIT_MS = 30_000;

/** These bring their own PostgreSQL, or need none: Debian's would try the same thing twice. */
const embeddedOnly =
  process.env['ANSINH_TEST_PG'] === 'debian'
    ? [
        'src/apps/start.db.test.ts',
        'tests/scenarios/command-line*.scenario.ts',
        'tests/scenarios/law-{by-hand,commands,packs,run}.scenario.ts',
      ]
    : [];

/** What keeps nothing between two tests: pure code, tried without a new world for each file. */
const pure = [
  'src/{kernel,law}/**/*.test.ts',
  'src/modules/*/{domain,import}/**/*.test.ts',
  'src/modules/*/{domain,contract,import}*.test.ts',
];
const unit = ['{src,tests,tools,bench}/**/*.{test,prop.test}.{ts,tsx}'];
const notUnit = ['**/*.db.test.ts', '**/node_modules/**'];

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['tests/support/seeded.ts'],
          testTimeout: 20_000,
          include: unit,
          exclude: [...notUnit, ...pure],
        },
      },
      {
        test: {
          name: 'unit-pure',
          setupFiles: ['tests/support/seeded.ts'],
          testTimeout: 20_000,
          isolate: false,
          include: pure,
          exclude: notUnit,
        },
      },
      {
        test: {
          name: 'db',
          include: ['{src,tests,tools}/**/*.db.test.ts', 'tests/scenarios/**/*.scenario.ts'],
          exclude: ['**/node_modules/**', ...embeddedOnly],
          globalSetup: ['tests/support/pg-setup.ts'],
          testTimeout: DB_TEST_LIMIT_MS,
          hookTimeout: DB_TEST_LIMIT_MS,
        },
      },
    ],
  },
});
