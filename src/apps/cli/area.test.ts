import { describe, expect, test } from 'vitest';
import { commands } from './area.ts';
import { makeIo } from './io.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(name: string, positionals: string[], given: object = {}): Promise<Ran> {
  const { json = false, ...options } = given as { json?: boolean; on?: string };
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const said = { out: '', err: '' };
  const io = makeIo({
    language: 'vi',
    wantsJson: json,
    dataFolder: '/nowhere',
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: () => Promise.reject(new Error('a pure command asked for a database')),
  });
  const code = await command.run({ positionals, options }, io);
  return { code, ...said };
}

describe('area find', () => {
  test('answers from reference alone, in the shape of the contract', async () => {
    const ran = await run('area find', ['thuỷ nguyên'], { json: true, on: '2025-03-01' });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      on: '2025-03-01',
      units: [
        {
          code: '311',
          name: 'Thuỷ Nguyên',
          type: 'thành phố',
          parent: { code: '31', name: 'Hải Phòng' },
          from: '2025-01-01',
          to: '2025-06-30',
        },
      ],
    });
  });

  test('words need no quotes', async () => {
    const ran = await run('area find', ['an', 'lao'], { json: true, on: '2013-06-14' });
    expect(JSON.parse(ran.out)).toMatchObject({ units: [{ code: '313' }, { code: '11629' }] });
  });

  test('nothing found is an empty list and exit 0', async () => {
    const ran = await run('area find', ['nowhere'], { json: true });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ units: [] });
    const words = await run('area find', ['nowhere'], { on: '2020-01-01' });
    expect(words.out).toBe('Không tìm thấy đơn vị hành chính nào tại ngày 01/01/2020.\n');
  });

  test('a day that is none is exit 2 and says how to write one', async () => {
    const ran = await run('area find', ['x'], { json: true, on: '31/12/2024' });
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({
      error: { code: 'area.bad_date', where: { field: 'on' } },
    });
  });

  test('prints a table in Vietnamese', async () => {
    const ran = await run('area find', ['311'], { on: '2013-06-14' });
    expect(ran.out.split('\n')[2]).toBe(
      '311  huyện  Thuỷ Nguyên  Hải Phòng  08/07/2004  31/12/2024',
    );
  });
});

describe('area chain', () => {
  test('lists every unit that carried a reused code', async () => {
    const ran = await run('area chain', ['11341'], { json: true });
    const { units } = JSON.parse(ran.out) as { units: { name: string; successors: object[] }[] };
    expect(units.map((unit) => unit.name)).toEqual(['Lạc Viên', 'Gia Viên']);
    expect(units[0]?.successors).toMatchObject([
      {
        code: '11341',
        name: 'Gia Viên',
        from: '2025-01-01',
        share: 1,
        whole: true,
        verified: true,
      },
    ]);
  });

  test('says in words what is not verified, and shares with a decimal comma', async () => {
    expect((await run('area chain', ['11389'])).out).toContain('(chưa kiểm chứng)');
    expect((await run('area chain', ['11341'])).out).toMatch(/→ 11359 phường Gia Viên: \d+,\d%/);
  });

  test('a unit that ended without a successor says so', async () => {
    expect((await run('area chain', ['303'])).out).toContain('không có đơn vị tiếp nhận');
  });

  test('an unknown code is an empty list and exit 0', async () => {
    const ran = await run('area chain', ['99999'], { json: true });
    expect(ran).toMatchObject({ code: 0, out: '{"units":[]}\n' });
    expect((await run('area chain', ['99999'])).out).toContain('99999');
  });
});
