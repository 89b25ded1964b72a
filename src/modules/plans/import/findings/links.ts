import type { ProvisionLink, Provision, Section, Task } from '../../domain/reading.ts';
import { acronymsOf, type Acronym } from './acronyms.ts';
import { pushTo } from './groups.ts';
import { contentOf, longestRun, marksOf, Rarity, type Marks } from './likeness.ts';
import { nameLikeness } from './schemes.ts';

import { isLight, phraseKey, textKey, wordsOf, type Passage } from './words.ts';

/** What links are made from: provisions, tasks and the sections that both stand in. */
export interface LinkSource {
  readonly provisions: readonly Provision[];
  readonly tasks: readonly Pick<Task, 'code' | 'section' | 'title'>[];
  readonly sections: readonly Section[];
  /** Numbers of the documents that a provision or a task cites, by its code. */
  readonly cited?: ReadonlyMap<string, readonly string[]>;
}

const WEAK = 0.3;
const STRONG = 0.5;
const NEAR_BEST = 0.8;
const AS_GOOD = 0.8;
const MOST = 3;
/** Weight of what a title is about beside its whole wording, which parts equals. */
const MATTER = 0.6;
/** What citing one document adds to the share of a title. */
const CITED = 0.5;
/** So many content words in a row are a name that both speak of. */
const RUN = 4;
const RARE = 2;
/** A section of the annex and one of the body under one title: their links are likelier. */
const TWIN_BOOST = 1.5;
/** A mark in more provisions than this tells nothing. */
const CROWD = 200;

/** For each task the provisions that it seems to serve, likest first: suggestions, no more. */
export function suggestLinks(source: LinkSource): ReadonlyMap<string, readonly ProvisionLink[]> {
  const acronyms = acronymsOf(passagesOf(source));
  const library = new Library(
    source.provisions.map(({ text }) => marksOf(contentOf(text, acronyms))),
    source.provisions.map(({ code }) => source.cited?.get(code) ?? []),
  );
  const twins = twinSections(source);
  return new Map(
    source.tasks.map((task) => {
      const content = matterOfTitle(task.title, acronyms);
      const marks = marksOf(content);
      const matter = library.shares(marks);
      const named = new Set(library.namesakes(content, marks));
      const whole = library.shares(marksOf(contentOf(withoutNumbers(task.title), acronyms)));
      const twin = nearestTwin(task.code, twins);
      const near = new Set([...matter.keys(), ...library.citing(source.cited?.get(task.code))]);
      const scored = [...near].map((index) => {
        const { code = '', section = '' } = source.provisions[index] ?? {};
        const part = (matter.get(index) ?? 0) + (citesWith(source, task.code, code) ? CITED : 0);
        const atHome = twin !== null && isWithin(section, twin);
        const share = Math.min(1, MATTER * part + (1 - MATTER) * (whole.get(index) ?? 0));
        const floor = atHome && named.has(index) ? WEAK : 0;
        const score = Math.max(share * (atHome ? TWIN_BOOST : 1), floor);
        return { code, atHome, share, score };
      });
      return [task.code, chosen(scored)] as const;
    }),
  );
}

/** The marks of all provisions, arranged to find those that share marks with a title. */
class Library {
  readonly #rarity = new Rarity();
  readonly #holders = new Map<string, number[]>();

  readonly #citing = new Map<string, number[]>();

