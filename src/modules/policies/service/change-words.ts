import type { Language } from '../../../kernel/index.ts';
import type { Change, Pack, Programme } from '../../../law/index.ts';

/** A change says what it is about by a name; here in words. */
export function labelOf(
  pack: Pack,
  { file }: Programme,
  { kind, name }: Change,
  language: Language,
): string {
  if (kind === 'value') {
    const [parameter = '', ...rest] = name.split(' ');
    const known = pack.parameters.get(parameter);
    const key = rest.join(' ');
    const line = key === '' ? '' : ` (${known?.keys?.[key]?.[language] ?? key})`;
    return `${known?.label[language] ?? parameter}${line}`;
  }
  if (kind === 'exclusion') {
    const [other = ''] = name.split(' ');
    return pack.programmes.get(other)?.file.title[language] ?? other;
  }
  if (kind === 'procedure') {
    const found = file.procedures.findLast((each) => (each.code ?? each.title.vi) === name);
    return found?.title[language] ?? name;
  }
  const titled = file.versions.flatMap(({ cases }) => cases).findLast(({ id }) => id === name);
  return titled?.title[language] ?? file.title[language];
}
