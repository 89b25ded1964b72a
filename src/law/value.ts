import { err, ok, type Refusal, type Result } from '../kernel/index.ts';
import { refuse } from './errors.ts';
import { nearest } from './load/leaf.ts';
import { textOf } from './number.ts';
import type { Pack } from './pack.ts';
import { pickValue, type Asked } from './settle/value.ts';
import type { Citation, Confidence } from './pack/words.ts';

/** A value of the law on a day, with its four dates. */
export interface ValueAnswer {
  readonly name: string;
  readonly key: string | null;
  readonly value: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string | null;
  readonly level: 'national' | 'city' | 'area';
  readonly issued: string | null;
  readonly effective: string | null;
  readonly computedFrom: string;
  readonly cite: Citation;
  readonly confidence: Confidence;
  readonly verified: boolean;
}

/**
 * The value of a parameter (a line of it, where it is a table) on a day and in an area. Refuses a
 * name or a line nobody defined, and a day for which no value is known, never giving the nearest.
 */
export function valueAt(
  pack: Pack,
  name: string,
  key: string | undefined,
  asked: Asked,
): Result<ValueAnswer, Refusal> {
  const parameter = pack.parameters.get(name);
  if (parameter === undefined)
    return err(
      refuse('law.unknown_parameter', {
        name,
        nearest: nearest(name, [...pack.parameters.keys()]),
      }),
    );
  if (parameter.keyed !== (key !== undefined))
    return err(refuse('law.key_needed', { name }, { field: 'key' }));
  const keys = new Set(parameter.values.map((each) => each.key));
  if (!keys.has(key)) {
    const near = nearest(
      key ?? '',
      [...keys].filter((each) => each !== undefined),
    );
    return err(
      refuse('law.unknown_key', { name, key: key ?? '', nearest: near }, { field: 'key' }),
    );
  }
  const { num, used, missing } = pickValue(pack, parameter, key, asked);
  const [row] = used;
  if (num.k !== 'number' || row === undefined) {
    const shown = key === undefined ? name : `${name} ${key}`;
    const floor = missing?.floor ?? null;
    const known = [
      floor === null ? '' : `≥ ${floor} ${parameter.unit}`,
      missing?.note?.vi ?? '',
      used.map(({ cite }) => cite.document).join('; '),
    ];
    const data = {
      name: shown,
      on: asked.on,
      known: known.filter((each) => each !== '').join('. '),
    };
    return err(refuse('law.value_missing', data));
  }
  const document = pack.documents.get(row.cite.document);
  return ok({
    name,
    key: key ?? null,
    value: textOf(num.value, num.scale),
    unit: parameter.unit,
    from: row.from,
    to: row.to,
    level: row.level,
    issued: document?.issued ?? null,
    effective: document?.from ?? null,
    computedFrom: row.from,
    cite: row.cite,
    confidence: row.confidence,
    verified: row.confidence === 'S' || row.confidence === 'S2',
  });
}
