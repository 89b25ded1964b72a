import { err, ok, type IsoDate, type Refusal, type Result } from '../../../kernel/index.ts';
import {
  areaOn,
  pathOn,
  predecessorsOf,
  refuseArea,
  type Area,
  type AreaRegister,
} from '../../areas/index.ts';

/** The day two provinces became one city: until then their resolutions held apart. */
const merger = '2025-07-01' as IsoDate;
const city = '31';
const west = '30';

/**
 * The keys of local law that count for a unit on a day (`--area`): the city, and the old province
 * its land lay in. A unit code as of that day, or a key itself (`city`, `east`, `west`).
 */
export function lawAreasOf(
  register: AreaRegister,
  code: string | undefined,
  on: IsoDate,
): Result<readonly string[], Refusal> {
  if (code === undefined) return ok([]);
  if (code === 'west') return ok(on < merger ? ['west'] : ['city', 'west']);
  if (code === 'east') return ok(['city', 'east']);
  if (code === 'city') return ok(on < merger ? ['city', 'east'] : ['city']);
  const unit = areaOn(register, code, on);
  if (unit === null) return err(refuseArea('area.not_found', { code, on }));
  const province = rootOf(register, unit, on);
  if (on < merger) {
    if (province === city) return ok(['city', 'east']);
    return ok(province === west ? ['west'] : []);
  }
  if (province !== city) return ok([]);
  const old = new Set(originsOf(register, unit).map((each) => rootOf(register, each, each.from)));
  const [only] = old;
  return ok(old.size === 1 ? ['city', only === west ? 'west' : 'east'] : ['city']);
}

function rootOf(register: AreaRegister, area: Area, on: IsoDate): string {
  return pathOn(register, area, on)[0]?.code ?? area.code;
}

/** The units before the merger that a unit's land came from. */
function originsOf(register: AreaRegister, area: Area): readonly Area[] {
  if (area.from < merger) return [area];
  return predecessorsOf(register, area).flatMap(({ area: before }) => originsOf(register, before));
}
