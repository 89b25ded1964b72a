/** The heading block, the signature and the recipients of a document. */
import { isoDate, searchKey } from '../../../kernel/index.ts';
import type { DatedMention, TextLine } from './parsed.ts';
import { typeWords } from './site.ts';
import { yearsIn } from './tables/time.ts';

export interface Heading {
  readonly number: string | null;
  readonly numberLine: number;
  readonly type: string | null;
  readonly title: string;
  readonly issuer: string | null;
  readonly place: string | null;
  readonly dated: Omit<DatedMention, 'where' | 'name'> | null;
  /** How many paragraphs of the document the heading takes. */
  readonly length: number;
}

const upper = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}/u.test(text);

/** A symbol of an administrative document: "4220/KH-UBND", "15-NQ/TW", "04/2012/UBTVQH13". */
export const symbol =
  /\d{1,5}[a-zđ]?(?:\/\d{4})?(?:\s?\/\s?|-)(?:[A-ZĐƯ]{2,}[a-z]{0,2}|Ctr)\d*(?:[-/&.][A-ZĐƯ][A-Za-zĐƯđư]*\d*)*/u;

const fullDate =
  /ngày\s*(\d{1,2})?\s*(?:tháng)\s*(\d{1,2})?\s*(?:năm)\s*(\d{4})?|(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/iu;

export interface WrittenDate {
  readonly date: string | null;
  readonly raw: string;
  readonly index: number;
}

/** The first date of a text; `date` is null when a part of it is missing or there is no such day. */
export function dateIn(text: string): WrittenDate | null {
  const match = fullDate.exec(text);
  if (match === null) return null;
  const [raw, day = match[4], month = match[5], year = match[6]] = match;
  const complete = day !== undefined && month !== undefined && year !== undefined;
  const date = complete ? isoDate(Number(year), Number(month), Number(day)) : null;
  return { date, raw: raw.trim(), index: match.index };
}

const keepUpper = new Set(['TP', 'UBND', 'HĐND']);

/** "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG" → "Ủy ban nhân dân thành phố Hải Phòng". */
export function quietName(text: string): string {
  if (!upper(text)) return text;
  const words = text
    .replace(/\s+/g, ' ')
    .split(' ')
    .map((word) => (keepUpper.has(word) ? word : word.toLowerCase()));
  const joined = words.join(' ');
  const unit =
    /(?:^|\s)(thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã)\s+(.+)$/u.exec(joined);
  const named =
    unit === null
      ? joined
      : joined.slice(0, joined.length - (unit[2] ?? '').length) + titleCase(unit[2] ?? '');
  return named.charAt(0).toUpperCase() + named.slice(1);
}

const titleCase = (text: string): string =>
  text.replace(
    /(^|[\s-])(\p{L})/gu,
    (_whole, gap: string, first: string) => gap + first.toUpperCase(),
  );

const isIssuer = (text: string): boolean =>
  /^(?:(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ |BAN |BỘ |VĂN PHÒNG|CHÍNH PHỦ)/u.test(
    text,
  ) && upper(text);

/** What stands beside the issuer when two columns were copied as one line. */
const motto =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc/giu;

function issuerOf(written: readonly string[]): string | null {
  const lines = written.map((text) => text.replace(motto, '').trim());
  const at = lines.findIndex(isIssuer);
  const first = lines[at];
  if (first === undefined) return null;
  const next = lines[at + 1] ?? '';
  const goesOn =
    upper(next) &&
    /^(?:TỈNH|THÀNH PHỐ|TP|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ|ĐẶC KHU|THỊ TRẤN)(?:[\s.]|$)/u.test(next);
  return quietName(goesOn ? `${first} ${next}` : first);
}

function typeOf(text: string): { type: string; rest: string } | null {
  const spaced = text.replace(/^(?:\p{Lu} ){3,}\p{Lu}$/u, (letters) => letters.replace(/ /g, ''));
  for (const word of typeWords) {
    if (spaced === word || spaced === word.replace(/ /g, '')) {
      return { type: word.toLowerCase(), rest: '' };
    }
    if (text.startsWith(`${word} `) && upper(text)) {
      return { type: word.toLowerCase(), rest: text.slice(word.length).trim() };
    }
  }
  return null;
}

const beginsGrounds = /^(?:Căn cứ|Xét|Theo đề nghị)(?!\p{L})/u;
const mostTitleLines = 8;
const headingWithin = 60;

/** Lines of the title below the type: until a sentence, a ground or the first part. */
function titleOf(
  texts: readonly string[],
  from: number,
  first: string,
): { title: string; to: number } {
  const parts = first === '' ? [] : [first];
  let at = from;
  for (; at < texts.length && parts.length < mostTitleLines; at++) {
    const text = texts[at] ?? '';
    if (/^[-–—_*]{3,}$/.test(text)) break;
    const ends = beginsGrounds.test(text) || /^(?:[IVX]+|\d+|[A-Z])[.)]\s/u.test(text);
    if (ends || /[;.:,]$/.test(text) || (parts.length > 0 && text.length > 300)) break;
    if (/^\((?:Ban hành )?[Kk]èm theo/u.test(text)) continue;
    if (parts.length > 0 && !upper(text) && upper(parts.at(-1) ?? '')) break;
    parts.push(text);
  }
  return { title: parts.join(' ').trim(), to: at };
}

/** Reads the heading from the first paragraphs of the document. */
export function readHeading(paragraphs: readonly TextLine[]): Heading {
  const head = paragraphs.slice(0, headingWithin);
  const texts = head.map((each) => each.text);
  const typeAt = texts.findIndex((text) => typeOf(text) !== null);
  const found = typeOf(texts[typeAt] ?? '');
  const before = head.slice(0, typeAt === -1 ? 15 : typeAt + 1);
  const numbered = before.find(({ text }) => /^Số\s*[:.]?/u.test(text) && symbol.test(text));
  const number = symbol.exec(numbered?.text ?? '')?.[0].replace(/\s/g, '') ?? null;
  const dated = before.find(({ text }) => /ngày[\s.…_]*\d*[\s.…_]*tháng/iu.test(text));
  const date = dated === undefined ? null : dateIn(dated.text.replace(/[.…_]+/g, ' '));
  const place = /^(.*?),?\s*ngày/iu.exec(dated?.text ?? '')?.[1]?.replace(/^.*\t/, '') ?? null;
  const title = found === null ? { title: '', to: 0 } : titleOf(texts, typeAt + 1, found.rest);
  return {
    number,
    numberLine: numbered?.line ?? 0,
    type: found?.type ?? null,
    title: title.title,
    issuer: issuerOf(before.map((each) => each.text)),
    place: place === null || place.trim() === '' ? null : placeName(place),
    dated:
      dated === undefined
        ? null
        : { date: date?.date ?? null, raw: date?.raw ?? dated.text, line: dated.line },
    length: title.to,
  };
}

/** "Số: 12/KH-UBND Lào Cai" in one line: only the place. */
function placeName(text: string): string {
  return text
    .replace(/^Số\s*:?\s*\S+\s+/u, '')
    .replace(/[,\s]+$/, '')
    .trim();
}

/** The years that the title names: "giai đoạn 2012-2020", "năm 2024", "đến năm 2025". */
export function periodOfTitle(title: string): { from: number | null; to: number | null } {
  const stage =
    /giai đoạn\s*(?:từ\s*)?(?:năm\s*)?(\d{4})\s*(?:[-–—]|đến)\s*(?:năm\s*)?(\d{2,4})/iu.exec(title);
  if (stage !== null) {
    const from = Number(stage[1]);
    const to = Number(stage[2]);
    return { from, to: to < 100 ? Math.floor(from / 100) * 100 + to : to };
  }
  const until = /đến\s+(?:hết\s+)?năm\s*(\d{4})/iu.exec(title);
  const single = [...title.matchAll(/(?<!đến\s{1,3})(?<!đến hết\s)năm\s*(\d{4})/giu)].map((each) =>
    Number(each[1]),
  );
  if (until !== null) return { from: single[0] ?? null, to: Number(until[1]) };
  const years = single.length > 0 ? single : yearsIn(title);
  const first = years[0];
  return first === undefined
    ? { from: null, to: null }
    : { from: first, to: years.at(-1) ?? first };
}

const capacity =
  /^(?:(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}|(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|TRƯỞNG|CHÁNH))/u;
const personName = /^(?:\p{Lu}[\p{Ll}\p{M}]*\s+){1,5}\p{Lu}[\p{Ll}\p{M}]*$/u;

export interface Closing {
  readonly signedBy: string | null;
  readonly signingCapacity: readonly string[];
  readonly recipients: readonly string[];
  readonly recipientLines: ReadonlySet<number>;
  readonly signatureLines: ReadonlySet<number>;
}

/** Signature and recipients from the paragraphs below the body, in whatever order they stand. */
export function readClosing(paragraphs: readonly TextLine[]): Closing {
  const recipients: string[] = [];
  const signingCapacity: string[] = [];
  const recipientLines = new Set<number>();
  const signatureLines = new Set<number>();
  let signedBy: string | null = null;
  let listing = false;
  for (const { line, text } of paragraphs) {
    if (text.startsWith('Nơi nhận')) {
      listing = true;
      recipientLines.add(line);
    } else if (capacity.test(text) && text === text.toUpperCase()) {
      signatureLines.add(line);
      signingCapacity.push(text);
    } else if (signedBy === null && signingCapacity.length > 0 && personName.test(text)) {
      signatureLines.add(line);
      signedBy = text;
      listing = false;
    } else if (/^\(?(?:đã ký|ký tên|\[daky\])/iu.test(text)) {
      signatureLines.add(line);
    } else if (listing && (/^[-–+•]/.test(text) || recipients.length === 0)) {
      recipientLines.add(line);
      recipients.push(text.replace(/^[-–+•\s]+/, '').replace(/[;.,\s]+$/, ''));
    }
  }
  return {
    signedBy,
    signingCapacity,
    recipients: recipients.filter((text) => text !== ''),
    recipientLines,
    signatureLines,
  };
}

/** True where the body has ended: recipients or signature begin. */
export function closes(text: string): boolean {
  return (
    /^Nơi nhận\s*:?/u.test(text) ||
    (/^(?:TM|KT|TL|TUQ)\.\s?\p{Lu}/u.test(text) && text === text.toUpperCase())
  );
}

/** True for the heading of an annex. */
export function beginsAnnex(text: string): boolean {
  const key = searchKey(text);
  return (
    text.length < 120 &&
    /^(?:phu luc|bieu mau|bang phu luc)(?: (?:so )?(?:\d{1,2}|[ivx]+|[a-h])\b.*)?$/.test(key)
  );
}
