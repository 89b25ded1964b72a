import type { Where } from '../../kernel/index.ts';
import type { LegalDocument } from '../pack/document.ts';
import type { Parameter, ParameterValue } from '../pack/parameter.ts';
import type { Problems } from './source.ts';

type Place = (at: readonly (string | number)[]) => Where;

/** Keys where a table is keyed, whole đồng where it is money, one value a day, known documents. */
export function checkParameter(
  parameter: Parameter,
  documents: ReadonlyMap<string, LegalDocument>,
  where: Place,
  problems: Problems,
): void {
  const { name, keyed, type } = parameter;
  for (const [index, value] of parameter.values.entries()) {
    const at = (field: string): Where => where(['values', index, field]);
    if ((value.key !== undefined) !== keyed)
      problems.add('law.key_needed', { name, keyed: keyed ? 1 : 0 }, at('key'));
    if (type === 'money' && value.value !== null && value.value.includes('.'))
      problems.add('law.not_whole', { name, value: value.value }, at('value'));
    if (!documents.has(value.cite.document))
      problems.add('law.unknown_document', { document: value.cite.document }, at('cite'));
    if (value.to !== null && value.to < value.from)
      problems.add('law.overlap', { name, from: value.from, other: value.to }, at('to'));
  }
  checkOneADay(parameter, where, problems);
  const local = parameter.local?.cite.document;
  if (local !== undefined && !documents.has(local))
    problems.add('law.unknown_document', { document: local }, where(['local', 'cite']));
  if (parameter.local === undefined && parameter.values.some(({ area }) => area !== undefined))
    problems.add('law.bad_shape', { at: `${name}.local`, reason: 'local' }, where(['values']));
}

/** Two values of one line and area on one day are two laws: which holds must be said. */
function checkOneADay(parameter: Parameter, where: Place, problems: Problems): void {
  const lines = new Map<string, { readonly value: ParameterValue; readonly index: number }[]>();
  for (const [index, value] of parameter.values.entries()) {
    const line = `${value.key ?? ''}|${value.area ?? ''}`;
    lines.set(line, [...(lines.get(line) ?? []), { value, index }]);
  }
  for (const line of lines.values()) {
    const ordered = line.toSorted((a, b) => (a.value.from < b.value.from ? -1 : 1));
    for (const [position, { value, index }] of ordered.entries()) {
      const next = ordered[position + 1];
      if (next === undefined || (value.to !== null && value.to < next.value.from)) continue;
      const data = { name: parameter.name, from: value.from, other: next.value.from };
      problems.add('law.overlap', data, where(['values', index, 'to']));
    }
  }
}
