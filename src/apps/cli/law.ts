import { resolve } from 'node:path';
import { fill, formatDate, type Refusal } from '../../kernel/index.ts';
import { lawMessages } from '../../law/messages.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand, type Io } from './command.ts';
import { onOption } from './area.ts';
import { assess } from './law-assess.ts';
import { areaOption, knownAtOption, lawAsked, packOption } from './law-asked.ts';
import { lawCliMessages } from './law-messages.ts';
import { lawRunCommands } from './law-run.ts';
import { wordCommands } from './law-words.ts';

const messages = [lawMessages, lawCliMessages, areaMessages];

const check = defineCommand({
  name: 'law check',
  summary: {
    vi: 'Kiểm tra bộ quy định: cấu trúc, kiểu, mâu thuẫn, ví dụ',
    en: 'Checks the law pack: shapes, types, conflicts, worked examples',
  },
  positionals: ['[DIR]'],
  messages,
  run: async ({ positionals }, io) => {
    const { loadParts, Engine, checkPack, packContent } = await import('../../law/index.ts');
    const { hashOf, policiesFolder, readPackTexts, refusedFolder } =
      await import('../../modules/policies/index.ts');
    const folder = positionals[0] === undefined ? policiesFolder : resolve(positionals[0]);
    const refused = refusedFolder(folder);
    if (refused !== null) return io.fail(refused);
    const { pack, problems } = loadParts(readPackTexts(folder));
    const checked = checkPack(new Engine(pack));
    const whole = hashOf(packContent(pack));
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
    const say = (
      key: keyof typeof lawCliMessages.vi,
      data: Readonly<Record<string, string | number>>,
    ): void => io.line(fill(lawCliMessages[io.language][key], data));
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
      const until =
        to === null ? texts['law.cli.open'] : fill(texts['law.cli.until'], { to: formatDate(to) });
      io.line(
        fill(texts['law.cli.value'], { value: amount, unit, from: formatDate(from), to: until }),
      );
      io.line([cite.article, cite.document].filter((each) => each !== '').join(', '));
      if (!verified) io.line(texts['law.cli.unchecked']);
    });
  },
});

export const commands = [check, value, assess, ...wordCommands, ...lawRunCommands];
