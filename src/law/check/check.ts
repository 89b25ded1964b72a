import type { Refusal } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import { refuse } from '../errors.ts';
import type { Confidence, Citation } from '../pack/words.ts';
import type { Programme, Version } from '../pack.ts';
import { settle } from '../settle/settle.ts';
import { and } from '../load/leaf.ts';
import { nextDay } from '../settle/days.ts';
import { failedExamples } from './examples.ts';

/** What `law check` says of a pack that loads. */
export interface Checked {
  readonly programmes: number;
  readonly parameters: number;
  readonly values: number;
  readonly facts: number;
  readonly examples: number;
  readonly failed: readonly Refusal[];
  readonly errors: readonly Refusal[];
  readonly unverified: readonly {
    readonly name: string;
    readonly from: string;
    readonly confidence: Confidence;
    readonly cite: Citation;
  }[];
}

/** Checks a loaded pack: every day the law changes on settles, no two winners, examples hold. */
export function checkPack(engine: Engine): Checked {
  const { pack } = engine;
  const programmes = [...pack.programmes.values()];
  const parameters = [...pack.parameters.values()];
  return {
    programmes: programmes.length,
    parameters: parameters.length,
    values: parameters.reduce((sum, each) => sum + each.values.length, 0),
    facts: pack.facts.size,
    examples: programmes.reduce((sum, each) => sum + each.file.examples.length, 0),
    failed: programmes.flatMap((each) => failedExamples(engine, each)),
    errors: programmes.flatMap((each) => settleEveryDay(engine, each)),
    unverified: unverifiedOf(engine),
  };
}

const places: readonly (readonly string[])[] = [[], ['city', 'east'], ['city', 'west']];

/** Settles a programme on each day on which its law or a value of it changes. */
function settleEveryDay(engine: Engine, programme: Programme): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  for (const version of programme.versions) {
    for (const on of changeDays(engine, version))
      for (const areas of places) {
        const asked = { on, knownAt: null, areas };
        const settled = settle(engine.pack, programme.slug, asked);
        const wrong = settled.ok ? twoWinners(engine, programme, version, asked) : settled.error;
        if (wrong !== null) found.set(`${wrong.code} ${JSON.stringify(wrong.data)}`, wrong);
      }
  }
  return [...found.values()];
}

/** The first day of a version and every later day within it on which one of its values changes. */
export function changeDays(engine: Engine, { file }: Version): readonly string[] {
  const names = [file.uses, ...file.cases.map((each) => each.uses)]
    .flatMap((uses) => Object.values(uses))
    .map((use) => (typeof use === 'string' ? use : use.parameter));
  const days = new Set([file.from]);
  for (const name of new Set(names))
    for (const { from, to } of engine.pack.parameters.get(name)?.values ?? []) {
      days.add(from);
      if (to !== null) days.add(nextDay(to));
    }
  for (const { from, to } of file.cases) {
    if (from !== undefined) days.add(from);
    if (to !== undefined) days.add(nextDay(to));
  }
  return [...days]
    .filter((day) => day >= file.from && (file.to === null || day <= file.to))
    .toSorted();
}

/** Rule 8: where the law says that only one case can hold, two with different amounts stop it. */
function twoWinners(
  engine: Engine,
  programme: Programme,
  version: Version,
  asked: Parameters<Engine['at']>[1],
): Refusal | null {
  if (version.file.combine !== 'one') return null;
  const ready = engine.at(programme.slug, asked);
  if (!ready.ok) return ready.error;
  const { settled, diagram } = ready.value;
  for (const [index, first] of settled.cases.entries())
    for (const second of settled.cases.slice(index + 1)) {
      const same = JSON.stringify(first.amount) === JSON.stringify(second.amount);
      if (same || !diagram.canHold(and([first.when, second.when]))) continue;
      const cited = `${first.cite.article} ${first.cite.document}; ${second.cite.article} ${second.cite.document}`;
      const data = { programme: programme.slug, first: first.id, second: second.id, cited };
      const at = ['versions', programme.versions.indexOf(version)];
      return refuse('law.two_winners', data, programme.where(at));
    }
  return null;
}

/** Values and rules whose source nobody has seen: K (recalled) and ? (unsure). */
export function unverifiedOf({ pack }: Pick<Engine, 'pack'>): Checked['unverified'] {
  const values = [...pack.parameters.values()].flatMap(({ name, values }) =>
    values.map(({ key, from, confidence, cite }) => ({
      name: key === undefined ? name : `${name} ${key}`,
      from,
      confidence,
      cite,
    })),
  );
  const cases = [...pack.programmes.values()].flatMap(({ slug, file }) =>
    file.versions.flatMap((version) =>
      version.cases.map(({ id, confidence, cite, from }) => ({
        name: `${slug} ${id}`,
        from: from ?? version.from,
        confidence,
        cite,
      })),
    ),
  );
  return [...values, ...cases].filter(({ confidence }) => confidence === 'K' || confidence === '?');
}
