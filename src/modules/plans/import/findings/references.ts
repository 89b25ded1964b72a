import type { Reference } from '../../domain/reading.ts';
import type { ReferenceMention } from '../parsed.ts';
import { cut, listed, quoted, type Draft, type QuotedPlace } from './draft.ts';
import { groupBy } from './groups.ts';
import { schemesOf } from './schemes.ts';
import { quoting, taskTitle, type PlanView } from './view.ts';
import { passage, phraseKey, textKey, type Passage } from './words.ts';

/** Documents that the plan leans on without saying which: no date, no issuer, no number. */
export function findInReferences(view: PlanView): readonly Draft[] {
  return [
    ...undated(view),
    ...unnumberedActs(view),
    ...unnumberedSchemes(view),
    ...symbolsOfOne(view),
  ];
}

/** Numbers that name their issuer by their symbol need not repeat it. */
const tellsIssuer = /[-/](?:TTg|NQ-CP|NĐ-CP|CP|QH\d+|UBTVQH\d+|TW|CT-TTg|TU)\b/u;

/** The mentions of each document, gathered once a plan. */
const gathered = new WeakMap<PlanView, ReadonlyMap<string, readonly ReferenceMention[]>>();

function mentionsOf(view: PlanView, number: string): readonly ReferenceMention[] {
  const known = gathered.get(view) ?? groupBy(view.plan.referenceMentions, (each) => each.number);
  gathered.set(view, known);
  return known.get(number) ?? [];
}

function placesOf(view: PlanView, reference: Reference): readonly QuotedPlace[] {
  const mentions = mentionsOf(view, reference.number);
  if (mentions.length > 0) return mentions.map(({ where, raw }) => quoting(where, raw));
  return reference.where.map((where) => quoting(where, `${reference.type} ${reference.number}`));
}

function undated(view: PlanView): readonly Draft[] {
  const own = view.plan.document.number;
  const dated = view.plan.references.filter(({ date }) => date !== null);
  const datedByKey = groupBy(dated, ({ number }) => symbolKey(number));
  return view.plan.references.flatMap((reference) => {
    const { number, type, date, issuer } = reference;
    if (number === own || isPartOfName(view, reference)) return [];
    if (date === null && isDatedElsewhere(reference, datedByKey)) return [];
    const lacks = [
      ...(date === null ? ['ngày ban hành'] : []),
      ...(date === null && issuer === null && !tellsIssuer.test(number)
        ? ['cơ quan ban hành']
        : []),
    ];
    const [first, ...rest] = placesOf(view, reference);
    if (lacks.length === 0 || first === undefined) return [];
    return [
      {
        code: 'reference_incomplete',
        severity: 'info',
        where: first,
        field: 'references',
        text: `Viện dẫn ${type.toLowerCase()} số ${number} không ghi ${lacks.join(', ')}.`,
        suggestion: 'Đối chiếu văn bản được viện dẫn để ghi bổ sung vào bản số hóa.',
        related: uniquePlaces(rest, first),
      },
    ];
  });
}

/** The same document under a slightly other symbol, dated there. */
function isDatedElsewhere(
  reference: Reference,
  dated: ReadonlyMap<string, readonly Reference[]>,
): boolean {
  const others = dated.get(symbolKey(reference.number)) ?? [];
  return others.some((other) => areOne([reference, other]));
}

/** "Luật … số" inside a longer reference is the title of that reference. */
function isPartOfName(view: PlanView, { number }: Reference): boolean {
  const own = mentionsOf(view, number);
  return own.length === 0 ? false : own.every((each) => each.raw.trim() === '');
}

function uniquePlaces(places: readonly QuotedPlace[], but: QuotedPlace): readonly QuotedPlace[] {
  const seen = new Set([`${but.kind}${but.code}`]);
  return places.filter(({ kind, code }) => {
    const isNew = !seen.has(`${kind}${code}`);
    seen.add(`${kind}${code}`);
    return isNew;
  });
}

const acts =
  'Pháp lệnh|Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị|Kết luận|Thông báo|Công văn';
/** An act as the subject itself: at the beginning of a title, or behind a verb of carrying out. */
const actInTitle = new RegExp(
  `^(?:(?:triển khai|thực hiện|thi hành)\\s+)*(?:${acts})(?!\\p{L})`,
  'iu',
);
/** An act with its issuer and its matter, in running text, without "số". */
const actInText = new RegExp(
  `(?:${acts}) của (?:Ban Thường vụ|Ban Chấp hành|Thủ tướng|Chính phủ|Bộ|Hội đồng|Tỉnh|Thành)` +
    `[^;.“”]{8,80}`,
  'u',
);
const hasNumber = /\d+[\d/]*\/\S*\p{Lu}|số\s+\d/u;

