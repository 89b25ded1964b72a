import type { Language } from '../../kernel/index.ts';
import type { ValueUsed } from '../ir.ts';
import { spelledOut } from '../load/programme.ts';
import type { Pack } from '../pack.ts';
import { pickValue } from '../settle/value.ts';
import type { Change, Side } from './diff.ts';
import { changedValues } from './values.ts';

/**
 * What changes between two days, or between two packs, in the tables that no programme reads by
 * itself: the lines of a score card, whose points come to a programme as a fact.
 */
export function diffTables(before: Side, after: Side, language: Language): readonly Change[] {
  const packs = [before.engine.pack, after.engine.pack];
  const read = new Set(packs.flatMap(readByProgrammes));
  const names = new Set(packs.flatMap(({ parameters }) => [...parameters.keys()]));
  return [...names]
    .filter((name) => !read.has(name))
    .flatMap((name) => changedValues('', lines(name, before), lines(name, after), language));
}

function readByProgrammes({ programmes }: Pack): readonly string[] {
  return [...programmes.values()].flatMap(({ file }) =>
    file.versions.flatMap(({ uses, cases }) =>
      [uses, ...cases.map((each) => each.uses)]
        .flatMap((each) => Object.values(each))
        .map((use) => spelledOut(use).parameter),
    ),
  );
}

/** The values of every line of a table on the day. */
function lines(name: string, { engine, asked }: Side): readonly ValueUsed[] {
  const parameter = engine.pack.parameters.get(name);
  if (parameter === undefined) return [];
  const keys = new Set(parameter.values.map((each) => each.key));
  return [...keys].flatMap((key) => pickValue(engine.pack, parameter, key, asked).used);
}
