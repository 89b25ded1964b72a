import { cut, quoted, type Draft, type QuotedPlace } from './draft.ts';
import { groupBy } from './groups.ts';
import { freeWords, openingVerbs } from './phrases.ts';
import { quoting, type PlanView } from './view.ts';
import { passage, phraseKey, type Word, type Passage } from './words.ts';

/** Marks of punctuation that a proofreader would correct. */
export function findInPunctuation(view: PlanView): readonly Draft[] {
  const passages = view.passages.filter(({ text }) => text !== text.toUpperCase());
  return [
    ...spacing(passages),
    ...passages.flatMap((where) => [
      ...capitalInSentence(where),
      ...commaAfterVerb(where),
      ...colonForSemicolon(where),
      ...spareYearWord(where),
    ]),
    ...wholesOf(passages).flatMap(unclosed),
    ...endsWithoutStop(passages),
  ];
}

/** `better` stands for the quoted words. */
function typo(where: QuotedPlace, field: string, text: string, better?: string): Draft {
  const rest = better === undefined ? {} : { better };
  return { code: 'typo', severity: 'info', where, field, text, ...rest };
}

/**
 * A mark that stands off the word before it, on the word behind it, or on one side only. Each looks
 * from the beginning of a word only: from every letter, one endless word would take forever.
 */
const misplaced = [
  /(?<![\p{L}\p{N}])[\p{L}\p{N}]+\s+[.,;](?![.…])\s*[\p{L}]*/gu,
  /(?<!\p{Ll})\p{Ll}{2,}[,;](?=\p{L})\p{L}+/gu,
  /(?<![\p{L},])[\p{L},]+\.{3}(?=\p{Ll})\p{L}+/gu,
  /(?<![\p{Ll}\p{N}])[\p{Ll}\p{N}]+\s+[-–—](?=\p{Ll})\p{Ll}+/gu,
  /\d{4}(?:\s+[-–—]|[-–—]\s+)\d{4}/gu,
  /(?<![\p{L}\p{N}])[\p{L}\p{N}]+[-–—]\s+\p{L}+/gu,
  /(?<!\p{L})\p{L}+(?:,,|;;|,;|;,)\s*\p{L}*/gu,
];

function spacing(passages: readonly Passage[]): readonly Draft[] {
  const places = passages.flatMap(({ place, field, text }) => {
    const hits = misplaced.flatMap((pattern) => [...text.matchAll(pattern)]);
    const [first] = hits.sort((a, b) => a.index - b.index);
    return first === undefined ? [] : [{ field, where: quoting(place, around(text, first)) }];
  });
  const [first, ...others] = places;
  if (first === undefined) return [];
  const some = places.slice(0, 5).map(({ where }) => quoted(where.quote));
  const text = `Dấu câu, khoảng trắng đặt sai ở ${places.length} chỗ: ${some.join(', ')}${
    places.length > some.length ? '…' : ''
  }.`;
  const related = others.map(({ where }) => where);
  const suggestion = 'Không đổi nghĩa; giữ nguyên văn.';
  return [{ ...typo(first.where, first.field, text), suggestion, related }];
}

function around(text: string, { 0: hit, index }: RegExpExecArray): string {
  const before = /\p{L}+\s*$/u.exec(text.slice(0, index))?.[0] ?? '';
  return cut(`${before}${hit}`.replace(/\s+/g, ' '), 60);
}

/** Words after which a name begins, so that a capital is right. */
const naming = new Set(
  (
    'dự án|đề án|chương trình|kế hoạch|mô hình|phong trào|vận động|đề tài|nhiệm vụ|' +
    'chuyên đề|sở|bộ|ban|phòng|trung tâm|quỹ|cục|vụ|viện|trường|ngân hàng|hội|công ty|tổ|' +
    'phần|mục|chương|tháng|tuần|ngày|luật|nghị quyết|quyết định|chỉ thị|thông tư|' +
    'nghị định|đội|đoàn|câu lạc bộ|hợp phần'
  )
    .split('|')
    .map(phraseKey),
);

function openerAt(words: readonly Word[], at: number): string | null {
  const run = (size: number): string =>
    words
      .slice(at, at + size)
      .map((word) => word.key)
      .join(' ');
  return openingVerbs.find((verb) => run(verb.split(' ').length) === verb) ?? null;
}