function unnumberedActs(view: PlanView): readonly Draft[] {
  const tasks = view.rows.flatMap(({ task }) => {
    const title = task.title.normalize('NFC');
    const hit = actInTitle.exec(title);
    if (hit === null || hasNumber.test(title.slice(0, 160))) return [];
    return [actDraft(taskTitle(task), 'title', 'warning', `Nhiệm vụ ${task.code}`)];
  });
  const provisions = view.passages.flatMap(({ place, field, text }) => {
    const hit = field === 'text' ? actInText.exec(text.normalize('NFC')) : null;
    if (hit === null || hasNumber.test(hit[0].slice(0, 40))) return [];
    const quote = cut(hit[0], 90);
    return [actDraft(quoting(place, quote), 'text', 'info', `Nội dung ${place.code}`)];
  });
  return [...tasks, ...provisions];
}

function actDraft(
  where: QuotedPlace,
  field: string,
  severity: Draft['severity'],
  subject: string,
): Draft {
  return {
    code: 'reference_incomplete',
    severity,
    where,
    field,
    text: `${subject} viện dẫn văn bản không có số, ngày: ${quoted(where.quote)}.`,
    suggestion: 'Xác định số, ngày của văn bản rồi ghi cách hiểu để điều hành.',
  };
}

const carryOut = new Set(['triển khai', 'thực hiện', 'triển khai thực hiện'].map(phraseKey));

/** Tasks that consist of carrying out a named scheme: which document is it? */
function unnumberedSchemes(view: PlanView): readonly Draft[] {
  const { acronyms } = view;
  const firsts = new Map<string, Passage>();
  for (const each of view.passages) {
    const { kind, code } = each.place;
    if (kind === 'task' && !firsts.has(code)) firsts.set(code, each);
  }
  const places = view.rows.flatMap(({ task }) => {
    const where = firsts.get(task.code);
    if (where === undefined || /\d+\/\S*\p{Lu}/u.test(task.title)) return [];
    const scheme = schemesOf(where, acronyms)[0];
    const lead = where.words[0];
    const before = scheme === undefined ? -1 : where.words.indexOf(scheme.first);
    if (scheme === undefined || before < 0) return [];
    const opening = textKey(passage(where.text, lead, where.words[before - 1]));
    const bare = opening.replace(allKinds, '').trim();
    const isCarriedOut = before === 0 || carryOut.has(bare);
    return isCarriedOut ? [taskTitle(task)] : [];
  });
  const [first, ...rest] = places;
  if (first === undefined) return [];
  const codes = listed(places.map(({ code }) => code));
  return [
    {
      code: 'reference_incomplete',
      severity: 'info',
      where: first,
      field: 'title',
      text:
        `${places.length} nhiệm vụ thực hiện đề án, chương trình, kế hoạch nêu tên mà không có ` +
        `số, ngày: ${codes}.`,
      suggestion: 'Cơ quan chủ trì bổ sung số, ngày của văn bản phê duyệt.',
      related: rest,
    },
  ];
}

/** "các", "các dự án của": what may stand between the verb and the scheme. */
const allKinds = new RegExp(
  ` ?(?:${['các', 'những', 'của', 'đề án', 'dự án', 'tốt'].map(phraseKey).join('|')})(?= |$)`,
  'g',
);

/** Figures and issuer: what two spellings of one symbol share. */
export function symbolKey(number: string): string {
  const key = number.toLowerCase().replace(/[^\d/\-\p{L}]/gu, '');
  const figures = /^\d+(?:\/\d{4})?/.exec(key)?.[0] ?? key;
  return `${figures}|${/[^/-]+$/u.exec(key)?.[0] ?? ''}`;
}

/** One document under two symbols: same figures, nearly the same letters, same date or name. */
function symbolsOfOne(view: PlanView): readonly Draft[] {
  const groups = groupBy(view.plan.references, ({ number }) => symbolKey(number));
  return [...groups.values()].flatMap((group) => {
    const symbols = [...new Set(group.map((each) => each.number))];
    const [usual, ...others] = [...group].sort((a, b) => b.where.length - a.where.length);
    if (symbols.length < 2 || usual === undefined || !areOne(group)) return [];
    const odd = others.flatMap((each) => placesOf(view, each));
    const [where, ...rest] = odd;
    if (where === undefined) return [];
    const all = [...uniquePlaces(rest, where), ...placesOf(view, usual)];
    return [
      {
        code: 'programme_reference_symbol',
        severity: 'warning',
        where,
        field: 'references',
        text:
          `Cùng một văn bản ghi bằng ${symbols.length} ký hiệu: ` +
          `${symbols.map(quoted).join(', ')}.`,
        suggestion: `Đối chiếu bản gốc; trong khi chờ, dùng ký hiệu ${usual.number}.`,
        related: uniquePlaces(all, where),
      },
    ];
  });
}

/** Two dates are two documents, whatever their numbers; so are a decision and a directive. */
function areOne(group: readonly Reference[]): boolean {
  const dates = new Set(group.flatMap(({ date }) => (date === null ? [] : [date])));
  const kinds = new Set(group.map(({ type }) => type.toLowerCase().split(' ')[0]));
  const letters = group.map(({ number }) => number.replace(/[^\p{L}]/gu, '').toLowerCase());
  const longest = Math.max(...letters.map((each) => each.length));
  const isNear = letters.every((each) => longest - each.length <= 2);
  return dates.size <= 1 && kinds.size === 1 && isNear;
}
