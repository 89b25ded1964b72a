import type { Client } from '../ui/data.tsx';
import { pathTo } from '../ui/navigation.tsx';
import type { Screen } from '../ui/screen.ts';
import { allows, type Session } from '../ui/session.tsx';
import { findAgencies } from '../modules/agencies/contract.ts';
import { findAreas } from '../modules/areas/contract.ts';
import { searchPlans } from '../modules/plans/contract/index.ts';

export type FoundKind = 'plan' | 'task' | 'provision' | 'agency' | 'area';

/** One record that fits what somebody typed. */
export interface Found {
  readonly kind: FoundKind;
  readonly code: string;
  readonly text: string;
  /** Where it hangs: the plan's number, the unit above. */
  readonly within: string;
  readonly href: string;
}

/** So many of each kind are offered; more words find fewer. */
const EACH = 6;

/** The screen each kind opens; a provision is read on the page of its plan. */
const paths: Readonly<Record<FoundKind, string>> = {
  plan: '/plans/$key',
  task: '/plans/$key/tasks/$code',
  provision: '/plans/$key',
  agency: '/agencies/$code',
  area: '/areas/$code',
};

/** The kinds whose screen the session may open. */
export function openKinds(
  screens: readonly Screen[],
  session: Session | null,
): ReadonlySet<FoundKind> {
  const kinds = Object.keys(paths) as FoundKind[];
  return new Set(
    kinds.filter((kind) =>
      screens.some(({ path, permission }) => path === paths[kind] && allows(session, permission)),
    ),
  );
}

/**
 * Asks every register at once; one that fails does not silence the others. Null: none answered.
 */
export async function searchEverywhere(
  client: Client,
  words: string,
  kinds: ReadonlySet<FoundKind>,
  signal: AbortSignal,
): Promise<readonly Found[] | null> {
  const [plans, agencies, areas] = await Promise.all([
    client.call(searchPlans, { q: words }, { signal }),
    client.call(findAgencies, { text: words }, { signal }),
    client.call(findAreas, { text: words }, { signal }),
  ]);
  if (!plans.ok && !agencies.ok && !areas.ok) return null;
  const found: Found[] = [
    ...(plans.ok ? plans.value.results : []).map(({ plan, kind, code, text }) => ({
      kind,
      code: kind === 'plan' ? (plan.number ?? code) : code,
      text,
      within: plan.number ?? plan.title,
      href: pathTo(paths[kind], { key: plan.key, code }),
    })),
    ...(agencies.ok ? agencies.value.agencies : []).map(({ code, name, parent }) => ({
      kind: 'agency' as const,
      code,
      text: name,
      within: parent?.name ?? '',
      href: pathTo(paths.agency, { code }),
    })),
    ...(areas.ok ? areas.value.units : []).map(({ code, name, type, parent }) => ({
      kind: 'area' as const,
      code,
      text: `${type} ${name}`,
      within: parent?.name ?? '',
      href: pathTo(paths.area, { code }),
    })),
  ];
  return (Object.keys(paths) as FoundKind[])
    .filter((kind) => kinds.has(kind))
    .flatMap((kind) => found.filter((one) => one.kind === kind).slice(0, EACH));
}
