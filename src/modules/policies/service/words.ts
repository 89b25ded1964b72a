import type { IsoDate, Language } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { areaOn, areaRegister } from '../../areas/index.ts';
import { situations } from '../domain/index.ts';
import { policyMessages } from '../messages.ts';

/** The situations of life in the words of a language. */
export function situationWords(
  language: Language,
): { situation: string; title: string; hint: string }[] {
  const texts = policyMessages[language];
  return situations.map((situation) => ({
    situation,
    title: texts[`policy.situation.${situation}`],
    hint: texts[`policy.situation.${situation}.hint`],
  }));
}

/** The unit or the part of the city asked about, in words; null: the country. */
export async function placeOf(
  context: Context,
  code: string | undefined,
  on: IsoDate,
): Promise<{ code: string; name: string } | null> {
  if (code === undefined) return null;
  if (code === 'city' || code === 'east' || code === 'west')
    return { code, name: policyMessages[context.language][`policy.place.${code}`] };
  const unit = areaOn(await areaRegister(context), code, on);
  return unit === null ? null : { code, name: `${unit.type} ${unit.name}` };
}
