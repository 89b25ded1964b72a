import type { Language, Refusal } from '../../../kernel/index.ts';
import {
  checkPack,
  citeText,
  diffProgramme,
  Engine,
  kernel,
  loadPack,
  packContent,
  placesOn,
  samplePeople,
  scaleOf,
  type Asked,
  type Change,
  type Pack,
  type Parameter,
  type ParameterValue,
  type Programme,
} from '../../../law/index.ts';
import type { InBoth } from '../../../platform/jobs/index.ts';
import { withTexts, type DraftText } from '../domain/index.ts';
import { labelOf } from './change-words.ts';
import { hashOf, packWith, type Revision } from './pack.ts';

/** A draft beside the law in effect. */
export interface DraftQuestion {
  readonly revisions: readonly Revision[];
  readonly texts: readonly DraftText[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** The part of the city where a change counts; null: all of it. */
type Place = 'east' | 'west' | null;

/** One thing that a rule says otherwise, in words. */
export interface StudiedChange {
  readonly programme: string;
  readonly title: string;
  readonly on: string;
  readonly place: Place;
  readonly kind: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly cite: string | null;
}

/** What a change comes to for the people of a made-up sample. */
export interface SampledChange {
  readonly programme: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly on: string;
  readonly place: Place;
  readonly persons: number;
  readonly gain: number;
  readonly lose: number;
  /** Sums of what is gained and lost, in units of the outcome; null: classes are not added. */
  readonly gained: number | null;
  readonly lost: number | null;
  /** Undecided before and decided now, and the other way. */
  readonly settled: number;
  readonly unsettled: number;
}

/** What a check of a draft found. */
export interface DraftStudy {
  readonly passed: boolean;
  /** The fingerprint of the law that it was read beside. */
  readonly against: string;
  readonly errors: readonly Refusal[];
  readonly examples: number;
  /** The fingerprint of the law with the draft; null: it does not load. */
  readonly hash: string | null;
  readonly changes: Readonly<Record<Language, readonly StudiedChange[]>>;
  readonly sample: readonly SampledChange[];
}

/** What a check does, part by part. */
const STEPS: readonly [InBoth, ...InBoth[]] = [
  { vi: 'đọc bộ quy định đang áp dụng', en: 'reading the law in effect' },
  { vi: 'đọc dự thảo', en: 'reading the draft' },
  { vi: 'tính lại các ví dụ', en: 'working the examples again' },
  { vi: 'so từng quy tắc', en: 'comparing rule by rule' },
  { vi: 'tính cho dân số mẫu', en: 'running over the sample' },
];
export const STUDY_STEPS = STEPS.length;

/** Errors kept of one check; the first ones are mended first. */
const MOST_ERRORS = 200;
/** Days on which a draft is looked at. */
const MOST_DAYS = 8;
/** People of the sample, the same every time. */
export const SAMPLE = 4_000;
const SEED = 4_220;

/**
 * Reads a draft beside the law in effect: whether it loads, settles on every day and keeps every
 * worked example right; what each rule then says otherwise; what that comes to for a made-up
 * population. It takes seconds: `step` hears what comes next before each part, and may throw.
 */
export async function studyDraft(
  { revisions, texts, today }: DraftQuestion,
  step: (done: number, note: InBoth) => void = () => undefined,
): Promise<DraftStudy> {
  const part = async (done: number): Promise<void> => {
    step(done, STEPS[done] ?? STEPS[0]);
    // Between two parts whoever watches is heard: that it lives, that it was cancelled.
    await new Promise((next) => setImmediate(next));
  };
  await part(0);
  const before = packWith(revisions);
  await part(1);
  const loaded = loadPack(withTexts(before.texts, texts, ''));
  const against = before.hash;
  const nothing = { against, examples: 0, hash: null, changes: { vi: [], en: [] }, sample: [] };
  if (!loaded.ok) return { ...nothing, passed: false, errors: loaded.error.slice(0, MOST_ERRORS) };
  const after = new Engine(loaded.value);
  await part(2);
  const checked = checkPack(after);
  await part(3);
  const errors = [...checked.errors, ...checked.failed];
  const sides = { before: before.engine, after };
  const places = placesOfChange(sides, newsOf(before.engine.pack, after.pack, today));
  const changes = { vi: changesOf(sides, places, 'vi'), en: changesOf(sides, places, 'en') };
  await part(4);
  return {
    passed: errors.length === 0,
    against,
    errors: errors.slice(0, MOST_ERRORS),
    examples: checked.examples,
    hash: hashOf(packContent(after.pack)),
    changes,
    sample: places.flatMap((each) => sampleOf(sides, each)),
  };
}

interface Sides {
  readonly before: Engine;
  readonly after: Engine;
}

/** What of the law is new: the days it begins and its last day so far, and the programmes it is in. */
interface News {
  readonly days: readonly string[];
  readonly slugs: readonly string[];
}

function newsOf(before: Pack, after: Pack, today: string): News {
  const days = new Set<string>();
  const parameters: string[] = [];
  for (const parameter of after.parameters.values()) {
    const added = addedValues(before, parameter);
    if (added.length > 0) parameters.push(parameter.name);
    for (const { from, to } of added) {
      days.add(from);
      const last = to === null || to > today ? today : to;
      if (last > from) days.add(last);
    }
  }
  const slugs = [...after.programmes.values()].flatMap(({ slug, file }) => {
    const old = before.programmes.get(slug)?.file;
    const rewritten = JSON.stringify(old) !== JSON.stringify(file);
    if (rewritten) for (const day of [today, ...newDays(old, file)]) days.add(day);
    const text = JSON.stringify(file.versions);
    return rewritten || parameters.some((name) => text.includes(`"${name}"`)) ? [slug] : [];
  });
  return { days: [...days].toSorted().slice(-MOST_DAYS), slugs };
}

/** Values that were not there; one that only ends earlier than before is no news of its own. */
function addedValues(before: Pack, { name, values }: Parameter): readonly ParameterValue[] {
  const lineOf = ({ key, area, from, value }: ParameterValue): string =>
    JSON.stringify([key, area, from, value]);
  const old = new Set((before.parameters.get(name)?.values ?? []).map(lineOf));
  return values.filter((each) => !old.has(lineOf(each)));
}

function newDays(old: Programme['file'] | undefined, file: Programme['file']): readonly string[] {
  const known = new Set(old?.versions.map((each) => JSON.stringify(each)));
  return file.versions
    .filter((each) => !known.has(JSON.stringify(each)))
    .flatMap(({ from, cases }) => [from, ...cases.flatMap((each) => each.from ?? [])]);
}

/** A day and a place on which programmes are told otherwise, with what is. */
interface PlaceOfChange {
  readonly on: string;
  readonly place: Place;
  readonly asked: Asked;
  readonly changes: ReadonlyMap<string, readonly Change[]>;
}

function placesOfChange(sides: Sides, { days, slugs }: News): readonly PlaceOfChange[] {
  return days.flatMap((on) => {
    const [east, west] = (['east', 'west'] as const).map((place) => {
      const asked = { on, knownAt: null, areas: placesOn(place, on) };
      const all = slugs.map((slug) => [slug, differences(sides, slug, asked, 'vi')] as const);
      return { on, place, asked, changes: new Map(all.filter(([, each]) => each.length > 0)) };
    });
    if (east === undefined || west === undefined) return [];
    const whole = JSON.stringify([...east.changes]) === JSON.stringify([...west.changes]);
    const all = whole ? [{ ...east, place: null }] : [east, west];
    return all.filter(({ changes }) => changes.size > 0);
  });
}

function differences(
  { before, after }: Sides,
  slug: string,
  asked: Asked,
  language: Language,
): readonly Change[] {
  return diffProgramme(slug, { engine: before, asked }, { engine: after, asked }, language);
}

function changesOf(
  sides: Sides,
  places: readonly PlaceOfChange[],
  language: Language,
): readonly StudiedChange[] {
  const { pack } = sides.after;
  return places.flatMap(({ on, place, asked, changes }) =>
    [...changes].flatMap(([slug, vi]) => {
      const programme = pack.programmes.get(slug);
      if (programme === undefined) return [];
      const all = language === 'vi' ? vi : differences(sides, slug, asked, language);
      return all.map((change) => ({
        programme: slug,
        title: programme.file.title[language],
        on,
        place,
        kind: change.kind,
        label: labelOf(pack, programme, change, language),
        before: change.before,
        after: change.after,
        cite: change.cite === null ? null : citeText(pack, change.cite, language),
      }));
    }),
  );
}

/** Runs both laws over the same made-up people, everything known of them. */
function sampleOf(
  { before, after }: Sides,
  { on, place, asked, changes }: PlaceOfChange,
): readonly SampledChange[] {
  const { facts } = after.pack;
  const { columns } = samplePeople(facts, { persons: SAMPLE, seed: SEED, unknown: 0, on });
  return [...changes.keys()].flatMap((slug) => {
    const now = after.at(slug, asked);
    const title = after.pack.programmes.get(slug)?.file.title;
    if (!now.ok || title === undefined) return [];
    const old = before.at(slug, asked);
    const b = kernel(now.value.settled, facts).run(columns);
    const a = old.ok ? kernel(old.value.settled, facts).run(columns) : null;
    const counts = { gain: 0, lose: 0, gained: 0, lost: 0, settled: 0, unsettled: 0 };
    for (let at = 0; at < columns.n; at += 1) {
      const [lo, hi] = a === null ? [0, 0] : [a.lo[at] ?? 0, a.hi[at] ?? 0];
      count(counts, { lo, hi }, { lo: b.lo[at] ?? 0, hi: b.hi[at] ?? 0 });
    }
    const isClass = now.value.settled.outcome.kind === 'class';
    const units = 10 ** scaleOf(now.value.settled.total);
    const sum = (value: number): number | null => (isClass ? null : Math.round(value / units));
    const { gained, lost } = counts;
    const sums = { gained: sum(gained), lost: sum(lost) };
    return [{ programme: slug, title, on, place, persons: columns.n, ...counts, ...sums }];
  });
}

interface Span {
  readonly lo: number;
  readonly hi: number;
}

function count(
  counts: Record<'gain' | 'lose' | 'gained' | 'lost' | 'settled' | 'unsettled', number>,
  before: Span,
  after: Span,
): void {
  const [wasOpen, isOpen] = [before.lo !== before.hi, after.lo !== after.hi];
  if (wasOpen && !isOpen) counts.settled += 1;
  if (!wasOpen && isOpen) counts.unsettled += 1;
  if (wasOpen || isOpen || before.lo === after.lo) return;
  const more = after.lo - before.lo;
  if (more > 0) {
    counts.gain += 1;
    counts.gained += more;
  } else {
    counts.lose += 1;
    counts.lost -= more;
  }
}
