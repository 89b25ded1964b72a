import type { Draft, QuotedPlace } from './draft.ts';
import { listed, quoted } from './draft.ts';
import type { AgencyNote } from '../parsed.ts';
import { groupBy } from './groups.ts';
import type { PlanView } from './view.ts';
import { phraseKey, textKey, wordsOf } from './words.ts';

/** Who leads and who takes part: names that are misspelt, unknown, open or of no agency. */
export function findInAgencies(view: PlanView): readonly Draft[] {
  const notes = view.plan.agencyNotes;
  return [
    ...unknownAgencies(notes),
    ...notAgencies(notes),
    ...misspeltAgencies(notes),
    ...looseSpelling(notes),
    ...openGroups(notes),
  ];
}

function placeOfNote({ task, line, raw }: AgencyNote): QuotedPlace {
  return { kind: 'task', code: task, line, quote: raw };
}

/** Notes of one thing together, in the order of the text. */
function grouped(
  notes: readonly AgencyNote[],
  keyOf: (note: AgencyNote) => string,
): readonly (readonly [AgencyNote, readonly AgencyNote[]])[] {
  const groups = groupBy(notes, keyOf);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [[first, rest] as const],
  );
}

/** A phrase in small letters names no agency; capitals may be one that nobody here knows. */
function looksLikeName({ raw }: AgencyNote): boolean {
  const words = wordsOf(raw.replace(/^[-+•*\s]+/, ''));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word.raw));
  return words.length <= 12 && (capitals.length > 1 || /^\p{Lu}{2,}/u.test(words[0]?.raw ?? ''));
}

function unknownAgencies(notes: readonly AgencyNote[]): readonly Draft[] {
  const unknown = notes.filter((note) => note.resolution === null);
  const asked = unknown.filter(
    (note) => note.role === 'lead' || (looksLikeName(note) && !isMembers(note)),
  );
  return grouped(asked, ({ raw }) => textKey(raw)).map(([first, rest]) => {
    const isLead = [first, ...rest].some((note) => note.role === 'lead');
    const task = `Nhiệm vụ ${first.task}`;
    return {
      code: 'unknown_agency',
      severity: isLead ? 'error' : 'warning',
      where: placeOfNote(first),
      field: first.role,
      text: isLead
        ? `${task}: không nhận ra cơ quan chủ trì ${quoted(first.raw)}.`
        : `${task}: không nhận ra cơ quan phối hợp ${quoted(first.raw)}.`,
      suggestion: 'Chọn cơ quan trong danh mục, hoặc bổ sung cơ quan này vào danh mục.',
      related: rest.map(placeOfNote),
    };
  });
}

const memberKey = phraseKey('thành viên');

/** "Các thành viên Ban quản lý Quỹ": people of a body that the plan does not name. */
function isMembers({ raw }: AgencyNote): boolean {
  return textKey(raw).includes(memberKey);
}

function notAgencies(notes: readonly AgencyNote[]): readonly Draft[] {
  const odd = notes.filter(
    (note) =>
      note.role === 'coordinating' &&
      note.resolution === null &&
      !looksLikeName(note) &&
      !isMembers(note),
  );
  return grouped(odd, ({ raw }) => textKey(raw)).map(([first, rest]) => ({
    code: 'coordinating_not_an_agency',
    severity: 'info',
    where: placeOfNote(first),
    field: 'coordinating',
    text:
      `Cột phối hợp ghi ${quoted(first.raw)}, không phải một cơ quan, ở ` +
      `${listed([first, ...rest].map((note) => note.task))}.`,
    suggestion: 'Giữ nguyên văn; không giao báo cáo cho tên này.',
    related: rest.map(placeOfNote),
  }));
}

/** Right but for "và", capitals and spaces: against the full name, or an accepted writing of it. */
function isLoose(note: AgencyNote, accepted: ReadonlySet<string>): boolean {
  if (note.resolution === null) return false;
  const key = looseKey(note.raw);
  return key === looseKey(note.resolution.name) || accepted.has(`${note.resolution.code}|${key}`);
}

function acceptedWritings(notes: readonly AgencyNote[]): ReadonlySet<string> {
  return new Set(
    notes
      .filter(({ resolution }) => resolution !== null && !resolution.misspelt)
      .map(({ resolution, raw }) => `${resolution?.code ?? ''}|${looseKey(raw)}`),
  );
}

/** Letters only, connecting words and marks of punctuation left out. */
function looseKey(name: string): string {
  const known = looseKeys.get(name);
  if (known !== undefined) return known;
  const key = textKey(name)
    .split(' ')
    .filter((syllable) => syllable !== joiner)
    .join('');
  if (looseKeys.size >= NAMES_KEPT) looseKeys.clear();
  looseKeys.set(name, key);
  return key;
}

