import { formatDate } from '../../kernel/index.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand, type Io, type OptionSpec } from './command.ts';
import { hasDatabase } from './given.ts';

/** `--on` of commands that answer as of a day. */
export const onOption = {
  type: 'string',
  value: 'DATE',
  help: {
    vi: 'Tại ngày (NĂM-THÁNG-NGÀY); mặc định: hôm nay',
    en: 'As of the day (YEAR-MONTH-DAY); today unless given',
  },
} as const satisfies OptionSpec;

/** A day as tables show it. */
export function shownDay(date: string | null): string {
  return date === null ? '' : formatDate(date);
}

const find = defineCommand({
  name: 'area find',
  summary: {
    vi: 'Tìm đơn vị hành chính theo tên hoặc mã tại một ngày',
    en: 'Finds administrative units by name or code as of a day',
  },
  positionals: ['TEXT|CODE...'],
  options: { on: onOption },
  messages: [areaMessages],
  run: async ({ positionals, options }, io) => {
    const areas = await import('../../modules/areas/index.ts');
    const on = areas.dayAsked(options.on, Date.now());
    if (!on.ok) return io.fail(on.error);
    return onRegister(io, areas, (register) => {
      const reply = areas.answerFind(register, positionals.join(' '), on.value);
      return io.reply(reply, () => printFound(reply, io));
    });
  },
});

type Areas = typeof import('../../modules/areas/index.ts');
type Found = ReturnType<Areas['answerFind']>;

/** The register with what officers decided when a database is given, else the release's own. */
function onRegister(
  io: Io,
  areas: Areas,
  work: (register: ReturnType<Areas['readAreaRegister']>) => number,
): Promise<number> {
  if (!hasDatabase(io)) return Promise.resolve(work(areas.readAreaRegister()));
  return io.withContext(async (context) => work(await areas.areaRegister(context)));
}

function printFound(reply: Found, io: Io): void {
  const text = textsOf(io);
  if (reply.units.length === 0) {
    io.line(text('area.none_found').replace('{on}', formatDate(reply.on)));
    return;
  }
  io.table(
    [text('area.code'), text('area.type'), text('area.name'), text('area.parent')].concat([
      text('area.from'),
      text('area.to'),
    ]),
    reply.units.map((unit) => [
      unit.code,
      unit.type,
      unit.name,
      unit.parent?.name ?? '',
      shownDay(unit.from),
      shownDay(unit.to),
    ]),
  );
}

const chain = defineCommand({
  name: 'area chain',
  summary: {
    vi: 'Đơn vị hành chính đã trở thành đơn vị nào',
    en: 'What became of an administrative unit',
  },
  positionals: ['CODE'],
  options: { on: onOption },
  messages: [areaMessages],
  run: async ({ positionals, options }, io) => {
    const areas = await import('../../modules/areas/index.ts');
    const on = areas.dayAsked(options.on, Date.now());
    if (!on.ok) return io.fail(on.error);
    const asked = options.on === undefined ? null : on.value;
    const code = positionals[0] ?? '';
    return onRegister(io, areas, (register) => {
      const reply = areas.answerChain(register, code, asked);
      return io.reply(reply, () => {
        const text = textsOf(io);
        if (reply.units.length === 0) io.line(text('area.none_chain').replace('{code}', code));
        for (const unit of reply.units) printUnit(unit, io);
      });
    });
  },
});

type ChainUnit = ReturnType<
  typeof import('../../modules/areas/index.ts').answerChain
>['units'][number];

function printUnit(unit: ChainUnit, io: Io): void {
  const text = textsOf(io);
  const end = unit.to === null ? text('area.in_force') : shownDay(unit.to);
  io.line(`${unit.code} ${unit.type} ${unit.name}: ${shownDay(unit.from)} – ${end}`);
  for (const next of unit.successors) {
    const percent = (next.share * 100).toLocaleString(io.language, { maximumFractionDigits: 1 });
    const part = next.whole ? text('area.whole') : `${percent}%`;
    const trust = next.verified ? '' : ` (${text('area.unverified')})`;
    io.line(`  → ${next.code} ${next.type} ${next.name}: ${part}; ${next.source}${trust}`);
  }
  if (unit.to !== null && unit.successors.length === 0) {
    io.line(`  → ${text('area.no_successor')}`);
  }
}

function textsOf(io: Io): (key: keyof typeof areaMessages.vi) => string {
  return (key) => areaMessages[io.language][key];
}

export const commands = [find, chain];
