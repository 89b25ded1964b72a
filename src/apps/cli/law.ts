import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { fill, formatDate, type IsoDate, type Refusal } from '../../kernel/index.ts';
import type { Engine } from '../../law/index.ts';
import { lawMessages } from '../../law/messages.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand, type Io, type OptionSpec } from './command.ts';
import { onOption } from './area.ts';
import { lawCliMessages } from './law-messages.ts';

const messages = [lawMessages, lawCliMessages, areaMessages];

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

const check = defineCommand({
  name: 'law check',
  summary: {
    vi: 'Kiểm tra bộ quy định: cấu trúc, kiểu, mâu thuẫn, ví dụ',
    en: 'Checks the law pack: shapes, types, conflicts, worked examples',
  },
  positionals: ['[DIR]'],
  messages,
  run: async ({ positionals }, io) => {
    const { loadParts, Engine, checkPack } = await import('../../law/index.ts');
    const { packContent } = await import('../../law/content.ts');
    const { policiesFolder, readPackTexts, refusedFolder } = await import('./law-pack.ts');
    const folder = positionals[0] === undefined ? policiesFolder : resolve(positionals[0]);
    const refused = refusedFolder(folder);
    if (refused !== null) return io.fail(refused);
    const { pack, problems } = loadParts(readPackTexts(folder));
    const checked = checkPack(new Engine(pack));
    const whole = createHash('sha256').update(packContent(pack)).digest('hex');
    const errors = [...problems, ...checked.errors, ...checked.failed];
    const hash = problems.length > 0 ? null : whole;
    reportErrors(io, { hash, ...checked, failed: checked.failed.length, errors });
    return errors.length > 0 ? 2 : 0;
  },
});

interface CheckReport {
  readonly hash: string | null;
  readonly programmes: number;
  readonly parameters: number;
  readonly values: number;
  readonly facts: number;
  readonly examples: number;
  readonly failed: number;
  readonly errors: readonly Refusal[];
  readonly unverified: readonly unknown[];
}

function reportErrors(io: Io, report: CheckReport): void {
  const errors = report.errors.map((each) => ({
    file: each.where?.file ?? null,
    line: each.where?.line ?? null,
    column: each.where?.column ?? null,
    code: each.code,
    message: lawText(io, each),
  }));
  io.reply({ ...report, errors }, () => {
    for (const { file, line, column, message } of errors)
      io.line(`${file}:${line}:${column}: ${message}`);
    const say = (key: keyof typeof lawCliMessages.vi, data: Readonly<Record<string, string | number>>): void =>
      io.line(fill(lawCliMessages[io.language][key], data));
    const { programmes, parameters, values, facts, examples, failed } = report;
    say('law.cli.checked', { programmes, parameters, values, facts, examples });
    if (failed > 0) say('law.cli.examples_failed', { failed });
    else if (errors.length === 0) say('law.cli.examples_ok', {});
    say('law.cli.unverified', { count: report.unverified.length });
    if (report.hash !== null) say('law.cli.hash', { hash: report.hash });
  });
}

/** A refusal of the engine in words. */
function lawText(io: Io, refusal: Refusal): string {
  const key = `error.${refusal.code}` as keyof typeof lawMessages.vi;
  return fill(lawMessages[io.language][key], refusal.data);
}

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
  const { engineOf, policiesFolder } = await import('./law-pack.ts');
  const { lawAreasOf } = await import('./law-area.ts');
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

const value = defineCommand({
  name: 'law value',
  summary: {
    vi: 'Một giá trị pháp luật (mức chuẩn, hệ số…) vào một ngày, kèm căn cứ',
    en: 'A value of the law (standard, coefficient…) on a day, with its citation',
  },
  positionals: ['NAME'],
  options: {
    key: {
      type: 'string',
      value: 'K',
      help: { vi: 'Dòng của bảng', en: 'The line of the table' },
    },
    on: onOption,
    'known-at': knownAtOption,
    area: areaOption,
    pack: packOption,
  },
  messages,
  run: async ({ positionals, options }, io) => {
    const { valueAt } = await import('../../law/index.ts');
    const ready = await lawAsked(options, io);
    if (typeof ready === 'number') return ready;
    const answer = valueAt(ready.engine.pack, positionals[0] ?? '', options.key, ready.asked);
    if (!answer.ok) return io.fail(answer.error);
    const { value: amount, unit, from, to, cite, verified } = answer.value;
    return io.reply(answer.value, () => {
      const texts = lawCliMessages[io.language];
      const until = to === null ? texts['law.cli.open'] : fill(texts['law.cli.until'], { to: formatDate(to) });
      io.line(fill(texts['law.cli.value'], { value: amount, unit, from: formatDate(from), to: until }));
      io.line([cite.article, cite.document].filter((each) => each !== '').join(', '));
      if (!verified) io.line(texts['law.cli.unchecked']);
    });
  },
});

export const commands = [check, value];
