import type { Acronym } from './acronyms.ts';
import { quoted, type Draft, type QuotedPlace } from './draft.ts';
import { groupBy, pushTo } from './groups.ts';
import { pairsOf, titlePassages, type Pair } from './pairs.ts';
import { symbolKey } from './references.ts';
import { schemesOf, type Scheme } from './schemes.ts';
import { quoting, taskCell, type PlanView } from './view.ts';
import { isLight, passage, phraseKey, textKey, type Word, type Passage } from './words.ts';

/** One thing called by two names or given two periods, in the body and in the annex. */
export function findInNames(view: PlanView): readonly Draft[] {
  const { acronyms } = view;
  const pairs = pairsOf(view, acronyms);
  return [
    ...pairs.flatMap((pair) => nameDiffers(pair, placeWords(view))),
    ...pairs.flatMap(periodDiffers),
    ...pairs.flatMap(endDiffers),
    ...lateStarts(view, acronyms, pairs),
    ...wordDiffers(view),
    ...planNamed(view),
  ];
}

function placeWords({ plan }: PlanView): ReadonlySet<string> {
  return new Set(textKey(plan.document.place ?? '').split(' '));
}

/** Verbs that come and go in the name of one undertaking ("quy hoạch (phát triển) mạng lưới"). */
const comingAndGoing = new Set(phraseKey('phát triển thực hiện xây dựng').split(' '));

/** What one name has and the other lacks, as it is written; '' when nothing of weight. */
function lackingIn(scheme: Scheme, other: Scheme, extra: ReadonlySet<string>): string {
  const { words, text } = scheme.passage;
  const [from, to] = [words.indexOf(scheme.first), words.indexOf(scheme.last)];
  const there = new Set(other.name);
  const own = new Set(scheme.name);
  const isLacking = ({ key }: Word): boolean =>
    own.has(key) && !there.has(key) && !extra.has(key) && !comingAndGoing.has(key);
  const lacking = words.slice(from, to + 1).filter(isLacking);
  const [start, end] = [lacking[0], lacking.at(-1)];
  const span = words.slice(words.indexOf(start ?? scheme.last), words.indexOf(end ?? scheme.last));
  const isOne = span.every((word) => isLacking(word) || isLight(word.key));
  return isOne ? passage(text, start, end) : lacking.map(({ raw }) => raw).join(' ');
}

function nameDiffers({ entry, own, body }: Pair, extra: ReadonlySet<string>): readonly Draft[] {
  const [more, less] = [lackingIn(own, body, extra), lackingIn(body, own, extra)];
  if (more === '' && less === '') return [];
  const { task } = entry;
  const said = [
    ...(less === '' ? [] : [`phụ lục không có ${quoted(less)}`]),
    ...(more === '' ? [] : [`phụ lục có thêm ${quoted(more)}`]),
  ];
  return [
    {
      code: 'term_differs',
      severity: 'info',
      where: quoting(own.passage.place, own.raw),
      field: 'title',
      text:
        `Nhiệm vụ ${task.code} ghi tên ${quoted(own.raw)}; nội dung ${body.passage.place.code} ` +
        `ghi ${quoted(body.raw)}: ${said.join(', ')}.`,
      suggestion: 'Dùng tên ghi trong văn bản phê duyệt; hai chỗ được hiểu là một.',
      related: [quoting(body.passage.place, body.raw)],
    },
  ];
}

function periodText({ from, to }: Scheme): string {
  return `${from ?? '…'}-${to ?? '…'}`;
}

function periodDiffers({ entry, own, body }: Pair): readonly Draft[] {
  if (own.from === null || body.from === null) return [];
  if (own.from === body.from && own.to === body.to) return [];
  return [
    {
      code: 'period_mismatch',
      severity: 'warning',
      where: quoting(own.passage.place, own.range),
      field: 'title',
      text:
        `Nhiệm vụ ${entry.task.code} ghi giai đoạn ${periodText(own)}; nội dung ` +
        `${body.passage.place.code} ghi giai đoạn ${periodText(body)}.`,
      better: periodText(body),
      related: [quoting(body.passage.place, `${body.raw} ${periodText(body)}`)],
    },
  ];
}

