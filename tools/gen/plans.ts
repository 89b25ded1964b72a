import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { unwrap } from '../../src/kernel/index.ts';
import type { PlanRelease, ReleaseLink } from '../../src/modules/plans/domain/index.ts';
import { writeRelease } from '../../src/modules/plans/import/index.ts';
import { agencyResolver, releaseOfFile } from '../../src/modules/plans/index.ts';
import type { Generated } from './generated.ts';

interface ResolutionFile {
  readonly approvedBy: string;
  readonly findings: readonly (PlanRelease['resolutions'][number] & { readonly on: string })[];
}

interface LinkFile {
  readonly by: string;
  readonly on: string;
  readonly confirmed: readonly string[];
  readonly refused: readonly string[];
}

/**
 * `plans/<plan>.yaml`: the published text as the reader reads it today, with the resolutions and
 * links that people wrote down beside it. A resolution of a finding that is no longer found fails.
 */
export async function generatePlans(root: string): Promise<readonly Generated[]> {
  const folder = join(root, 'plans');
  const ending = '.resolutions.yaml';
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return Promise.all(names.map((name) => planFile(folder, name.slice(0, -ending.length))));
}

async function planFile(folder: string, plan: string): Promise<Generated> {
  const bytes = readFileSync(join(folder, `${plan}.txt`));
  const release = unwrap(await releaseOfFile({ name: `${plan}.txt`, bytes }, agencyResolver()));
  const resolutions = readYaml<ResolutionFile>(join(folder, `${plan}.resolutions.yaml`));
  const found = new Map(release.reading.findings.map((finding) => [finding.id, finding]));
  const lost = resolutions.findings.filter((entry) => !found.has(entry.id));
  if (lost.length > 0) {
    throw new Error(`no such finding: ${lost.map((one) => `${one.id} ${one.code}`).join(', ')}`);
  }
  const text = writeRelease({
    ...release,
    resolutions: resolutions.findings,
    links: linksOf(join(folder, `${plan}.links.yaml`)),
    approval: { approvedBy: resolutions.approvedBy, on: resolutions.findings[0]?.on ?? '' },
  });
  return { path: `plans/${plan}.yaml`, text };
}

function readYaml<T>(path: string): T {
  // Days stay text: a JavaScript date would bring an hour and a zone.
  return parse(readFileSync(path, 'utf8'), { schema: 'core' }) as T;
}

function linksOf(path: string): ReleaseLink[] {
  if (!existsSync(path)) return [];
  const { by, on, confirmed, refused } = readYaml<LinkFile>(path);
  const entry = (pair: string, decision: ReleaseLink['decision']): ReleaseLink => {
    const [task = '', provision = ''] = pair.split(' ');
    return { task, provision, decision, by, on };
  };
  return [
    ...confirmed.map((pair) => entry(pair, 'confirmed')),
    ...refused.map((pair) => entry(pair, 'refused')),
  ];
}
