/**
 * Writes what is generated and committed. `--check` writes nothing and fails when a file is not
 * what would be written; names as arguments run those generators only.
 * A new generator is a function in tools/gen/, added to the table below.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateContracts } from './gen/contracts.ts';
import { generateDatabase } from './gen/database.ts';
import { generateFacts } from './gen/facts.ts';
import type { Generator } from './gen/generated.ts';
import { generateGlossary } from './gen/glossary.ts';
import { generateLawUnverified } from './gen/law-unverified.ts';
import { generateModules } from './gen/modules.ts';
import { generatePlans } from './gen/plans.ts';

const GENERATORS: Readonly<Record<string, Generator>> = {
  // Before the database: it writes a migration.
  facts: generateFacts,
  database: generateDatabase,
  glossary: generateGlossary,
  modules: generateModules,
  contracts: generateContracts,
  plans: generatePlans,
  'law-unverified': generateLawUnverified,
};

const ROOT = join(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const check = asked.includes('--check');
const chosen = asked.filter((word) => !word.startsWith('--'));
const unknown = chosen.find((name) => !(name in GENERATORS));
if (unknown !== undefined) {
  console.error(`no generator ${unknown}; there are: ${Object.keys(GENERATORS).join(', ')}`);
  process.exit(2);
}

const stale: string[] = [];
for (const [name, generate] of Object.entries(GENERATORS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const { path, text } of await generate(ROOT)) {
    const file = join(ROOT, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
for (const path of stale)
  console.error(check ? `stale: ${path} (node tools/gen.ts)` : `wrote ${path}`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
