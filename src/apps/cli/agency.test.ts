import { describe, expect, test } from 'vitest';
import { commands } from './agency.ts';
import { makeIo } from './io.ts';

async function run(
  name: string,
  positionals: string[],
  options: { readonly on?: string } = {},
  wantsJson = false,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const said = { out: '', err: '' };
  const io = makeIo({
    language: 'vi',
    wantsJson,
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

describe('agency find', () => {
  test('answers from reference alone by any writing, as of a day', async () => {
    const ran = await run('agency find', ['Sở LĐTBXH'], { on: '2013-06-14' }, true);
    const labour = {
      code: 'HP-SLDTBXH',
      name: 'Sở Lao động - Thương binh và Xã hội',
      kind: 'department',
      parent: { code: 'HP-UBND', name: 'Ủy ban nhân dân thành phố Hải Phòng' },
      from: '2008-02-04',
      to: '2025-02-28',
    };
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      on: '2013-06-14',
      agencies: [labour],
      units: [{ ...labour, type: 'sở' }],
    });
  });

  test('nothing found is an empty list and exit 0', async () => {
    const ran = await run('agency find', ['Sở LĐTBXH'], { on: '2025-03-01' }, true);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toEqual({ on: '2025-03-01', agencies: [], units: [] });
    const words = await run('agency find', ['nobody'], { on: '2025-03-01' });
    expect(words.out).toBe('Không tìm thấy cơ quan nào tại ngày 01/03/2025.\n');
  });

  test('a day that is none is exit 2', async () => {
    const ran = await run('agency find', ['x'], { on: '2013-13-01' }, true);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'agency.bad_date' } });
  });

  test('words need no quotes, and the table is Vietnamese', async () => {
    const ran = await run('agency find', ['ubnd', 'quan', 'le', 'chan'], { on: '2013-06-14' });
    expect(ran.out).toContain('UBND-305  Ủy ban nhân dân quận Lê Chân  UBND cấp huyện');
  });
});

describe('agency chain', () => {
  test('lists successors function by function, and what is not verified', async () => {
    const ran = await run('agency chain', ['HP-SLDTBXH']);
    expect(ran.out).toContain('→ HP-SYT Sở Y tế: Bảo trợ xã hội');
    expect(ran.out).toMatch(/HP-CA .*Cai nghiện ma túy.*\(chưa kiểm chứng\)/);
    expect(ran.out).not.toContain('giải thể');
  });

  test('an unknown successor is said to be unknown', async () => {
    expect((await run('agency chain', ['UBND-303'])).out).toContain('chưa rõ cơ quan tiếp nhận');
  });

  test('an unknown code is an empty list and exit 0', async () => {
    const ran = await run('agency chain', ['HP-X'], {}, true);
    expect(ran).toMatchObject({ code: 0, out: '{"agencies":[],"units":[]}\n' });
    expect((await run('agency chain', ['HP-X'])).out).toContain('HP-X');
  });
});
