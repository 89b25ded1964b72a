import type { Acronym } from './acronyms.ts';
import { pushTo } from './groups.ts';
import { nameLikeness, schemesOf, type Scheme } from './schemes.ts';
import type { PlanView, TaskRow } from './view.ts';
import type { Passage } from './words.ts';

/** A scheme of a task's title beside the same scheme in the body. */
export interface Pair {
  readonly entry: TaskRow;
  readonly own: Scheme;
  readonly body: Scheme;
}

/** The first line of every task's title. */
export function titlePassages(view: PlanView): ReadonlyMap<string, Passage> {
  const found = new Map<string, Passage>();
  for (const each of view.passages) {
    if (each.place.kind === 'task' && !found.has(each.place.code)) found.set(each.place.code, each);
  }
  return found;
}

/** Task schemes with their counterpart of the body, the likest one, when it is like enough. */
export function pairsOf(view: PlanView, acronyms: ReadonlyMap<string, Acronym>): readonly Pair[] {
  const titles = titlePassages(view);
  const byWord = new Map<string, Scheme[]>();
  for (const where of view.passages) {
    if (where.place.kind !== 'provision') continue;
    for (const scheme of schemesOf(where, acronyms)) {
      for (const key of new Set(scheme.name)) {
        pushTo(byWord, key, scheme);
      }
    }
  }
  return view.rows.flatMap((entry) => {
    const where = titles.get(entry.task.code);
    const own = where === undefined ? undefined : schemesOf(where, acronyms)[0];
    if (own === undefined) return [];
    const near = new Set(own.name.flatMap((key) => byWord.get(key) ?? []));
    const ranked = [...near]
      .map((body) => ({ body, ...nameLikeness(own.name, body.name) }))
      .filter(({ inner, shared, union }) => shared >= 4 && inner >= 0.75 && shared / union >= 0.5)
      .sort((a, b) => b.shared / b.union - a.shared / a.union);
    const best = ranked[0];
    return best === undefined ? [] : [{ entry, own, body: best.body }];
  });
}
