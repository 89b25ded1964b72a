import { readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { EVERYTHING, type Refusal } from '../kernel/index.ts';
import { loadAgencies } from '../modules/agencies/index.ts';
import { firstAdministratorLink, seedDemoUsers } from '../modules/access/index.ts';
import { loadAreas } from '../modules/areas/index.ts';
import { loadCalendar } from '../modules/calendar/index.ts';
import {
  agencyResolver,
  loadRelease,
  plansModule,
  readPlanFile,
  releaseOfFile,
} from '../modules/plans/index.ts';
import { rootFolder } from '../platform/config/index.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database/index.ts';

/** A demo user, as it is shown after the start. */
export interface DemoLogin {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

export interface Seeded {
  readonly logins: readonly DemoLogin[];
  /** Path of the one-time link that makes the first administrator; null when there is one. */
  readonly firstLink: string | null;
}

/** A refusal of a loader: the release's own files are wrong, or the database refuses them. */
export class SeedRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.data)}`);
    this.refusal = refusal;
  }
}

/** The context of the machine's operator, for loaders and commands. */
export function operatorContext(database: Database): Context {
  return {
    database,
    caller: { kind: 'operator', systemUser: userInfo().username },
    now: Date.now,
    language: 'vi',
    traceId: newId(),
    scope: EVERYTHING,
  };
}

/** Loads what every city needs: calendar, areas, agencies. Twice the same is `unchanged`. */
export async function seedReference(context: Context): Promise<void> {
  const calendar = await loadCalendar(context);
  if (!calendar.ok) throw new SeedRefused(calendar.error);
  const areas = await loadAreas(context);
  if (!areas.ok) throw new SeedRefused(areas.error);
  const agencies = await loadAgencies(context);
  if (!agencies.ok) throw new SeedRefused(agencies.error);
}

/**
 * Loads the plans of the release into a city that has none. A plan's YAML is a seed: once a plan
 * is there the database rules.
 */
async function seedPlans(context: Context): Promise<void> {
  const listed = await listPlans(context);
  if (listed > 0) return;
  for (const name of planFiles()) {
    const file = await readPlanFile(join(plansFolder, name));
    if (!file.ok) throw new SeedRefused(file.error);
    const release = await releaseOfFile(file.value, agencyResolver());
    if (!release.ok) throw new SeedRefused(release.error);
    const loaded = await loadRelease(context, {
      operation: 'plan.load',
      requestId: newId(),
      release: release.value,
      approve: release.value.approval !== null,
      again: false,
      reason: null,
    });
    if (!loaded.ok) throw new SeedRefused(loaded.error);
  }
}

async function listPlans(context: Context): Promise<number> {
  const bound = plansModule.operations.find((each) => each.operation.id === 'plan.list');
  const listed = await bound?.serve(context, {}, null);
  if (listed === undefined || !listed.ok) return 0;
  return (listed.value as { readonly plans: readonly unknown[] }).plans.length;
}

const plansFolder = join(rootFolder, 'plans');

/** `4220-KH-UBND-2013.yaml`; a review beside it is a list for readers, not a plan. */
function planFiles(): readonly string[] {
  const files = readdirSync(plansFolder).filter((name) => name.endsWith('.yaml'));
  return files.filter((name) => !/\.(review|resolutions|links)\.yaml$/.test(name)).toSorted();
}

/** Loads reference data, and unless the city begins empty the plan and its demo users. */
export async function seed(database: Database, wanted: { demo: boolean }): Promise<Seeded> {
  const context = operatorContext(database);
  await seedReference(context);
  if (wanted.demo) await seedPlans(context);
  const logins = wanted.demo ? await seedDemoUsers(context) : [];
  const link = wanted.demo ? null : await firstAdministratorLink(context);
  return { logins, firstLink: link?.path ?? null };
}
