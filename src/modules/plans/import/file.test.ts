import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlanFile } from './file.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file of a plan', () => {
  it('is read with its name', async () => {
    writeFileSync(join(folder, 'a.txt'), 'KẾ HOẠCH');
    const read = await readPlanFile(join(folder, 'a.txt'));
    expect(read.ok && read.value.name).toBe('a.txt');
    expect(read.ok && Buffer.from(read.value.bytes).toString()).toBe('KẾ HOẠCH');
  });

  it('that is missing, or a folder, is refused with its path', async () => {
    expect(await readPlanFile(join(folder, 'b.txt'))).toMatchObject({
      error: { code: 'plan.no_file', kind: 'not_found', where: { file: join(folder, 'b.txt') } },
    });
    expect(await readPlanFile(folder)).toMatchObject({ error: { code: 'plan.folder' } });
  });

  it('that is too large is refused before it is read', async () => {
    writeFileSync(join(folder, 'big.txt'), '');
    truncateSync(join(folder, 'big.txt'), 60 * 1024 * 1024);
    expect(await readPlanFile(join(folder, 'big.txt'))).toMatchObject({
      error: { code: 'plan.too_large', data: { megabytes: 60, limit: 40 } },
    });
  });
});
