import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../../kernel/index.ts';
import { asDocx, asHtml } from '../../../../tests/support/plan-rendering.ts';
import { makeAgencyResolver, readAgencyRegister } from '../../agencies/index.ts';
import type { PlanReading } from '../domain/index.ts';
import { type ReadPlan, readPlan } from './read.ts';

const file = new URL('../../../../plans/4220-KH-UBND-2013.txt', import.meta.url);
const bytes = readFileSync(file);
const resolveAgency = makeAgencyResolver(readAgencyRegister());

async function readAs(content: Uint8Array | string, fileName: string): Promise<ReadPlan> {
  const given = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return unwrap(await readPlan(given, { fileName, resolveAgency }));
}

let plan: ReadPlan;
let reading: PlanReading;
beforeAll(async () => {
  plan = await readAs(bytes, 'a.txt');
  reading = plan.reading;
});

const task = (code: string): PlanReading['tasks'][number] => {
  const found = reading.tasks.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no task ${code}`);
  return found;
};

describe('the published text of 4220/KH-UBND', () => {
  test('the heading, the signature and the recipients are read', () => {
    expect(reading.document).toMatchObject({
      number: '4220/KH-UBND',
      type: 'kế hoạch',
      issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
      place: 'Hải Phòng',
      issuedOn: '2013-06-14',
      signedBy: 'Lê Khắc Nam',
      signingCapacity: ['TM. ỦY BAN NHÂN DÂN THÀNH PHỐ', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      periodFrom: 2012,
      periodTo: 2020,
    });
    expect(reading.document.recipients).toHaveLength(9);
    expect(reading.document.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('it has 3 + 51 + 13 + 4 + 4 provisions under the plan’s own numbering', () => {
    const count = (part: string): number =>
      reading.provisions.filter((each) => each.code.startsWith(`${part}.`)).length;
    expect(['I', 'II', 'III', 'IV', 'V'].map(count)).toEqual([3, 51, 13, 4, 4]);
    expect(reading.provisions.map((each) => each.code)).toEqual(
      expect.arrayContaining(['I.3', 'II.1.6', 'II.5.1.1', 'II.5.2.8', 'III.3.6', 'V.4']),
    );
  });

  test('a dash under a numbered point of part IV belongs to the point', () => {
    const point = reading.provisions.find((each) => each.code === 'IV.2');
    expect(point?.text).toContain('vận động xã hội hóa');
    expect(plan.parsed.dashesUnderPoints.map((each) => each.provision)).toEqual(['IV.2', 'IV.3']);
  });

  test('it has 36 tasks, their codes as the annex numbers them', () => {
    const bySection = (section: string): number =>
      reading.tasks.filter((each) => `${each.code}.`.startsWith(`PL.${section}.`)).length;
    expect(reading.tasks).toHaveLength(36);
    expect(['I', 'II', 'III', 'IV', 'V', 'VI'].map(bySection)).toEqual([8, 13, 5, 2, 7, 1]);
    expect(task('PL.II.2.3')).toMatchObject({ section: 'PL.II.2', startYear: 2013, endYear: 2020 });
  });

  test('a section that is itself a task is both', () => {
    expect(task('PL.VI')).toMatchObject({ section: 'PL.VI', lead: { code: 'HP-STTTT' } });
    expect(reading.sections.map((each) => each.code)).toContain('PL.VI');
  });

  test('one agency has one code however it is written', () => {
    const codes = new Map<string, Set<string>>();
    for (const { lead } of reading.tasks) {
      if (lead === null) continue;
      codes.set(lead.code, (codes.get(lead.code) ?? new Set()).add(lead.raw));
    }
    expect(codes.size).toBe(7);
    expect(codes.get('HP-SLDTBXH')?.size).toBeGreaterThan(1);
  });

  test('coordinating agencies keep their order, groups are one entry', () => {
    expect(task('PL.I.1').coordinating.map((each) => each.code)).toEqual([
      'HP-BCHQS',
      'HP-BTCTU',
      'HP-VPUBND',
      'HP-SYT',
      'HP-THANHDOAN',
      'GROUP-DISTRICT-COMMITTEES',
    ]);
    expect(task('PL.I.1').coordinating.at(-1)).toMatchObject({ group: true });
    expect(task('PL.II.4.2').coordinating.map((each) => each.raw)).toEqual([
      'Sở Tài chính',
      'Sở Kế hoạch và Đầu tư',
      'Sở NN và PTNT',
      'UBND các quận, huyện',
      'các đơn vị liên quan',
    ]);
  });

  test('years are the number as written, money its kind', () => {
    expect(task('PL.II.1.2')).toMatchObject({ startYear: 2012, endYear: 1010, endRaw: 'Năm 1010' });
    expect(task('PL.IV.1').funding.map((each) => each.kind)).toEqual([
      'central_budget',
      'local_budget',
      'enterprise',
      'social_contribution',
    ]);
    expect(task('PL.II.4.3').funding.map((each) => each.kind)).toEqual([
      'central_budget',
      'local_budget',
    ]);
  });

  test('a title of two paragraphs is one title', () => {
    expect(task('PL.I.4').title).toMatch(/^Đầu tư nâng cấp.*Nâng cấp Trung tâm Chỉnh hình/);
  });

  test('targets carry their figures in the base unit', () => {
    const figures = reading.targets.filter((each) => each.kind !== 'qualitative');
    expect(figures).toMatchObject([
      { where: { code: 'II.1.5' }, kind: 'range', min: 2500, max: 3000, unit: 'ngôi mộ' },
      { where: { code: 'II.3.8' }, kind: 'change', from: 250, to: 400, unit: 'người' },
      { where: { code: 'II.3.8' }, kind: 'range', min: 1, max: 2, year: 2020 },
      { where: { code: 'PL.I.8' }, kind: 'minimum', min: 2_000_000_000, unit: 'đồng', per: 'year' },
    ]);
  });

  test('other documents are data, with every place that names them', () => {
    const numbers = reading.references.map((each) => each.number);
    expect(numbers).toHaveLength(15);
    expect(reading.references).toContainEqual(
      expect.objectContaining({
        number: '1215/QĐ-TTg',
        type: 'quyết định',
        date: '2011-07-22',
        issuer: 'Thủ tướng Chính phủ',
      }),
    );
    expect(reading.grounds).toMatchObject([{ references: ['18-CT/TU', '15-NQ/TW'] }]);
  });

  test('what the publishing page added is no part of the document, its facts are kept apart', () => {
    const said = JSON.stringify({ ...reading, findings: [] });
    expect(said).not.toMatch(/Đã xem|Download|Lược đồ|Thuộc tính/);
    const name = 'Ngày ban hành';
    expect(plan.parsed.site).toContainEqual({ name, value: '17/06/2013', line: 960 });
    expect(plan.parsed.dates.map((each) => [each.where, each.date])).toEqual(
      expect.arrayContaining([
        ['heading', '2013-06-14'],
        ['annex', '2013-06-17'],
        ['site', '2013-06-17'],
      ]),
    );
  });

  test('every place lies on a line of the text', () => {
    const places = [...reading.provisions, ...reading.tasks, ...reading.sections];
    expect(places.every((each) => each.line >= 1 && each.line <= plan.lines.length)).toBe(true);
    expect(plan.lines[task('PL.I.3').line - 1]).toBe('3');
  });
});

/** A reading without what only the format decides: lines, ids made from them, the file's hash. */
function bare(value: unknown): unknown {
  const left = new Set(['line', 'sha256', 'id']);
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (left.has(key) ? undefined : part)),
  );
}

describe('one plan in three formats', () => {
  const text = new TextDecoder().decode(bytes);

  test('a web page gives the same reading', async () => {
    const page = await readAs(asHtml(text), 'a.html');
    expect(bare(page.reading)).toEqual(bare(reading));
  });

  test('a Word document gives the same reading, its table broken over pages too', async () => {
    for (const rows of [Infinity, 9]) {
      const word = await readAs(asDocx(text, rows), 'a.docx');
      expect(bare(word.reading)).toEqual(bare(reading));
    }
  });

  test('decomposed letters and UTF-16 with its mark change nothing but the hash', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(bare((await readAs(wide, 'a.txt')).reading)).toEqual(bare(reading));
    const apart = await readAs(text.normalize('NFD'), 'a.txt');
    expect(bare(apart.reading.tasks)).toEqual(bare(reading.tasks));
    expect(apart.parsed.encodingNotes[0]?.kind).toBe('decomposed');
  });
});
