import { matchesSearch, searchKey, toneKey, type IsoDate } from '../../../kernel/index.ts';
import { areaOn, areasOn, hamletOn, hamletsOn, pathOn, type AreaRegister } from './register.ts';
import type { Area, AreaLevel, Hamlet } from './types.ts';

/** Short forms of the official words, as typed before a name: "TP Thủy Nguyên", "P. Gia Viên". */
const shortTypes: Readonly<Record<string, string>> = {
  tp: 'thành phố',
  tx: 'thị xã',
  tt: 'thị trấn',
  p: 'phường',
  q: 'quận',
  h: 'huyện',
  x: 'xã',
  t: 'tỉnh',
};

const levelOrder: Readonly<Record<AreaLevel, number>> = { province: 0, district: 1, commune: 2 };

/**
 * Units in force on a day by code, or by words of the name and its official word, accents and the
 * place of a tone mark aside. When no name holds every word, the names of the units above count
 * too, since names repeat ("quang trung an lão"). Best first.
 */
export function findAreas(register: AreaRegister, text: string, on: IsoDate): readonly Area[] {
  const asked = text.trim();
  if (/^\d{1,6}$/.test(asked)) {
    const area = areaOn(register, asked, on);
    return area === null ? [] : [area];
  }
  const query = writtenOut(asked);
  if (searchKey(query) === '') return [];
  const inForce = areasOn(register, on);
  const byName = inForce.filter((area) => matchesSearch(`${area.type} ${area.name}`, query));
  const found =
    byName.length > 0
      ? byName
      : inForce.filter((area) => matchesSearch(fullName(register, area, on), query));
  return found
    .map((area) => ({ area, rank: rankOf(area, query) }))
    .sort((a, b) => a.rank - b.rank || (a.area.code < b.area.code ? -1 : 1))
    .map(({ area }) => area);
}

/** Hamlets that one search shows at most: their names repeat in every commune. */
const HAMLETS_FOUND = 30;

/**
 * Hamlets in force on a day by code, or by words of the name and its official word; when no name
 * holds every word, the names of the units above count too ("thôn đông thuỷ nguyên"). Best first.
 */
export function findHamlets(register: AreaRegister, text: string, on: IsoDate): readonly Hamlet[] {
  const asked = text.trim();
  if (/^\d{2,6}-\d{3}$/.test(asked)) {
    const hamlet = hamletOn(register, asked, on);
    return hamlet === null ? [] : [hamlet];
  }
  const key = searchKey(asked);
  if (key === '') return [];
  const words = ({ type, name }: Hamlet): string => `${type} ${name}`;
  const inForce = areasOn(register, on).flatMap((area) => hamletsOn(register, area, on));
  const named = inForce.filter((hamlet) => matchesSearch(words(hamlet), asked));
  const placed = (hamlet: Hamlet): string => {
    const commune = areaOn(register, hamlet.commune, on);
    return `${words(hamlet)} ${commune === null ? '' : fullName(register, commune, on)}`;
  };
  const found =
    named.length > 0 ? named : inForce.filter((hamlet) => matchesSearch(placed(hamlet), asked));
  const isExact = (hamlet: Hamlet): boolean =>
    searchKey(hamlet.name) === key || searchKey(words(hamlet)) === key;
  return found
    .toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)) || (a.code < b.code ? -1 : 1))
    .slice(0, HAMLETS_FOUND);
}

function fullName(register: AreaRegister, area: Area, on: IsoDate): string {
  const above = pathOn(register, area, on).map((each) => `${each.type} ${each.name}`);
  return [`${area.type} ${area.name}`, ...above.reverse()].join(' ');
}

/** Exact names before names that begin so before names that hold it; then higher levels first. */
function rankOf(area: Area, query: string): number {
  const asked = searchKey(query);
  const name = searchKey(area.name);
  const full = searchKey(`${area.type} ${area.name}`);
  const exact = name === asked || full === asked;
  const closeness = exact ? 0 : name.startsWith(asked) || full.startsWith(asked) ? 1 : 2;
  const sameMarks = [area.name, `${area.type} ${area.name}`].some(
    (each) => toneKey(each) === toneKey(query),
  );
  return closeness * 10 + (sameMarks ? 0 : 5) + levelOrder[area.level];
}

function writtenOut(text: string): string {
  const match = /^(\p{L}{1,2})(?:\.\s*|\s+)(\S.*)$/u.exec(text);
  const full = match === null ? undefined : shortTypes[match[1]?.toLowerCase() ?? ''];
  return full === undefined ? text : `${full} ${match?.[2] ?? ''}`;
}