function isLower(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Ll}/u.test(word.raw);
}

/** A verb that opens sentences stands with a capital in the middle of one: a full stop is lost. */
function capitalInSentence(where: Passage): readonly Draft[] {
  const { words, place, field, text } = where;
  return words.flatMap((word, at) => {
    const [before, second] = [words[at - 1], words[at + 1]];
    if (word.gap !== '' || !isLower(before) || !/^\p{Lu}\p{Ll}/u.test(word.raw)) return [];
    if (!isLower(second) || second?.gap !== '') return [];
    const verb = openerAt(words, at);
    if (verb === null || !verb.includes(' ')) return [];
    const pair = `${words[at - 2]?.key ?? ''} ${before?.key ?? ''}`;
    const triple = `${words[at - 3]?.key ?? ''} ${pair}`;
    if ([before?.key ?? '', pair, triple].some((each) => naming.has(each))) return [];
    if (freeWords.has(before?.key ?? '')) return [];
    const quote = passage(text, words[at - 2] ?? before, second);
    const end = passage(text, words[at - 2] ?? before, before);
    const rest = passage(text, word, second);
    const where = quoting(place, quote);
    if (field !== 'text') {
      const small = rest.charAt(0).toLowerCase() + rest.slice(1);
      return [typo(where, field, `Viết hoa giữa câu: ${quoted(quote)}.`, `${end} ${small}`)];
    }
    const why = `Viết hoa giữa câu: ${quoted(quote)}; có thể thiếu dấu chấm.`;
    return [{ ...typo(where, field, why, `${end}. ${rest}`), severity: 'warning' as const }];
  });
}

const pairsOfMarks = [
  ['“', '”', 'ngoặc kép'],
  ['(', ')', 'ngoặc đơn'],
] as const;

/** "a)", "b1)", "2)": the bracket behind the mark of a list's member closes none. */
const enumerator = /(?:^|[\s;:.,(])(?:[a-zđ]\d?|\d{1,2})\)$/iu;

/** Where a bracket or quotation mark stands that has no other half; null when all have one. */
function oddMark(text: string, open: string, close: string): { at: number; opens: boolean } | null {
  const waiting: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) waiting.push(at);
    if (text[at] !== close) continue;
    const isListMark = enumerator.test(text.slice(Math.max(0, at - 4), at + 1));
    if (waiting.pop() === undefined && !isListMark) return { at, opens: false };
  }
  const last = waiting.at(-1);
  return last === undefined ? null : { at: last, opens: true };
}

/** Lines of one cell or provision as one: a bracket may close on the line after. */
function wholesOf(passages: readonly Passage[]): readonly Passage[] {
  const keyOf = ({ place, field }: Passage): string =>
    place.code === '' ? String(place.line) : `${place.kind}|${place.code}|${field}`;
  return [...groupBy(passages, keyOf).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, text: group.map(({ text }) => text).join(' ') }];
  });
}

/** A bracket or a quotation mark that opens and never closes, or the other way round. */
function unclosed({ place, field, text }: Passage): readonly Draft[] {
  return pairsOfMarks.flatMap(([open, close, name]) => {
    const odd = oddMark(text, open, close);
    if (odd === null) return [];
    const start = odd.opens ? odd.at : Math.max(0, text.lastIndexOf(' ', odd.at - 40) + 1);
    const quote = cut(text.slice(start, start + 90), 80);
    const what = odd.opens ? 'mở mà không đóng' : 'đóng mà không mở';
    const why = `Dấu ${name} ${what}: ${quoted(quote)}.`;
    return [{ ...typo(quoting(place, quote), field, why), suggestion: `Thêm dấu ${name}.` }];
  });
}

const strongVerbs = new Set(['xây dựng', 'hoàn thiện', 'thực hiện', 'ban hành'].map(phraseKey));
const objects = [
  'cơ sở dữ liệu',
  'hệ thống',
  'kế hoạch',
  'đề án',
  'chương trình',
  'cơ chế',
  'quy chế',
  'mạng lưới',
].map(phraseKey);

