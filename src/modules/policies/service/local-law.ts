import { err, ok, type IsoDate, type Refusal, type Result } from '../../../kernel/index.ts';
import { MERGER, placesOn } from '../../../law/index.ts';
import {
  areaOn,
  pathOn,
  predecessorsOf,
  refuseArea,
  type Area,
  type AreaRegister,
} from '../../areas/index.ts';

/** The codes of the two provinces; from the merger on the first is that of the whole city. */
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
  if (code === 'city' || code === 'east' || code === 'west') return ok(placesOn(code, on));
  const unit = areaOn(register, code, on);
  if (unit === null) return err(refuseArea('area.not_found', { code, on }));
  const old = new Set(originsOf(register, unit).map((each) => rootOf(register, each, each.from)));
  const province = rootOf(register, unit, on);
  const inside = province === city || (on < MERGER && province === west);
  if (!inside) return ok([]);
  const [only] = old;
  return ok(placesOn(old.size !== 1 ? 'city' : only === west ? 'west' : 'east', on));
}

function rootOf(register: AreaRegister, area: Area, on: IsoDate): string {
  return pathOn(register, area, on)[0]?.code ?? area.code;
}

/** The units before the merger that a unit's land came from. */
function originsOf(register: AreaRegister, area: Area): readonly Area[] {
  if (area.from < MERGER) return [area];
  return predecessorsOf(register, area).flatMap(({ area: before }) => originsOf(register, before));
}
