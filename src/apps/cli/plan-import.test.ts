import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpPlan } from '../../../tests/support/made-up-plan.ts';
import type { PlanReading } from '../../modules/plans/domain/reading.ts';
import { makeIo } from './io.ts';
import { planImport } from './plan-import.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-plan-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  readonly format?: string;
  readonly json?: boolean;
  readonly language?: 'vi' | 'en';
}

/** Reads a file of these words as the command does, without a database. */
async function read(text: string | null, given: Given = {}, name = 'ke-hoach.txt') {
  const path = join(folder, name);
  if (text !== null) writeFileSync(path, text);
  const said = { out: '', err: '' };
  const io = makeIo({
    language: given.language ?? 'vi',
    wantsJson: given.json ?? false,
    dataFolder: folder,
    as: null,
    messages: planImport.messages,
    out: (part) => void (said.out += part),
    err: (part) => void (said.err += part),
    withContext: async () => {
      throw new Error('it asked for a database');
    },
  });
  const options = given.format === undefined ? {} : { format: given.format };
  return { code: await planImport.run({ positionals: [path], options }, io), ...said };
}

interface Told {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly where: { readonly file: string | null; readonly field: string | null };
  };
}
const errorOf = (out: string): Told['error'] => (JSON.parse(out) as Told).error;

describe('a plan read on the command line', () => {
  test('is one document under --json: the reading, to the letter', async () => {
    const { code, out, err } = await read(madeUpPlan(3), { json: true });
    const reading = JSON.parse(out) as PlanReading;
    expect([code, err]).toEqual([0, '']);
    expect(reading.document).toMatchObject({ number: '9999/KH-UBND', issuedOn: '2015-01-05' });
    expect(reading.tasks.map((task) => task.code)).toEqual(['PL.1.1', 'PL.1.2', 'PL.1.3']);
    expect(Object.keys(reading)).toEqual([
      ...['document', 'grounds', 'references', 'sections', 'provisions', 'tasks'],
      ...['targets', 'findings'],
    ]);
  });

  test('is a head and tables in words, with days as officials write them', async () => {
    const { code, out } = await read(madeUpPlan(2));
    expect(code).toBe(0);
    expect(out).toContain('kế hoạch số 9999/KH-UBND: 2 nhiệm vụ');
    expect(out).toContain('Ngày ban hành: 05/01/2015');
    expect(out).toContain('Người ký: Nguyễn Văn Mẫu');
    expect(out).toContain('Giai đoạn: 2015–2020');
    expect(out).toMatch(/^Mã +Nhiệm vụ +Cơ quan chủ trì +Thời gian/m);
    expect(out).toMatch(/^PL\.1\.1 .*Sở Y tế +2015–2018/m);
  });

  test('says the same in English, the words of the plan as they are', async () => {
    const { out } = await read(madeUpPlan(2), { language: 'en' });
    expect(out).toContain('2 tasks');
    expect(out).toContain('Issued on: 05/01/2015');
    expect(out).toMatch(/^PL\.1\.1 .*Sở Y tế/m);
  });

  test('shows a long title cut, and what is not known as unknown', async () => {
    const long = 'Rà soát và hoàn thiện quy hoạch mạng lưới cơ sở trợ giúp xã hội trên địa bàn';
    const text = madeUpPlan(1)
      .replace(/^Rà soát .*$/m, long)
      .replace('Số: 9999/KH-UBND', 'Số:       /KH-UBND')
      .replaceAll('Nguyễn Văn Mẫu', '');
    const { out } = await read(text);
    expect(out).toContain(`${long.slice(0, 59)}…`);
    expect(out).not.toContain(long);
    expect(out).toContain('số chưa rõ');
    expect(out).toContain('Người ký: chưa rõ');
  });

  test('lists findings with place, line and severity', async () => {
    const text = madeUpPlan(2).replace('Năm 2018', 'Năm 1010');
    const { out } = await read(text);
    expect(out).toMatch(/^Mức độ +Vị trí +Dòng +Điểm cần rà soát/m);
    expect(out).toMatch(/^lỗi +PL\.1\.1 +\d+ +.*1010/m);
  });

  test('without tasks says so', async () => {
    const [body = ''] = madeUpPlan(1).split('PHỤ LỤC');
    const { code, out } = await read(body);
    expect([code, out.includes('Không có nhiệm vụ nào.')]).toEqual([0, true]);
  });
});

describe('a file that is no plan', () => {
  test.each<[code: string, text: string | null, name: string]>([
    ['plan.no_file', null, 'khong-co.txt'],
    ['plan.empty', '', 'rong.txt'],
    ['plan.not_recognised', 'Ngày xửa ngày xưa.', 'truyen.txt'],
    ['plan.pdf', '%PDF-1.7', 'a.pdf'],
    ['plan.not_docx', madeUpPlan(1), 'a.docx'],
    ['plan.unknown_format', '{\\rtf1}', 'a.rtf'],
  ])('is exit 2 with %s and the name of the file', async (code, text, name) => {
    const told = await read(text, { json: true }, name);
    expect([told.code, told.err]).toEqual([2, '']);
    const error = errorOf(told.out);
    expect(error.code).toBe(code);
    expect(error.message).toContain(name);
    expect(error.where.file).toContain(name);
  });

  test('is told in words on the other stream, in either language', async () => {
    const vi = await read('', {}, 'rong.txt');
    const en = await read('', { language: 'en' }, 'rong.txt');
    expect([vi.code, vi.out, en.out]).toEqual([2, '', '']);
    expect(vi.err).toContain('không có nội dung');
    expect(en.err).toContain('is empty');
  });

  test('a folder is none', async () => {
    const told = await read(null, { json: true }, '.');
    expect(errorOf(told.out).code).toBe('plan.folder');
  });
});

describe('--format', () => {
  test('of no known format is refused before the file is looked at', async () => {
    const told = await read(null, { format: 'pdf', json: true }, 'khong-co.txt');
    expect(told.code).toBe(2);
    expect(errorOf(told.out)).toMatchObject({
      code: 'plan.format_option',
      where: { field: '--format' },
    });
  });

  test('says what the name does not', async () => {
    const told = await read(madeUpPlan(2), { format: 'txt', json: true }, 'ke-hoach.dat');
    expect((JSON.parse(told.out) as PlanReading).tasks).toHaveLength(2);
  });
});
