import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { unwrap } from '../../kernel/index.ts';
import { loadAgencies } from '../../modules/agencies/index.ts';
import { areasModule, loadAreas } from '../../modules/areas/index.ts';
import type { Module } from '../../platform/http/index.ts';
import { commands as agencyCommands } from './agency.ts';
import { commands as areaCommands } from './area.ts';
import { makeIo } from './io.ts';

/* What officers decided, on the command line: read where a database is given. */
const db = testDatabase();
let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-registers-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function decide(module: Module, id: string, input: object): Promise<void> {
  const bound = module.operations.find(({ operation }) => operation.id === id);
  const given = { requestId: newId(), seen: 0, source: 'Nghị quyết 1/NQ (mẫu)', ...input };
  const reply = await bound?.serve(db.context(), { ...given, documentDate: '2024-10-24' }, null);
  if (reply === undefined || !reply.ok) throw new Error(JSON.stringify(reply));
}

beforeAll(async () => {
  unwrap(await loadAreas(db.context()));
  unwrap(await loadAgencies(db.context()));
  const unit = { code: '11389', from: '2004-07-08', kind: 'replace' };
  const parts = [{ code: '11401', thousandths: 1000 }];
  await decide(areasModule, 'area.decide_successors', { ...unit, parts });
});

/** A folder that looks as one with a database does; the test's own is what is asked. */
function withDatabase(): void {
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
}

async function run(name: string, ...positionals: readonly string[]): Promise<string> {
  const command = [...areaCommands, ...agencyCommands].find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  let out = '';
  const io = makeIo({
    language: 'vi',
    wantsJson: true,
    dataFolder: folder,
    as: null,
    messages: command.messages,
    out: (text) => void (out += text),
    err: () => undefined,
    withContext: (_io, work) => work(db.context()),
  });
  expect(await command.run({ positionals, options: {} }, io)).toBe(0);
  return out;
}

interface Chain {
  readonly units: readonly {
    readonly successors: readonly { readonly code: string; readonly verified: boolean }[];
  }[];
}
const successors = async (code: string) => {
  const { units } = JSON.parse(await run('area chain', code)) as Chain;
  return units[0]?.successors.map((next) => [next.code, next.verified]);
};

describe('the registers on the command line', () => {
  test('without a database what the release infers is told', async () => {
    expect(await successors('11389')).toEqual([['11395', false]]);
  });

  test('with one, what an officer decided by a document', async () => {
    withDatabase();
    expect(await successors('11389')).toEqual([['11401', true]]);
  });

  test('find and agencies answer alike with and without a database', async () => {
    const asked = [
      ['area find', 'thủy nguyên'],
      ['agency find', 'Sở Y tế'],
      ['agency chain', 'HP-SLDTBXH'],
    ] as const;
    const alone = await Promise.all(asked.map(([name, word]) => run(name, word)));
    withDatabase();
    const given = await Promise.all(asked.map(([name, word]) => run(name, word)));
    expect(given.map((text) => JSON.parse(text) as unknown)).toEqual(
      alone.map((text) => JSON.parse(text) as unknown),
    );
    expect(alone[0]).toContain('Thủy Nguyên');
  });
});
