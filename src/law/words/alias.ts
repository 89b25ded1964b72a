import type { Language } from '../../kernel/index.ts';
import type { Num } from '../ir.ts';
import { AMOUNT, spelledOut } from '../load/programme.ts';
import { textOf } from '../number.ts';
import type { Pack, Version } from '../pack.ts';
import type { CaseFile } from '../pack/programme.ts';
import { aliasValue } from '../settle/uses.ts';
import type { Asked } from '../settle/value.ts';
import { lowerFirst } from './list.ts';
import { shownNumber } from './numbers.ts';
import { phrases } from './phrases.ts';
import type { AliasWords } from './say.ts';
import { headUnit, withUnit } from './units.ts';

/** Where aliases are said: a version of a programme's law, one of its cases, a day. */
export interface AliasPlace {
  readonly pack: Pack;
  readonly version: Version;
  readonly file: CaseFile | null;
  readonly asked: Asked;
  /** The unit of what the programme gives, which `amount` stands for. */
  readonly unit: string;
}

/** Says aliases as the label of their parameter with its value: "mức chuẩn 500.000 đồng". */
export function aliasWords(place: AliasPlace, language: Language): AliasWords {
  const { pack, version, file, asked } = place;
  const words = phrases[language];
  return (alias) => {
    if (alias === AMOUNT) {
      const percent = place.unit.startsWith('%');
      return {
        text: percent ? `${words.theAmount} (%)` : words.theAmount,
        percent,
        value: null,
        figure: null,
      };
    }
    const use = spelledOut(file?.uses[alias] ?? version.file.uses[alias] ?? '');
    const parameter = pack.parameters.get(use.parameter);
    if (parameter === undefined) throw new Error(`no parameter ${use.parameter}`);
    const percent = parameter.unit.startsWith('%');
    const named = lowerFirst(parameter.label[language]);
    const label = `${use.nationalOnly ? words.ofTheCountry(named) : named}${lineLabel(place, alias, language)}`;
    const { num } = aliasValue(pack, use, file?.id, asked);
    const value = (number: Num & { readonly k: 'number' }): string =>
      withUnit(
        shownNumber(textOf(number.value, number.scale), language),
        headUnit(parameter.unit, language),
      );
    const factLabel = (name: string): string => pack.facts.get(name)?.label[language] ?? '';
    switch (num.k) {
      case 'number': {
        // "1,5 × mức chuẩn": a multiple needs no name.
        const text = isMultiple(parameter.unit) ? value(num) : `${label} ${value(num)}`;
        return { text, percent, value: num, figure: value(num) };
      }
      case 'open': {
        const known = num.lo.k === 'number' && num.lo.value > 0 ? num.lo : null;
        const text = known === null ? words.notKnown(label) : words.knownFrom(label, value(known));
        return { text, percent, value: null, figure: null };
      }
      case 'lookup':
        return {
          text: words.byTable(label, factLabel(num.of.fact)),
          percent,
          value: null,
          figure: null,
        };
      case 'on_day':
        return {
          text: words.atDay(label, factLabel(num.of.fact)),
          percent,
          value: null,
          figure: null,
        };
      default:
        return { text: label, percent, value: null, figure: null };
    }
  };
}

function isMultiple(unit: string): boolean {
  return unit.startsWith('lần ');
}

/** Which line of a table, where the rule uses two lines of it. */
function lineLabel({ pack, version, file }: AliasPlace, alias: string, language: Language): string {
  const uses = Object.entries({ ...version.file.uses, ...file?.uses });
  const { parameter, key } = spelledOut(uses.find(([name]) => name === alias)?.[1] ?? '');
  const twice = uses.filter(([, use]) => spelledOut(use).parameter === parameter).length > 1;
  const line = key?.replaceAll('{case}', file?.id ?? '') ?? file?.id ?? '';
  const label = pack.parameters.get(parameter)?.keys?.[line]?.[language];
  return twice && label !== undefined ? ` (${label})` : '';
}
