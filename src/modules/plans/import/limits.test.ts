import { describe, expect, test } from 'vitest';
import { madeUpPlan } from '../../../../tests/support/made-up-plan.ts';
import { asDocx, asHtml } from '../../../../tests/support/plan-rendering.ts';
import { makeDocx, makeZip } from '../../../../tests/support/zip.ts';
import { PLAN_FILE_BYTES_MAX } from './file.ts';
import { planImportMessages } from './messages.ts';
import {
  PLAN_LETTERS_MAX,
  PLAN_LINES_MAX,
  PLAN_PAGE_BYTES_MAX,
  PLAN_TEXT_BYTES_MAX,
  openPlan,
} from './open.ts';
import { PLAN_PARAGRAPHS_MAX, readPlan } from './read.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const small = madeUpPlan(10);
const inBody = (text: string): string => small.replace('II. NỘI DUNG\n', `II. NỘI DUNG\n\n${text}`);
const page = asHtml(small).replace('</body></html>', '');

/** How many tasks were read, or the code of the refusal, which must say what to do. */
async function answerTo(content: Uint8Array | string, fileName: string): Promise<number | string> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const read = await readPlan(bytes, { fileName, resolveAgency: () => null });
  if (read.ok) return read.value.reading.tasks.length;
  expect(['input', 'limited']).toContain(read.error.kind);
  expect(planImportMessages.vi).toHaveProperty([`error.${read.error.code}`]);
  return read.error.code;
}

const formats: readonly [fileName: string, write: (text: string) => Uint8Array | string][] = [
  ['a.txt', (text) => text],
  ['a.html', asHtml],
  ['a.docx', asDocx],
];

describe('a plan larger than any', () => {
  test.each(formats)(
    'of ten thousand tasks is within the limits as %s',
    async (fileName, write) => {
      const content = write(madeUpPlan(10_000));
      const bytes = typeof content === 'string' ? utf8(content) : content;
      const opened = await openPlan(bytes, undefined, fileName);
      const lines = opened.ok ? opened.value.document.lines.length : 0;
      expect(lines).toBeGreaterThan(150_000);
      expect(lines).toBeLessThanOrEqual(PLAN_LINES_MAX);
    },
  );

  test.each(formats)('of a thousand tasks is read whole as %s', async (fileName, write) => {
    expect(await answerTo(write(madeUpPlan(1_000)), fileName)).toBe(1_000);
  });
});

describe('a text that is too long is refused before it is read', () => {
  test.each<[what: string, code: string | number, content: () => string]>([
    [
      'as many bytes as a text may have are too many letters',
      'plan.too_many_letters',
      () => 'a'.repeat(PLAN_TEXT_BYTES_MAX),
    ],
    ['one byte more', 'plan.too_large', () => 'a'.repeat(PLAN_TEXT_BYTES_MAX + 1)],
    ['twelve megabytes of tasks', 'plan.too_large', () => madeUpPlan(57_000)],
    ['one letter too many', 'plan.too_many_letters', () => inBody('a'.repeat(PLAN_LETTERS_MAX))],
    ['one line too many', 'plan.too_many_lines', () => inBody('\n'.repeat(PLAN_LINES_MAX))],
    ['blank lines within the limit', 10, () => inBody('\n'.repeat(PLAN_LINES_MAX - 2_000))],
    [
      'one paragraph too many',
      'plan.too_many_paragraphs',
      () => inBody('- ă\n'.repeat(PLAN_PARAGRAPHS_MAX + 1)),
    ],
    ['paragraphs within the limit', 10, () => inBody('- ă\n'.repeat(PLAN_PARAGRAPHS_MAX - 100))],
  ])('%s', async (_what, code, content) => {
    expect(await answerTo(content(), 'a.txt')).toBe(code);
  });

  test('one endless line and one endless word are read like others', async () => {
    const line = inBody(`- ${'hỗ trợ người cao tuổi '.repeat(20_000)}.\n`);
    expect(await answerTo(line, 'a.txt')).toBe(10);
    expect(await answerTo(inBody(`- ${'x'.repeat(800_000)}.\n`), 'a.txt')).toBe(10);
  });

  test('many targets that no task serves are one finding', async () => {
    const many = inBody('- Đạt 60% hộ nghèo.\n'.repeat(5_000));
    const read = await readPlan(utf8(many), { fileName: 'a.txt', resolveAgency: () => null });
    const found = read.ok ? read.value.reading.findings : [];
    expect(found.filter((each) => each.code === 'provision_without_task').length).toBeLessThan(10);
    expect(found.some((each) => /50\d\d nội dung có chỉ tiêu/.test(each.text))).toBe(true);
  });
});