/** The body carries the scheme on after the year in which the annex ends it. */
function endDiffers({ entry, own, body }: Pair): readonly Draft[] {
  const { task } = entry;
  const end = task.endYear;
  if (end === null || body.to === null || end > body.to) return [];
  const goesOn = body.until !== null && body.until > end;
  if (!goesOn && !body.isContinued) return [];
  if (own.until !== null && own.until > end) return [];
  const says = goesOn ? `đến năm ${body.until ?? ''}` : 'và các năm tiếp theo';
  const where = taskCell(entry, ['end', 'period']);
  return [
    {
      code: 'body_annex_conflict',
      severity: 'warning',
      where,
      field: 'endYear',
      text:
        `Nhiệm vụ ${task.code} hoàn thành ${end}; nội dung ${body.passage.place.code} thực hiện ` +
        `${quoted(body.raw)} ${says}.`,
      suggestion: `Giữ năm ${end} cho nhiệm vụ; sau ${end} đề nghị bổ sung nhiệm vụ tiếp nối.`,
      related: [quoting(body.passage.place, body.raw)],
    },
  ];
}

/** The period in the name begins before the year in the column: one finding for all such tasks. */
function lateStarts(
  view: PlanView,
  acronyms: ReadonlyMap<string, Acronym>,
  pairs: readonly Pair[],
): readonly Draft[] {
  const titles = titlePassages(view);
  const named = view.rows.flatMap((entry) => {
    const where = titles.get(entry.task.code);
    const own = where === undefined ? undefined : schemesOf(where, acronyms)[0];
    const start = entry.task.startYear;
    const isLate = own?.from !== null && own?.from !== undefined && start !== null;
    return isLate && start > (own.from ?? start) ? [entry] : [];
  });
  const [first, ...rest] = named;
  const columns: Draft[] = [];
  if (first !== undefined) {
    const places = named.map((entry) => taskCell(entry, ['start', 'period']));
    columns.push({
      code: 'period_mismatch',
      severity: 'info',
      where: taskCell(first, ['start', 'period']),
      field: 'startYear',
      text:
        `Tên việc ghi giai đoạn bắt đầu sớm hơn năm ở cột thời gian bắt đầu: ` +
        `${places.map(({ code }) => code).join(', ')}.`,
      suggestion: 'Theo dõi từ năm ghi ở cột thời gian bắt đầu.',
      related: rest.map((entry) => taskCell(entry, ['start', 'period'])),
    });
  }
  const bodyOnly = pairs.filter(
    ({ entry, own, body }) =>
      own.from === null &&
      body.from !== null &&
      !body.isContinued &&
      entry.task.startYear !== null &&
      entry.task.endYear === body.to &&
      entry.task.startYear > body.from,
  );
  return [
    ...columns,
    ...bodyOnly.map(({ entry, body }) => ({
      code: 'period_mismatch' as const,
      severity: 'info' as const,
      where: taskCell(entry, ['start', 'period']),
      field: 'startYear',
      text:
        `Nhiệm vụ ${entry.task.code} bắt đầu ${entry.task.startYear ?? ''}; nội dung ` +
        `${body.passage.place.code} ghi giai đoạn ${periodText(body)}.`,
      suggestion: 'Theo dõi từ năm ghi ở cột thời gian bắt đầu.',
      related: [quoting(body.passage.place, `${body.raw} ${periodText(body)}`)],
    })),
  ];
}

const SAME_BEFORE = 4;
const SAME_AFTER = 3;
/** Words shown behind the odd one, so that a word of two syllables stands whole. */
const AROUND = 4;

/**
 * A task copies a sentence of the body but for one word: found by the words before the odd one,
 * then checked by the words behind it.
 */
function wordDiffers(view: PlanView): readonly Draft[] {
  const runs = new Map<string, { where: Passage; at: number }[]>();
  for (const where of view.passages) {
    if (where.place.kind !== 'provision') continue;
    where.words.forEach((_, at) => {
      const key = runKey(where.words, at - SAME_BEFORE, at);
      if (key !== '') pushTo(runs, key, { where, at });
    });
  }
  const found = new Map<string, Draft>();
  for (const where of titlePassages(view).values()) {
    where.words.forEach((word, at) => {
      const key = runKey(where.words, at - SAME_BEFORE, at);
      for (const body of key === '' ? [] : (runs.get(key) ?? [])) {
        const draft = oneWord(where, at, body.where, body.at);
        if (draft !== null && !isLight(word.key)) found.set(where.place.code, draft);
      }
    });
  }
  return [...found.values()];
}

