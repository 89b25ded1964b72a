import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { record } from '../../../platform/database/index.ts';
import { fileSweep } from './index.ts';

const db = testDatabase();
let dataFolder = '';
beforeEach(() => void (dataFolder = mkdtempSync(join(tmpdir(), 'ansinh-sweep-'))));
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

it('removes contents that no record names once they are a day old, and tells how many', async () => {
  const folder = join(dataFolder, 'files/ab');
  mkdirSync(folder, { recursive: true });
  const [orphan, fresh] = [join(folder, 'c'.repeat(62)), join(folder, 'd'.repeat(62))];
  for (const path of [orphan, fresh]) writeFileSync(path, 'x');
  const old = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(orphan, old, old);
  const context = db.context({ now: Date.now });
  const run = {
    id: newId(),
    attempt: 1,
    context,
    signal: new AbortController().signal,
    home: { dataFolder, owner: null },
    progress: () => undefined,
  };
  const finish = unwrap(await fileSweep.begin(run, {}));
  expect(await record(context, (trx) => finish(trx, context))).toEqual({ removed: 1 });
  expect([existsSync(orphan), existsSync(fresh)]).toEqual([false, true]);
});