/** A plan repeats few names many times. */
const looseKeys = new Map<string, string>();
const NAMES_KEPT = 2_000;

const joiner = phraseKey('và');

function misspeltAgencies(notes: readonly AgencyNote[]): readonly Draft[] {
  const accepted = acceptedWritings(notes);
  const wrong = notes.filter(
    (note) => note.resolution?.misspelt === true && !isLoose(note, accepted),
  );
  return grouped(wrong, ({ resolution, raw }) => `${resolution?.code ?? ''}|${textKey(raw)}`).map(
    ([first, rest]) => ({
      code: 'agency_spelling',
      severity: 'warning',
      where: placeOfNote(first),
      field: first.role,
      text:
        `Nhiệm vụ ${first.task}: tên cơ quan ${quoted(first.raw)} viết sai; ` +
        `hiểu là ${first.resolution?.name ?? ''}.`,
      suggestion: first.resolution?.name ?? '',
      related: rest.map(placeOfNote),
    }),
  );
}

/**
 * One agency written in full in two ways: capitals, "và", commas. Abbreviations are accepted and
 * no oddity; what counts is a full name that is not the official one.
 */
function looseSpelling(notes: readonly AgencyNote[]): readonly Draft[] {
  const accepted = acceptedWritings(notes);
  const odd = notes.filter((note) => {
    const { resolution, raw } = note;
    if (resolution === null || resolution.group || !resolution.known) return false;
    if (resolution.misspelt) return isLoose(note, accepted);
    const written = raw.replace(/^[-+•*\s]+/, '').replace(/[.;,\s]+$/, '');
    const isFull = looseKey(raw) === looseKey(resolution.name);
    return isFull && !isWrittenAs(written, resolution.name);
  });
  const kinds = grouped(odd, ({ raw, resolution }) => `${resolution?.code ?? ''}|${raw.trim()}`);
  const [first, ...others] = kinds.map(([note]) => note);
  if (first === undefined) return [];
  const samples = kinds.slice(0, 6).map(([note]) => quoted(note.raw.trim()));
  return [
    {
      code: 'agency_spelling',
      severity: 'info',
      where: placeOfNote(first),
      field: first.role,
      text:
        `Tên cơ quan viết không theo tên chính thức ở ${kinds.length} chỗ: ` +
        `${samples.join(', ')}.`,
      suggestion: 'Các cách viết đều được hiểu là một cơ quan; giữ nguyên văn.',
      related: others.map(placeOfNote),
    },
  ];
}

/** Equal but for dashes and spaces about them. */
function isWrittenAs(written: string, name: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/\s*[-–—]\s*/g, '-')
      .replace(/\s+/g, ' ')
      .trim();
  return plain(name).includes(plain(written)) || plain(written).includes(plain(name));
}

const levels = ['các cấp', 'các xã', 'các phường', 'các huyện', 'các quận', 'cấp xã'].map(
  phraseKey,
);
const several = ['sở', 'ban', 'ngành', 'đơn vị', 'cơ quan', 'đoàn thể'].map(phraseKey);

/** "Trạm Y tế các xã", "Liên đoàn lao động các cấp": one of a kind in each area or level. */
function isOneEach(raw: string): boolean {
  const key = ` ${textKey(raw)} `;
  const has = (phrase: string): boolean => key.includes(` ${phrase} `);
  return levels.some(has) && !several.some(has);
}

function openGroups(notes: readonly AgencyNote[]): readonly Draft[] {
  const open = notes.filter(({ role, resolution, raw }) => {
    if (role !== 'coordinating') return false;
    if (resolution === null) return isMembers({ role, resolution, raw, task: '', line: 0 });
    return resolution.group && resolution.open && !isOneEach(raw);
  });
  return grouped(open, ({ resolution, raw }) => resolution?.code ?? textKey(raw)).map(
    ([first, rest]) => {
      const tasks = [first, ...rest].map((note) => note.task);
      const many = tasks.length > 1 ? `${tasks.length} nhiệm vụ (${listed(tasks)})` : tasks[0];
      return {
        code: 'coordinating_group_open',
        severity: 'info',
        where: placeOfNote(first),
        field: 'coordinating',
        text:
          `Cột phối hợp ghi ${quoted(first.raw)}, không rõ gồm những cơ quan nào: ` +
          `${many ?? ''}.`,
        suggestion: 'Giữ nguyên văn; cơ quan chủ trì nêu tên cơ quan phối hợp khi triển khai.',
        related: rest.map(placeOfNote),
      };
    },
  );
}