  constructor(bodies: readonly Marks[], cited: readonly (readonly string[])[]) {
    cited.forEach((numbers, index) => {
      for (const number of numbers) pushTo(this.#citing, number, index);
    });
    bodies.forEach((marks, index) => {
      this.#rarity.add(marks);
      for (const mark of marks) pushTo(this.#holders, mark, index);
    });
  }

  /** Provisions that cite one of these documents. */
  citing(numbers: readonly string[] = []): readonly number[] {
    return numbers.flatMap((number) => this.#citing.get(number) ?? []);
  }

  /** For each provision that shares a mark, the share of the title that it holds, by weight. */
  shares(title: Marks): ReadonlyMap<number, number> {
    const held = new Map<number, number>();
    const all = this.#rarity.mass(title);
    for (const mark of title) {
      const holders = this.#holders.get(mark) ?? [];
      const part = holders.length > CROWD ? 0 : this.#rarity.weight(mark) / all;
      if (part > 0) for (const index of holders) held.set(index, (held.get(index) ?? 0) + part);
    }
    return held;
  }

  /** Provisions that share a long part of a title which hardly another one holds. */
  namesakes(content: readonly string[], title: Marks): readonly number[] {
    const rare = [...title].filter((mark) => {
      const size = this.#holders.get(mark)?.length ?? 0;
      return size > 0 && size <= RARE;
    });
    if (rare.length < RUN - 1) return [];
    const near = new Set(rare.flatMap((mark) => this.#holders.get(mark) ?? []));
    return [...near].filter((index) => {
      const own = rare.filter((mark) => this.#holders.get(mark)?.includes(index) === true);
      return longestRun(content, new Set(own)) >= RUN;
    });
  }
}

/** True when a task and a provision name the same document. */
function citesWith({ cited }: LinkSource, task: string, provision: string): boolean {
  const own = cited?.get(task) ?? [];
  return (cited?.get(provision) ?? []).some((number) => own.includes(number));
}

interface Scored {
  readonly code: string;
  /** In the section of the body under the title of the task's own section. */
  readonly atHome: boolean;
  readonly share: number;
  readonly score: number;
}

/** The likest; weak ones of other sections only where the task's own section has none. */
function chosen(scored: readonly Scored[]): readonly ProvisionLink[] {
  const ranked = [...scored].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
  const enough = ranked.filter(({ score }) => score >= WEAK);
  const hasHome = enough.some(({ atHome }) => atHome);
  const kept = enough.filter(({ atHome, share }) => !hasHome || atHome || share >= STRONG);
  const best = kept[0]?.score ?? 0;
  return kept
    .filter(({ score, share }) => score >= best * (share >= STRONG ? NEAR_BEST : AS_GOOD))
    .slice(0, MOST)
    .map(({ code, share }) => ({ code, confidence: share >= STRONG ? 'strong' : 'weak' }));
}

/** Kinds of undertakings and empty verbs: shared by everything, telling nothing. */
const idle = [
  'chương trình mục tiêu quốc gia',
  'chương trình',
  'đề án',
  'dự án',
  'kế hoạch',
  'triển khai thực hiện',
  'triển khai',
  'thực hiện',
  'xây dựng',
].map((phrase) => phraseKey(phrase).split(' '));

/** What a title is about: its content without kinds, empty verbs, numbers and dates. */
export function matterOfTitle(
  title: string,
  acronyms: ReadonlyMap<string, Acronym>,
): readonly string[] {
  const content = contentOf(withoutNumbers(title), acronyms);
  const kept: string[] = [];
  for (let at = 0; at < content.length;) {
    const run = idle.find((keys) => keys.every((key, index) => content[at + index] === key));
    if (run === undefined) kept.push(content[at] ?? '');
    at += run?.length ?? 1;
  }
  return kept.length >= 2 ? kept : content;
}

/** Numbers, dates and signers of documents say nothing about the matter. */
function withoutNumbers(title: string): string {
  return title
    .normalize('NFC')
    .replace(/(?:số\s+)?\d+(?:\/\d{4})?[/-][\p{L}\d/-]+/gu, ' ')
    .replace(/ngày\s+\d{1,2}\s*(?:\/|tháng)\s*\d{1,2}\s*(?:\/|năm)\s*\d{4}/giu, ' ')
    .replace(/của (?:Thủ tướng Chính phủ|Chính phủ|Bộ trưởng[^;.,]*)/giu, ' ');
}

function passagesOf(source: LinkSource): readonly Passage[] {
  const bare = (text: string): Passage => ({
    place: { kind: 'document', code: '', line: 0 },
    field: 'text',
    text,
    words: wordsOf(text),
  });
  return [
    ...source.provisions.map(({ text }) => bare(text)),
    ...source.tasks.map(({ title }) => bare(title)),
  ];
}

const emptyTitle = new Set(phraseKey('thực hiện chính sách công tác').split(' '));

function matterOf(title: string): readonly string[] {
  return textKey(title)
    .split(' ')
    .filter((key) => key !== '' && !isLight(key) && !emptyTitle.has(key));
}

const LIKE = 0.6;

function twinSections({ sections, tasks }: LinkSource): ReadonlyMap<string, string> {
  const annexCodes = new Set(tasks.map(({ code }) => code.split('.')[0] ?? ''));
  const isAnnex = ({ code }: Section): boolean => annexCodes.has(code.split('.')[0] ?? '');
  const bodies = sections
    .filter((section) => !isAnnex(section))
    .map(({ code, title }) => ({ code, matter: matterOf(title) }));
  const alone = tasks.filter(({ section }) => !section.includes('.'));
  const rows = [...sections.filter(isAnnex), ...alone];
  return new Map(
    rows.flatMap((section) => {
      const own = matterOf(section.title);
      const ranked = bodies
        .map(({ code, matter }) => ({ code, ...nameLikeness(own, matter) }))
        .filter(({ inner, shared }) => inner >= LIKE && shared >= 2)
        .sort((a, b) => b.shared / b.union - a.shared / a.union);
      return ranked[0] === undefined ? [] : [[section.code, ranked[0].code] as const];
    }),
  );
}

function nearestTwin(code: string, twins: ReadonlyMap<string, string>): string | null {
  for (let at = code; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const twin = twins.get(at);
    if (twin !== undefined) return twin;
  }
  return null;
}

function isWithin(code: string, section: string): boolean {
  return code === section || code.startsWith(`${section}.`);
}
