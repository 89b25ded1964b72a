import type { Language } from '../../kernel/index.ts';
import type { Settled, SettledCase } from '../ir.ts';
import { textOf } from '../number.ts';
import type { Case, Pack, Version } from '../pack.ts';
import { scaleOf } from '../settle/fold.ts';
import { citeText } from '../words/cite.ts';
import { shownNumber } from '../words/numbers.ts';
import { Speaker } from '../words/say.ts';

/** A case of a settled programme in words. */
export interface CaseWords {
  readonly id: string;
  readonly title: string;
  /** Who: the condition as a clause. */
  readonly who: string;
  /** How much: the formula with its values, and what it comes to. */
  readonly amount: string;
  readonly cite: string;
  readonly reading: string | null;
  readonly verified: boolean;
}

/** Puts every case of a settled programme into words, in the order of the law. */
export function casesInWords(
  pack: Pack,
  version: Version,
  settled: Settled,
  language: Language,
): readonly CaseWords[] {
  return settled.cases.map((each) => {
    const loaded = version.cases.find(({ file }) => file.id === each.id);
    const speaker = speakerOf(pack, version, loaded, each, language);
    const checked = [each.confidence, ...each.values.map((value) => value.confidence)];
    return {
      id: each.id,
      title: each.title[language],
      who: loaded === undefined ? '' : speaker.bool(loaded.when),
      amount: amountOf(pack, settled, each, loaded, speaker, language),
      cite: citeText(pack, each.cite, language),
      reading: each.reading?.[language] ?? null,
      verified: !checked.some((one) => one === 'K' || one === '?'),
    };
  });
}

/** Says aliases as the label of their parameter and, where it is one value, that value. */
export function speakerOf(
  pack: Pack,
  version: Version,
  loaded: Case | undefined,
  settled: SettledCase,
  language: Language,
): Speaker {
  const uses = { ...version.file.uses, ...loaded?.file.uses };
  return new Speaker(pack.facts, language, (alias) => {
    const use = uses[alias];
    const name = typeof use === 'string' ? use : use?.parameter;
    if (name === undefined) return alias;
    const label = pack.parameters.get(name)?.label[language] ?? name;
    const values = settled.values.filter((each) => each.parameter === name);
    const [only] = values;
    return values.length === 1 && only?.value !== null && only !== undefined
      ? `${label} ${shownNumber(only.value, language)}`
      : label;
  });
}

function amountOf(
  pack: Pack,
  { outcome, programme }: Settled,
  { amount }: SettledCase,
  loaded: Case | undefined,
  speaker: Speaker,
  language: Language,
): string {
  if (outcome.kind === 'class') {
    const classes = pack.programmes.get(programme)?.file.outcome.classes ?? [];
    return amount.k === 'number'
      ? (classes[amount.value]?.label[language] ?? '')
      : speaker.num(amount);
  }
  const formula = speaker.num(loaded?.amount ?? amount);
  if (amount.k !== 'number') return withUnit(formula, outcome.unit);
  const comesTo = withUnit(
    shownNumber(textOf(amount.value, scaleOf(amount)), language),
    outcome.unit,
  );
  return loaded?.amount.k === 'number' || loaded?.amount.k === 'use'
    ? comesTo
    : `${formula} = ${comesTo}`;
}

function withUnit(amount: string, unit: string): string {
  return unit === '%' ? `${amount}%` : `${amount} ${unit}`.trim();
}
