import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { factsFile } from '../../src/law/pack/fact.ts';
import { factsMigration } from '../../src/law/sql/migration.ts';
import type { Generated } from './generated.ts';

/** The migration of the monthly facts, from the vocabulary of the law. */
export async function generateFacts(root: string): Promise<readonly Generated[]> {
  const facts = factsFile.parse(parse(readFileSync(join(root, 'policies/facts.yaml'), 'utf8')));
  const text = factsMigration(new Map(facts.map((fact) => [fact.name, fact])));
  return [{ path: 'db/migrations/0100_create_facts_month.sql', text }];
}
