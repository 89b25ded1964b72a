import { normalForm, searchKey, type IsoDate } from '../../../kernel/index.ts';
import { editDistance } from './distance.ts';
import type { Agency, AgencyGroup, AgencyRegister, AgencySpelling, Spelling } from './types.ts';
import { inForce, periodOn } from './register.ts';
import { cleanName, coreKey, nameKey, plainKey, writeOut } from './writing.ts';

/** What a written name means; the plan reader asks for exactly this shape. */
export interface AgencyResolution {
  readonly code: string;
  readonly name: string;
  readonly group: boolean;
  readonly open: boolean;
  readonly known: boolean;
  readonly misspelt: boolean;
  readonly spelling: Spelling;
  readonly kind: string;
}

/** Answers null when not even the kind of agency is recognised. */
export type AgencyResolver = (raw: string) => AgencyResolution | null;

interface Writing {
  readonly agency: Agency;
  readonly spelling: Spelling;
}

interface Index {
  readonly register: AgencyRegister;
  readonly on: IsoDate | null;
  readonly byKey: ReadonlyMap<string, readonly Writing[]>;
  readonly byText: ReadonlyMap<string, readonly Writing[]>;
  /** Keys that a misspelt name may be near to; committees are left out, their names are alike. */
  readonly near: ReadonlyMap<string, Agency>;
  readonly departments: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, AgencyGroup>;
  readonly indifferent: readonly string[];
}

/**
 * Reads written names of agencies by a register, as of a day (an agency of that day goes before one
 * of another time that bore the same name). Pure, and the same code for every spelling.
 */
export function makeAgencyResolver(register: AgencyRegister, on?: IsoDate | null): AgencyResolver {
  const index = { ...indexOf(register), on: on ?? null };
  const answered = new Map<string, AgencyResolution | null>();
  return (raw) => {
    const before = answered.get(raw);
    if (before !== undefined) return before;
    const resolution = resolve(index, raw);
    answered.set(raw, resolution);
    return resolution;
  };
}

/** The register for the plan of another city: its agencies are not ours, its words are. */
export function withoutAgencies(register: AgencyRegister): AgencyRegister {
  return { ...register, city: null, top: null, agencies: [], successions: [] };
}

function resolve(index: Index, raw: string): AgencyResolution | null {
  if (/[;\n]\s*\S/.test(raw.trim())) return null;
  const name = cleanName(raw);
  if (name === '') return null;
  return (
    knownGroup(index, name) ??
    knownAgency(index, name) ??
    madeGroup(index, name) ??
    nationalDepartmentOf(index, name) ??
    misspeltAgency(index, name) ??
    madeAgency(index, name) ??
    throughItsHead(index, name)
  );
}

/** "Giám đốc Sở Y tế", "Chủ tịch UBND các huyện": who heads an agency stands for it. */
function throughItsHead(index: Index, name: string): AgencyResolution | null {
  const head = /^(?:giám đốc|chủ tịch|thủ trưởng|trưởng ban|chánh|hiệu trưởng)\s+(?=\p{Lu})/iu;
  const rest = name.replace(head, '');
  const led = rest === name ? null : resolve(index, rest);
  return led === null ? null : { ...led, spelling: 'variant' };
}

function knownGroup(index: Index, name: string): AgencyResolution | null {
  const group = index.groups.get(groupKey(index, name));
  if (group === undefined) return null;
  const { city, abbreviations } = index.register;
  return {
    code: group.code,
    name: city === null ? writeOut(name, abbreviations) : group.name,
    group: true,
    open: group.members === null,
    known: true,
    misspelt: false,
    spelling: 'variant',
    kind: 'group',
  };
}

function knownAgency(index: Index, name: string): AgencyResolution | null {
  const { abbreviations, city } = index.register;
  const texts = index.byText.get(textKey(name));
  const literal = isAmbiguous(texts, index.on) ? null : prefer(texts, index.on);
  if (literal !== null) return known(index, literal.agency, literal.spelling);
  const named = index.byKey.get(coreKey(nameKey(name, abbreviations), city));
  const written = isAmbiguous(named, index.on) ? null : prefer(named, index.on);
  if (written === null) return null;
  const full = textKey(writeOut(name, abbreviations)) !== textKey(name);
  return known(index, written.agency, full ? 'abbreviation' : 'variant');
}

