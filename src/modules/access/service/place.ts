import { formatDate, holds, type IsoDate, type Refusal } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { agencyOf, agencyRegister } from '../../agencies/index.ts';
import { areaRegister, standsOn } from '../../areas/index.ts';
import { refuse } from '../errors.ts';

export interface Place {
  readonly agency: string | null;
  readonly area: string | null;
  readonly on: IsoDate;
}

/** Why nobody can hold a post there on that day; null when somebody can. */
export async function placeRefusal(context: Context, place: Place): Promise<Refusal | null> {
  const { agency, area } = place;
  const on = formatDate(place.on);
  if (agency !== null && !(await agencyStands(context, agency, place.on))) {
    return refuse('access.agency_unknown', { agency, on }, { field: 'agency' });
  }
  if (area !== null && !standsOn(await areaRegister(context), area, place.on)) {
    return refuse('access.area_unknown', { area, on }, { field: 'area' });
  }
  return null;
}

async function agencyStands(context: Context, code: string, on: IsoDate): Promise<boolean> {
  const agency = agencyOf(await agencyRegister(context), code);
  return agency?.periods.some(({ from, to }) => holds(from ?? '0001-01-01', to, on)) ?? false;
}
