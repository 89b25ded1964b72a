import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import {
  areaRegister,
  isVerified,
  readAreaRegister,
  type AreaRegister,
} from '../../areas/index.ts';
import {
  committeesOf,
  type Agency,
  type AgencyFacts,
  type AgencyRegister,
  type AgencySuccession,
  type Committees,
} from '../domain/index.ts';
import { readAgencyFiles, type AgencyFiles } from '../import.ts';
import { loadedFacts } from '../store/index.ts';

let files: AgencyFiles | null = null;

/** The files of the release, read once a process. */
export function agencyFiles(): AgencyFiles {
  files ??= readAgencyFiles();
  return files;
}

/** The register of the release's own files: what pure commands read names by. */
export function readAgencyRegister(): AgencyRegister {
  return toRegister(factsOf(agencyFiles(), readAreaRegister()));
}

/** The register of the database: as loaded last, with what was decided since, of units too. */
export async function agencyRegister(context: Context): Promise<AgencyRegister> {
  const facts = await read(context, (trx) => loadedFacts(trx, context.database));
  return followed(toRegister(facts), await areaRegister(context));
}

const followers = new WeakMap<AgencyRegister, WeakMap<AreaRegister, AgencyRegister>>();

/** The register whose committees follow the units as they are known now, not as when loaded. */
function followed(register: AgencyRegister, areas: AreaRegister): AgencyRegister {
  if (areas.areas.length === 0) return register;
  const known = followers.get(register) ?? new WeakMap<AreaRegister, AgencyRegister>();
  followers.set(register, known);
  const made = known.get(areas);
  if (made !== undefined) return made;
  const own = register.successions.filter(({ thousandths }) => thousandths === null);
  const { successions } = committeesFor(agencyFiles(), areas);
  const result = { ...register, successions: [...own, ...successions] };
  known.set(areas, result);
  return result;
}

/** The agencies that files name, and the committee of every unit. */
export function factsOf(given: AgencyFiles, areas: AreaRegister): AgencyFacts {
  const committees = committeesFor(given, areas);
  const agencies = [...given.agencies, ...committees.agencies];
  return {
    agencies,
    groups: given.groups,
    successions: [
      ...given.successions.flatMap((each) => ofKind(each, agencies)),
      ...committees.successions,
    ],
  };
}

function committeesFor(given: AgencyFiles, areas: AreaRegister): Committees {
  const named = new Map(
    given.agencies
      .filter((agency) => agency.kind === 'city_committee' && agency.area !== null)
      .map((agency) => [agency.area ?? '', agency.code]),
  );
  const steps = areas.successions.map((each) => ({ ...each, verified: isVerified(each) }));
  return committeesOf(areas.areas, steps, named);
}

/** A row that names a kind speaks of every agency of it that ends that day. */
function ofKind(
  succession: AgencySuccession,
  agencies: readonly Agency[],
): readonly AgencySuccession[] {
  if (agencies.some((agency) => agency.code === succession.code)) return [succession];
  return agencies
    .filter((agency) => agency.kind === succession.code)
    .filter((agency) => agency.periods.at(-1)?.to === succession.on)
    .map((agency) => ({ ...succession, code: agency.code }));
}

const registers = new WeakMap<AgencyFacts, AgencyRegister>();

/** The facts with the words of the release and the top of its city; one register for one facts. */
export function toRegister(facts: AgencyFacts): AgencyRegister {
  const register = registers.get(facts) ?? arrange(facts);
  registers.set(facts, register);
  return register;
}

function arrange(facts: AgencyFacts): AgencyRegister {
  const { groupNouns, groupIndifferent, kinds, departments, abbreviations, city, cityArea } =
    agencyFiles();
  const top = facts.agencies.find(
    (agency) => agency.kind === 'city_committee' && agency.area === cityArea,
  );
  return {
    ...facts,
    groupNouns,
    groupIndifferent,
    kinds,
    departments,
    abbreviations,
    city,
    top: top?.code ?? null,
  };
}