/** "…; xây dựng, cơ sở dữ liệu": a clause cannot be one verb alone. */
function commaAfterVerb({ words, place, field, text }: Passage): readonly Draft[] {
  return words.flatMap((word, at) => {
    const [first, second] = [words[at - 2], words[at - 1]];
    if (word.gap !== ',' || first === undefined || second === undefined || second.gap !== '') {
      return [];
    }
    if (at > 2 && !/[;.:]/.test(first.gap)) return [];
    if (!strongVerbs.has(`${first.key} ${second.key}`)) return [];
    const object = objects.find((each) =>
      each.split(' ').every((key, index) => words[at + index]?.key === key),
    );
    if (object === undefined) return [];
    const last = words[at + object.split(' ').length - 1];
    const quote = passage(text, first, last);
    const better = `${passage(text, first, second)} ${passage(text, word, last)}`;
    const why = `Thừa dấu phẩy giữa động từ và bổ ngữ: ${quoted(quote)}.`;
    return [typo(quoting(place, quote), field, why, better)];
  });
}

/** Nouns that announce a list or an explanation, so that a colon is right. */
const announcing = new Set(
  (
    'sau gồm là như việc dung vụ tiêu pháp thể đó quả điểm số tắc chí cầu dụ nhóm loại bước ' +
    'thức phần hướng tượng ý quan vị trì hợp hiện trung án trình hoạch mức cứ nghĩa trên phẩm'
  )
    .split(' ')
    .map(phraseKey),
);

/** A colon between two clauses of one rank, where nothing announces a list. */
function colonForSemicolon({ words, place, field, text }: Passage): readonly Draft[] {
  if (field !== 'text') return [];
  return words.flatMap((word, at) => {
    const before = words[at - 1];
    if (word.gap !== ':' || before === undefined || !isLower(word)) return [];
    const verb = openerAt(words, at);
    if (verb === null || !verb.includes(' ') || announcing.has(before.key)) return [];
    const from = words.slice(0, at).findLastIndex((each) => /[.;:]/.test(each.gap));
    const clause = words.slice(Math.max(0, from), at);
    const until = words.findIndex((each, index) => index > at && /[.;]/.test(each.gap));
    const rest = words.slice(at + 1, until < 0 ? words.length : until);
    const isList = rest.some((each) => /[,…]/.test(each.gap)) || words[until]?.gap === ';';
    const opens = openerAt(words, Math.max(0, from)) !== null;
    if (clause.length < 8 || isList || !opens) return [];
    const quote = passage(text, words[at - 2], words[at + 1]);
    const better = quote.replace(':', ';');
    const why = `Dấu hai chấm giữa hai vế ngang hàng: ${quoted(quote)}.`;
    return [typo(quoting(place, quote), field, why, better)];
  });
}

/** "giai đoạn năm 2012-2015": one of the two words is spare. */
function spareYearWord({ place, field, text }: Passage): readonly Draft[] {
  const hit = /giai đoạn năm (\d{4}\s*[-–]\s*\d{4})/iu.exec(text);
  if (hit === null) return [];
  const why = `Thừa chữ “năm”: ${quoted(hit[0])}.`;
  return [typo(quoting(place, hit[0]), field, why, `giai đoạn ${hit[1] ?? ''}`)];
}

const MOST_END_WELL = 0.8;

/** Paragraphs without a mark at the end, where nearly all others carry one. */
function endsWithoutStop(passages: readonly Passage[]): readonly Draft[] {
  const body = passages.filter(({ field, words }) => field === 'text' && words.length >= 8);
  const bare = body.filter(({ text }) => !/[.;:,…!?/”")]\s*$/u.test(text));
  const [first, ...others] = bare;
  if (first === undefined || body.length < 5) return [];
  if (bare.length > body.length * (1 - MOST_END_WELL)) return [];
  const tail = ({ place, text, words }: Passage): QuotedPlace =>
    quoting(place, passage(text, words.at(-6), words.at(-1)));
  const where = tail(first);
  const count = bare.length > 1 ? `${bare.length} đoạn` : 'Đoạn';
  const why = `${count} không có dấu câu ở cuối: ${quoted(where.quote)}.`;
  const suggestion = 'Kiểm tra đoạn có bị cắt thiếu khi đăng tải không.';
  return [{ ...typo(where, first.field, why), suggestion, related: others.map(tail) }];
}
