import { resolve } from 'node:path';
import type { IsoDate } from '../../kernel/index.ts';
import type { Engine } from '../../law/index.ts';
import type { Io, OptionSpec } from './command.ts';

/** `--known-at`: what had been promulgated by then. */
export const knownAtOption = {
  type: 'string',
  value: 'DATE',
  help: {
    vi: 'Chỉ tính văn bản đã ban hành đến ngày này; mặc định: mọi văn bản',
    en: 'What had been promulgated by then; everything loaded unless given',
  },
} as const satisfies OptionSpec;

/** `--area`: the unit whose local law counts. */
export const areaOption = {
  type: 'string',
  value: 'CODE',
  help: {
    vi: 'Mã đơn vị hành chính tại ngày xét; không ghi: chỉ quy định toàn quốc',
    en: 'Code of the unit as of the day; national law only unless given',
  },
} as const satisfies OptionSpec;

/** `--pack`: another pack than the release's. */
export const packOption = {
  type: 'string',
  value: 'DIR',
  help: {
    vi: 'Thư mục bộ quy định do “law export” ghi ra; mặc định: policies/',
    en: 'Folder of a pack written by “law export”; policies/ unless given',
  },
} as const satisfies OptionSpec;

/** What every question to the law names: the engine, the day, what was known, the area. */
export async function lawAsked(
  options: {
    readonly on: string | undefined;
    readonly 'known-at': string | undefined;
    readonly area: string | undefined;
    readonly pack: string | undefined;
  },
  io: Io,
): Promise<
  | {
      readonly engine: Engine;
      readonly asked: { on: IsoDate; knownAt: IsoDate | null; areas: readonly string[] };
    }
  | number
> {
  const areas = await import('../../modules/areas/index.ts');
  const { engineOf, policiesFolder } = await import('../../modules/policies/index.ts');
  const { lawAreasOf } = await import('../../modules/policies/index.ts');
  const on = areas.dayAsked(options.on, Date.now());
  if (!on.ok) return io.fail(on.error);
  const knownAt = options['known-at'] === undefined ? null : areas.dayAsked(options['known-at'], 0);
  if (knownAt !== null && !knownAt.ok) return io.fail(knownAt.error);
  const engine = engineOf(options.pack === undefined ? policiesFolder : resolve(options.pack));
  if (!engine.ok) return io.fail(engine.error);
  const keys = lawAreasOf(areas.readAreaRegister(), options.area, on.value);
  if (!keys.ok) return io.fail(keys.error);
  const asked = { on: on.value, knownAt: knownAt?.value ?? null, areas: keys.value };
  return { engine: engine.value, asked };
}