/** "Các trường đại học", "Trung tâm y tế các huyện": many, though no list of ours holds them. */
function madeGroup(index: Index, name: string): AgencyResolution | null {
  const full = writeOut(name, index.register.abbreviations);
  const words = groupKey(index, full);
  const begun = /^(?:các|những|mọi|một số) /u.exec(`${normalForm(full).toLowerCase()} `);
  const many =
    begun === null
      ? / các (?:quận|huyện|xã|phường|cấp|thành|thị|sở|trường|đơn vị|địa phương)/u
      : null;
  if (many !== null && !many.test(normalForm(full).toLowerCase())) return null;
  if (many !== null && kindOf(index, full) === null) return null;
  if (begun !== null) {
    const rest = full.slice(begun[0].length).toLowerCase();
    const nouns = index.register.groupNouns;
    if (!nouns.some((noun) => `${rest} `.replace(/,/g, ' ').startsWith(`${noun} `))) return null;
  }
  return {
    code: `group-${slug(words)}`,
    name: full,
    group: true,
    open: true,
    known: false,
    misspelt: false,
    spelling: 'variant',
    kind: 'group',
  };
}

/** A name one or two letters away from exactly one agency of the register, of the same kind. */
function misspeltAgency(index: Index, name: string): AgencyResolution | null {
  const { abbreviations, city } = index.register;
  const whole = [nameKey(name, abbreviations), plainKey(name)];
  const keys = [...whole, ...whole.map((key) => coreKey(key, city))];
  let best: { readonly agency: Agency; readonly distance: number } | null = null;
  for (const key of keys) {
    const limit = key.length >= 24 ? 2 : key.length >= 9 ? 1 : 0;
    if (limit === 0) continue;
    const first = key.split(' ')[0];
    for (const [other, agency] of index.near) {
      if (other.split(' ')[0] !== first) continue;
      const distance = editDistance(key, other, limit);
      if (distance <= limit && (best === null || distance < best.distance)) {
        best = { agency, distance };
      }
    }
  }
  if (best === null) return null;
  if (best.agency.kind === nationalKind) {
    return made(best.agency.periods[0]?.name ?? name, 'department', 'misspelling', index);
  }
  return known(index, best.agency, 'misspelling');
}

function madeAgency(index: Index, name: string): AgencyResolution | null {
  const full = writeOut(name, index.register.abbreviations);
  const kind = kindOf(index, full);
  if (kind === null || full.length > 200) return null;
  return made(full, kind, 'variant', index);
}

/** A department of another city by the name that all of them bear. */
function nationalDepartmentOf(index: Index, name: string): AgencyResolution | null {
  const full = writeOut(name, index.register.abbreviations);
  const department = index.departments.get(coreKey(withoutProvince(plainKey(full)), null));
  if (department === undefined) return null;
  const short = textKey(full) === textKey(name) ? 'variant' : 'abbreviation';
  const official = textKey(department) === textKey(name);
  return made(department, 'department', official ? 'official' : short, index);
}

function made(name: string, kind: string, spelling: Spelling, index: Index): AgencyResolution {
  const key = plainKey(name);
  const { city } = index.register;
  const core = kind === 'committee' ? key : withoutBranch(coreKey(withoutProvince(key), city));
  return {
    code: slug(core),
    name,
    group: false,
    open: false,
    known: false,
    misspelt: spelling === 'misspelling',
    spelling,
    kind,
  };
}

/** "Sở Y tế tỉnh Hưng Yên" and "Sở Y tế" of one plan are one agency. */
function withoutProvince(key: string): string {
  const at = key.lastIndexOf(` ${plainKey('tỉnh')} `);
  return at > 0 && key.slice(at).trim().split(' ').length <= 4 ? key.slice(0, at) : key;
}

/** "Chi nhánh Ngân hàng…" and "Ngân hàng… chi nhánh tỉnh" are one. */
function withoutBranch(key: string): string {
  const branch = plainKey('chi nhánh');
  if (key.startsWith(`${branch} `)) return key.slice(branch.length + 1);
  return key.endsWith(` ${branch}`) ? key.slice(0, -branch.length - 1) : key;
}

function known(index: Index, agency: Agency, spelling: Spelling): AgencyResolution {
  return {
    code: agency.code,
    name: periodOn(agency, index.on)?.name ?? agency.code,
    group: false,
    open: false,
    known: true,
    misspelt: spelling === 'misspelling',
    spelling,
    kind: agency.kind,
  };
}

function kindOf(index: Index, full: string): string | null {
  const words = `${withoutBranch(plainKey(full))} `;
  let best: { readonly kind: string; readonly length: number } | null = null;
  for (const { kind, begins, not, alone } of index.register.kinds) {
    if (not.some((other) => words.startsWith(`${plainKey(other)} `))) continue;
    for (const beginning of begins) {
      const key = `${plainKey(beginning)} `;
      if (!words.startsWith(key) || (words === key && !alone)) continue;
      if (best === null || key.length > best.length) best = { kind, length: key.length };
    }
  }
  return best?.kind ?? null;
}