function runKey(words: readonly Word[], from: number, to: number): string {
  if (from < 0 || to > words.length || from >= to) return '';
  return words
    .slice(from, to)
    .map((word) => word.key)
    .join(' ');
}

function oneWord(own: Passage, at: number, body: Passage, there: number): Draft | null {
  const [odd, usual] = [own.words[at], body.words[there]];
  if (odd === undefined || usual === undefined || odd.key === usual.key) return null;
  if (isLight(usual.key) || /\d/.test(odd.raw + usual.raw)) return null;
  const after = runKey(own.words, at + 1, at + 1 + SAME_AFTER);
  if (after === '' || after !== runKey(body.words, there + 1, there + 1 + SAME_AFTER)) return null;
  const shown = ({ text, words }: Passage, index: number): string =>
    passage(text, words[index - SAME_BEFORE], words[Math.min(words.length - 1, index + AROUND)]);
  const quote = shown(own, at);
  const usualQuote = shown(body, there);
  return {
    code: 'term_differs',
    severity: 'warning',
    where: quoting(own.place, quote),
    field: 'title',
    text:
      `Nhiệm vụ ${own.place.code} ghi ${quoted(quote)}; nội dung ${body.place.code} ghi ` +
      `${quoted(usualQuote)}.`,
    better: usualQuote,
    related: [quoting(body.place, usualQuote)],
  };
}

const ownKinds: readonly string[] = ['kế hoạch', 'chương trình', 'đề án', 'phương án'];

/** The document's own kind with a rank that its title lacks ("Kế hoạch hành động"). */
function planNamed(view: PlanView): readonly Draft[] {
  return [...ownName(view), ...programmeName(view)];
}

function ownName(view: PlanView): readonly Draft[] {
  const { type, title } = view.plan.document;
  const kind = (type ?? '').normalize('NFC').toLowerCase();
  if (!ownKinds.includes(kind)) return [];
  const longer = phraseKey(`${kind} hành động`);
  if (textKey(title).includes(longer) || textKey(title).includes(phraseKey('hành động'))) return [];
  const pattern = new RegExp(`(?<!\\p{L})${kind} hành động(?!\\p{L})`, 'iu');
  const places: QuotedPlace[] = view.passages.flatMap(({ place, text }) => {
    const hit = pattern.exec(text.normalize('NFC'));
    const isOther =
      hit !== null &&
      /^\s+(?:số\s+\d|quốc gia|của (?:Chính phủ|Tỉnh|Thành))/iu.test(
        text.slice(hit.index + hit[0].length),
      );
    return hit === null || isOther ? [] : [quoting(place, hit[0])];
  });
  const [first, ...rest] = places;
  if (first === undefined) return [];
  return [
    {
      code: 'plan_named_differently',
      severity: 'info',
      where: first,
      field: 'text',
      text:
        `Văn bản có tên loại là “${capital(kind)}”, có ${places.length} chỗ tự gọi là ` +
        `${quoted(first.quote)}.`,
      suggestion: `Hiểu là chính kế hoạch này.`,
      related: rest,
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One numbered document under two names of its kind ("Chương trình", "Chương trình hành động"). */
function programmeName(view: PlanView): readonly Draft[] {
  const mentioned = groupBy(view.plan.referenceMentions, ({ number }) => symbolKey(number));
  return [...mentioned.values()].flatMap((group) => {
    const mentions = group.map(({ type, where, raw }) => ({
      type: type.toLowerCase(),
      where: quoting(where, raw),
    }));
    const types = [...new Set(mentions.map(({ type }) => type))];
    const [shortest] = [...types].sort((a, b) => a.length - b.length);
    const longer = mentions.filter(
      ({ type }) => shortest !== undefined && type !== shortest && type.startsWith(`${shortest} `),
    );
    const [first, ...rest] = longer;
    if (first === undefined || shortest === undefined) return [];
    const seen = new Set([first.where.code]);
    return [
      {
        code: 'plan_named_differently' as const,
        severity: 'info' as const,
        where: first.where,
        field: 'references',
        text:
          `Văn bản được viện dẫn là ${quoted(capital(shortest))} ở các chỗ khác, ở đây ghi ` +
          `${quoted(first.where.quote)}.`,
        suggestion: 'Hiểu là cùng một văn bản.',
        related: rest.map(({ where }) => where).filter(({ code }) => !seen.has(code)),
      },
    ];
  });
}
