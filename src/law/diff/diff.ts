import type { Language } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import type { Settled, ValueUsed } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import type { Citation } from '../pack/words.ts';
import { casesInWords, precedenceInWords, type CaseWords } from '../render/case-words.ts';
import { settle, versionAt } from '../settle/settle.ts';
import { pickValue, type Asked } from '../settle/value.ts';
import { changedValues } from './values.ts';

/** One thing that differs between two days of the law, or two versions of the pack. */
export interface Change {
  /** Empty: a table that no programme reads by itself. */
  readonly programme: string;
  readonly kind:
    | 'value'
    | 'case_added'
    | 'case_removed'
    | 'condition'
    | 'amount'
    | 'combination'
    | 'exclusion'
    | 'procedure';
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly cite: Citation | null;
}

/** One side of a comparison: a pack and the day asked of it. */
export interface Side {
  readonly engine: Engine;
  readonly asked: Asked;
}

/**
 * What changes in a programme between two days, or between two packs, in words: values, cases,
 * conditions, amounts, how they combine, exclusions, procedures. A day without law has no cases.
 */
export function diffProgramme(
  slug: string,
  before: Side,
  after: Side,
  language: Language,
): readonly Change[] {
  const [a, b] = [statement(slug, before, language), statement(slug, after, language)];
  const change: MakeChange = (kind, name, [from, to], cite) => ({
    programme: slug,
    kind,
    name,
    before: from,
    after: to,
    cite,
  });
  return [
    ...changedValues(slug, inForce(a.values, before), inForce(b.values, after), language),
    ...caseChanges(a, b, change),
    ...(a.combination !== null && b.combination !== null && a.combination !== b.combination
      ? [change('combination', slug, [a.combination, b.combination], b.combineCite)]
      : []),
    ...listChanges('exclusion', a.exclusions, b.exclusions, change),
    ...listChanges('procedure', a.procedures, b.procedures, change),
  ];
}

interface Statement {
  readonly cases: readonly (CaseWords & { readonly at: Citation })[];
  readonly values: readonly ValueUsed[];
  readonly combination: string | null;
  readonly combineCite: Citation | null;
  readonly exclusions: ReadonlyMap<string, Listed>;
  readonly procedures: ReadonlyMap<string, Listed>;
}

interface Listed {
  readonly text: string;
  readonly cite: Citation;
}

function statement(slug: string, { engine, asked }: Side, language: Language): Statement {
  const { pack } = engine;
  const programme = pack.programmes.get(slug);
  const settled = settle(pack, slug, asked);
  const version = programme === undefined ? null : versionAt(pack, programme, asked);
  const file = programme?.file;
  const holds = (each: { readonly from: string; readonly to: string | null }): boolean =>
    each.from <= asked.on && (each.to === null || asked.on <= each.to);
  const exclusions = (file?.excludes ?? []).filter(holds).map((each) => {
    const listed = { text: each.because[language], cite: each.cite };
    return [`${each.programme} ${each.keep}`, listed] as const;
  });
  const procedures = (file?.procedures ?? []).filter(holds).map((each) => {
    const steps = each.steps.map(
      (step) =>
        `${step.title[language]}: ${step.limit ?? ''} ${lawMessages[language][`law.unit.${step.unit}`]}`,
    );
    const papers = each.papers.map((paper) => paper[language]);
    const text = [each.title[language], each.where[language], ...papers, ...steps].join('; ');
    return [each.code ?? each.title.vi, { text, cite: each.cite }] as const;
  });
  const lists = { exclusions: new Map(exclusions), procedures: new Map(procedures) };
  if (!settled.ok || version === null)
    return { cases: [], values: [], combination: null, combineCite: null, ...lists };
  return { ...settledStatement(engine, settled.value, version, language), ...lists };
}

function settledStatement(
  { pack }: Engine,
  settled: Settled,
  version: Parameters<typeof casesInWords>[1],
  language: Language,
): Omit<Statement, 'exclusions' | 'procedures'> {
  const words = casesInWords(pack, version, settled, language).cases;
  const plus = settled.plus.map(({ case: index, with: others }) =>
    [index, ...others].map((each) => settled.cases[each]?.title[language]).join(' + '),
  );
  const rule = lawMessages[language][`law.combine.${settled.combine}`];
  return {
    cases: words.map((each, index) => ({
      ...each,
      at: settled.cases[index]?.cite ?? settled.cite,
    })),
    values: settled.values,
    combination: [rule, ...plus, ...precedenceInWords(version, settled, language)].join('; '),
    combineCite: settled.combineCite,
  };
}

type MakeChange = (
  kind: Change['kind'],
  name: string,
  texts: readonly [before: string | null, after: string | null],
  cite: Citation | null,
) => Change;

function caseChanges(a: Statement, b: Statement, change: MakeChange): readonly Change[] {
  const old = new Map(a.cases.map((each) => [each.id, each]));
  const now = new Map(b.cases.map((each) => [each.id, each]));
  const says = (each: CaseWords): string => `${each.title}: ${each.who}; ${each.amount}`;
  const removed = a.cases
    .filter(({ id }) => !now.has(id))
    .map((each) => change('case_removed', each.id, [says(each), null], each.at));
  const changed = b.cases.flatMap((each) => {
    const before = old.get(each.id);
    if (before === undefined) return [change('case_added', each.id, [null, says(each)], each.at)];
    const who =
      before.who === each.who
        ? []
        : [change('condition', each.id, [before.who, each.who], each.at)];
    const amount =
      before.amount === each.amount
        ? []
        : [change('amount', each.id, [before.amount, each.amount], each.at)];
    return [...who, ...amount, ...lineChanges(before, each, change)];
  });
  return [...removed, ...changed];
}

/** A value that is read for another day (of a death) counts as it stands on the day asked. */
function inForce(values: readonly ValueUsed[], { engine, asked }: Side): readonly ValueUsed[] {
  const groups = Map.groupBy(values, ({ parameter, key }) => `${parameter} ${key ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const now = group.filter(({ on }) => on === asked.on);
    if (now.length > 0) return now;
    const parameter = engine.pack.parameters.get(first?.parameter ?? '');
    if (group.length < 2 || parameter === undefined) return group;
    const { used } = pickValue(engine.pack, parameter, first?.key ?? undefined, asked);
    return used.length === 0 ? group : used;
  });
}

/** Lines of a case's table that give another amount. */
function lineChanges(
  before: Statement['cases'][number],
  after: Statement['cases'][number],
  change: MakeChange,
): readonly Change[] {
  const [old, now] = [before, after].map(
    ({ lines }) => new Map(lines.map((line) => [line.key, line])),
  );
  const keys = new Set([...before.lines, ...after.lines].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [a, b] = [old?.get(key), now?.get(key)];
    const told = (line: typeof a): string | null =>
      line === undefined ? null : `${line.by}: ${line.amount}`;
    return a?.amount === b?.amount
      ? []
      : [change('amount', after.id, [told(a), told(b)], after.at)];
  });
}

function listChanges(
  kind: 'exclusion' | 'procedure',
  a: ReadonlyMap<string, Listed>,
  b: ReadonlyMap<string, Listed>,
  change: MakeChange,
): readonly Change[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) => {
    const [old, now] = [a.get(name), b.get(name)];
    if (old?.text === now?.text) return [];
    return [
      change(kind, name, [old?.text ?? null, now?.text ?? null], now?.cite ?? old?.cite ?? null),
    ];
  });
}
