/**
 * What a publishing page adds around a document: titles above it, counters, attribute tables and
 * related documents below it. It is known by where it stands (before the heading block, after the
 * last of signature and annex) and by the words that such pages use, not by any one page.
 */
import { searchKey } from '../../../kernel/index.ts';
import { type NeutralBlock, type NeutralParagraph, cellText } from './neutral.ts';
import type { SiteFact, TextLine } from './parsed.ts';

const names: readonly string[] = [
  ...['Loại văn bản', 'Số hiệu', 'Số ký hiệu', 'Số/Ký hiệu', 'Cơ quan ban hành', 'Nơi ban hành'],
  ...['Người ký', 'Ngày ban hành', 'Ngày hiệu lực', 'Ngày có hiệu lực', 'Ngày hết hiệu lực'],
  ...['Ngày công báo', 'Ngày đăng công báo', 'Số công báo', 'Lĩnh vực, ngành', 'Lĩnh vực'],
  ...['Tình trạng hiệu lực', 'Tình trạng', 'Ngày cập nhật', 'Ngày đăng', 'Trích yếu'],
  ...['Yêu cầu cập nhật văn bản này', 'Cập nhật', 'Chức danh người ký', 'Phạm vi'],
];

const namePattern = new RegExp(
  `(?:^|(?<=\\s))(${[...names].sort((a, b) => b.length - a.length).join('|')})\\s*:?\\s*`,
  'giu',
);

/** Beginnings of lines below a document that only a publishing page writes. */
const tailWords = [
  ...['đã xem', 'lượt xem', 'đánh giá:', 'thuộc tính văn bản', 'thuộc tính', 'download', 'tải về'],
  ...['tải văn bản', 'tải file', 'lược đồ', 'văn bản liên quan', 'văn bản được', 'văn bản bị'],
  ...['văn bản gốc', 'văn bản cùng', 'lịch sử hiệu lực', 'tin liên quan', 'tin cùng', 'bài viết'],
  ...['chia sẻ', 'từ khóa', 'bình luận', 'gửi bình luận', 'đăng nhập', 'xem thêm', 'in trang'],
  ...['bản quyền', 'copyright', '©', 'cơ quan chủ quản', 'về đầu trang', 'ý kiến bạn đọc'],
  ...['hỏi đáp pháp luật', 'tài liệu đính kèm', 'file đính kèm', 'tệp đính kèm', 'lưu trữ'],
  ...['ghi chú văn bản', 'tình trạng hiệu lực', 'loại văn bản', 'số hiệu', 'lượt tải', 'nguồn:'],
];

const headPattern =
  /^(?:(?:ỦY|UỶ|ỦY) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|CỘNG H(?:ÒA|OÀ) XÃ HỘI|BỘ |CHÍNH PHỦ|TỈNH |THÀNH PHỐ )/u;
const upper = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}/u.test(text);

const beginsHeading = (text: string): boolean => upper(text) && headPattern.test(text);

export const typeWords = [
  ...['KẾ HOẠCH', 'CHƯƠNG TRÌNH', 'ĐỀ ÁN', 'QUYẾT ĐỊNH', 'NGHỊ QUYẾT', 'CHỈ THỊ', 'PHƯƠNG ÁN'],
];

const isType = (text: string): boolean =>
  typeWords.some((word) => text === word || (text.startsWith(`${word} `) && upper(text)));

function firstText(block: NeutralBlock): string {
  if (block.kind === 'paragraph') return block.text;
  return cellText(block.rows[0]?.cells[0] ?? { lines: [] });
}

/** Index of the first block of the document itself. */
function headEnd(blocks: readonly NeutralBlock[]): number {
  const within = Math.min(blocks.length, 400);
  for (let at = 0; at < within; at++) {
    const block = blocks[at];
    if (block !== undefined && beginsHeading(firstText(block).split('\n')[0] ?? '')) return at;
  }
  for (let at = 0; at < within; at++) {
    const block = blocks[at];
    if (block !== undefined && (isType(firstText(block)) || /^Số\s*:/.test(firstText(block)))) {
      return at;
    }
  }
  return 0;
}

const isTail = (block: NeutralBlock): boolean => {
  const text = firstText(block).trim().toLowerCase();
  if (text.length > 140) return false;
  return tailWords.some((word) => text.startsWith(word));
};

const endsBody = (block: NeutralBlock): boolean =>
  block.kind === 'paragraph' &&
  (/^(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}/u.test(block.text) ||
    /^(?:Nơi nhận|PHỤ LỤC|Phụ lục)\b/.test(block.text) ||
    /\.\/\.?$/.test(block.text));

/** Index of the first block below the document. */
function tailStart(blocks: readonly NeutralBlock[], from: number): number {
  const ended = blocks.findIndex((block, index) => index > from && endsBody(block));
  const search = ended === -1 ? Math.max(from + 1, Math.floor(blocks.length / 2)) : ended;
  for (let at = search; at < blocks.length; at++) {
    const block = blocks[at];
    if (block !== undefined && isTail(block)) return at;
  }
  return blocks.length;
}

function linesOf(blocks: readonly NeutralBlock[]): TextLine[] {
  return blocks.flatMap((block): TextLine[] =>
    block.kind === 'paragraph'
      ? [{ line: block.line, text: block.text }]
      : block.rows.map((row) => ({
          line: row.line,
          text: row.cells.map((cell) => cellText(cell).replace(/\n/g, ' ')).join(' '),
        })),
  );
}

/** The rows of an attribute table: "Ngày ban hành17/06/2013", several on a line too. */
function factsOf(lines: readonly TextLine[]): SiteFact[] {
  return lines.flatMap(({ line, text }) => {
    if (text.length > 400 || searchKey(text) === '') return [];
    const marks = [...text.matchAll(namePattern)];
    if (marks[0] === undefined || marks[0].index > 2) return [];
    return marks.flatMap((mark, index) => {
      const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
      return value === '' ? [] : [{ name: mark[1] ?? '', value, line }];
    });
  });
}

export interface Stripped {
  readonly document: readonly NeutralBlock[];
  readonly site: readonly TextLine[];
  readonly facts: readonly SiteFact[];
}

/** Parts the document from what the publishing page put around it. */
export function stripSite(blocks: readonly NeutralBlock[]): Stripped {
  const from = headEnd(blocks);
  const to = tailStart(blocks, from);
  const outside = [...blocks.slice(0, from), ...blocks.slice(to)];
  const site = linesOf(outside).filter((each) => each.text !== '');
  return { document: blocks.slice(from, to), site, facts: factsOf(site) };
}

/** Cells of a table that is no task table, as paragraphs in reading order. */
export function flattenTable(block: NeutralBlock): NeutralParagraph[] {
  if (block.kind === 'paragraph') return [block];
  return block.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.down || cell.across
        ? []
        : cell.lines.map((each, index): NeutralParagraph => ({
            kind: 'paragraph',
            line: each.line,
            text: each.text,
            apart: index === 0,
            blank: false,
          })),
    ),
  );
}