describe('a page that means harm', () => {
  test.each<[what: string, code: string | number, content: () => string]>([
    ['one byte too many', 'plan.too_large', () => page + ' '.repeat(PLAN_PAGE_BYTES_MAX)],
    ['elements inside each other', 10, () => page + '<div>'.repeat(400_000)],
    ['elements that misnest', 10, () => page + '<b><i>'.repeat(400_000)],
    ['text at every depth', 10, () => page + '<span>x'.repeat(200_000)],
    ['tables inside each other', 'plan.too_deep', () => page + '<table><tr><td>'.repeat(100_000)],
    ['paragraphs without end', 'plan.too_many_lines', () => page + '<p>a'.repeat(600_000)],
    [
      'cells without end',
      'plan.too_many_lines',
      () => `${page}<table>${'<tr><td>a<td>b'.repeat(200_000)}`,
    ],
    ['attributes without end', 10, () => `${page}<p${' a=1'.repeat(500_000)}>x`],
    [
      'cells that reach everywhere',
      'plan.too_many_lines',
      () => `${page}<table>${'<tr><td rowspan=999 colspan=64>a'.repeat(20_000)}`,
    ],
    ['entities without end', 10, () => page + '&amp;'.repeat(300_000)],
    ['a comment that never ends', 10, () => `${page}<!--${'x'.repeat(2_000_000)}`],
    ['a script that never ends', 10, () => `${page}<script>${'x'.repeat(2_000_000)}`],
  ])('%s', async (_what, code, content) => {
    expect(await answerTo(content(), 'a.html')).toBe(code);
  });
});

const rowOfTwo = (index: number): string =>
  `<w:tr w:w="${index}"><w:tc></w:tc><w:tc></w:tc></w:tr>`;

describe('a Word file that means harm', () => {
  const word = (bytes: Uint8Array | string, declared?: number): Buffer =>
    makeZip([
      { name: 'word/document.xml', bytes, ...(declared === undefined ? {} : { declared }) },
    ]);
  const varied = (piece: (index: number) => string, many: number): string =>
    Array.from({ length: many }, (_none, index) => piece(index * 7_919)).join('');

  test.each<[what: string, code: string, content: () => Uint8Array]>([
    [
      'one byte too many',
      'plan.too_large',
      () => new Uint8Array(PLAN_FILE_BYTES_MAX + 1).fill(0x50),
    ],
    ['sixty megabytes of spaces', 'plan.docx_bomb', () => word(Buffer.alloc(60_000_000, 32))],
    [
      'sixty megabytes that claim to be small',
      'plan.docx_damaged',
      () => word(Buffer.alloc(60_000_000, 32), 1_000),
    ],
    [
      'a document of more than forty megabytes',
      'plan.docx_bomb',
      () =>
        makeDocx(
          varied((index) => `<w:p><w:r><w:t>${'a'.repeat(9_000)}${index}</w:t></w:r></w:p>`, 4_700),
        ),
    ],
    [
      'paragraphs without end',
      'plan.too_many_lines',
      () =>
        makeDocx(varied((index) => `<w:p><w:t>${String(index).slice(-3)}</w:t></w:p>`, 250_000)),
    ],
    [
      'empty paragraphs without end',
      'plan.too_many_lines',
      () => makeDocx(varied((index) => `<w:p w:r="${index}"/>`, 250_000)),
    ],
    [
      'cells without end',
      'plan.too_many_lines',
      () => makeDocx(`<w:tbl>${varied(rowOfTwo, 90_000)}</w:tbl>`),
    ],
    [
      'letters without end',
      'plan.too_many_letters',
      () =>
        makeDocx(varied((index) => `<w:p><w:t>${'chữ '.repeat(99)}${index}</w:t></w:p>`, 5_000)),
    ],
    [
      'a tag longer than any',
      'plan.docx_damaged',
      () => makeDocx(`<w:p w:x="${varied((index) => String(index), 400_000)}"/>`),
    ],
  ])('%s', async (_what, code, content) => {
    expect(await answerTo(content(), 'a.docx')).toBe(code);
  });
});