function prefer(writings: readonly Writing[] | undefined, on: IsoDate | null): Writing | null {
  if (writings === undefined) return null;
  const then = (writing: Writing): boolean =>
    on === null || writing.agency.periods.some((period) => inForce(period, on));
  return writings.find(then) ?? writings[0] ?? null;
}

/** "UBND xã Quang Trung": several of one day bear the name, and nothing says which is meant. */
function isAmbiguous(writings: readonly Writing[] | undefined, on: IsoDate | null): boolean {
  if (on === null) return false;
  const then = (writings ?? []).filter(({ agency }) =>
    agency.periods.some((period) => inForce(period, on)),
  );
  return then.length > 1;
}

const nationalKind = 'national';

const indexes = new WeakMap<AgencyRegister, Index>();

/** The index of a register is made once: it is the same for every day. */
function indexOf(register: AgencyRegister): Index {
  const index = indexes.get(register) ?? buildIndex(register);
  indexes.set(register, index);
  return index;
}

function buildIndex(register: AgencyRegister): Index {
  const { abbreviations, city } = register;
  const byKey = new Map<string, Writing[]>();
  const byText = new Map<string, Writing[]>();
  const near = new Map<string, Agency>();
  for (const agency of register.agencies) {
    for (const { text, spelling } of writingsOf(agency)) {
      push(byText, textKey(text), { agency, spelling });
      push(byKey, coreKey(nameKey(text, abbreviations), city), { agency, spelling });
      if (agency.kind.endsWith('committee') || spelling === 'misspelling') continue;
      for (const key of [nameKey(text, abbreviations), plainKey(text)]) {
        near.set(key, agency);
        near.set(coreKey(key, city), agency);
      }
    }
  }
  const departments = new Map(register.departments.map((name) => [plainKey(name), name]));
  for (const [key, name] of departments) {
    if (!near.has(key)) near.set(key, nationalDepartment(name));
  }
  const indifferent = register.groupIndifferent.map((words) => ` ${plainKey(words)}`);
  const groups = new Map<string, AgencyGroup>();
  const index = { register, on: null, byKey, byText, near, departments, groups, indifferent };
  for (const group of register.groups) {
    for (const alias of [group.name, ...group.aliases]) groups.set(groupKey(index, alias), group);
  }
  return index;
}

function nationalDepartment(name: string): Agency {
  const period = { name, from: null, to: null, parent: null, source: '', verified: false };
  return {
    code: '',
    kind: nationalKind,
    area: null,
    periods: [period],
    spellings: [],
  };
}

function writingsOf(agency: Agency): AgencySpelling[] {
  const names = agency.periods.map((period) => ({
    text: period.name,
    spelling: 'official' as const,
  }));
  return [...names, ...agency.spellings];
}

/** A name letter for letter, but for case, spaces around signs and the place of a tone mark. */
function textKey(text: string): string {
  return cleanName(text)
    .toLowerCase()
    .replace(/\s*([-&,/])\s*/gu, '$1')
    .split(/(?<=[\s\-&,/])|(?=[\s\-&,/])/u)
    .map((part) => (/[\p{L}]/u.test(part) ? plainKey(part) || part : part))
    .join('');
}

function groupKey(index: Pick<Index, 'register' | 'indifferent'>, name: string): string {
  const words = name.replace(/^tất cả /iu, '').replace(/\//g, ' ');
  let key = nameKey(words, index.register.abbreviations);
  for (let again = true; again;) {
    const end = index.indifferent.find((words) => key.endsWith(words));
    again = end !== undefined && key.trim().split(' ').length > 2;
    if (again && end !== undefined && shortened(key, end) !== '') key = shortened(key, end);
    else again = false;
  }
  return key;
}

/** "UBND các huyện, thị xã, thành phố" ends with a unit, not with words that change nothing. */
function shortened(key: string, end: string): string {
  const units = ['huyện', 'quận', 'thị xã', 'xã'].map((unit) => ` ${plainKey(unit)}`);
  const rest = key.slice(0, -end.length);
  const isPlace = end.trim() === plainKey('thành phố');
  return isPlace && units.some((unit) => rest.endsWith(unit)) ? '' : rest;
}

function slug(key: string): string {
  return searchKey(key).replace(/ /g, '-');
}

function push(map: Map<string, Writing[]>, key: string, writing: Writing): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [writing]);
  else if (!there.some((other) => other.agency === writing.agency)) there.push(writing);
}
