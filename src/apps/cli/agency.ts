import { formatDate } from '../../kernel/index.ts';
import { agencyMessages } from '../../modules/agencies/messages.ts';
import { onOption, shownDay } from './area.ts';
import { defineCommand, type Io } from './command.ts';
import { hasDatabase } from './given.ts';

const find = defineCommand({
  name: 'agency find',
  summary: {
    vi: 'Tìm cơ quan theo tên, tên viết tắt hoặc mã tại một ngày',
    en: 'Finds agencies by name, abbreviation or code as of a day',
  },
  positionals: ['TEXT|CODE...'],
  options: { on: onOption },
  messages: [agencyMessages],
  run: async ({ positionals, options }, io) => {
    const agencies = await import('../../modules/agencies/index.ts');
    const on = agencies.dayAsked(options.on, Date.now());
    if (!on.ok) return io.fail(on.error);
    return onRegister(io, agencies, (register) => {
      const reply = agencies.answerFind(register, positionals.join(' '), on.value);
      return io.reply(alike(reply), () => printFound(reply, io));
    });
  },
});

type Agencies = typeof import('../../modules/agencies/index.ts');

/** The register with what officers decided when a database is given, else the release's own. */
function onRegister(
  io: Io,
  agencies: Agencies,
  work: (register: ReturnType<Agencies['readAgencyRegister']>) => number,
): Promise<number> {
  if (!hasDatabase(io)) return Promise.resolve(work(agencies.readAgencyRegister()));
  return io.withContext(async (context) => work(await agencies.agencyRegister(context)));
}

function printFound(reply: ReturnType<Agencies['answerFind']>, io: Io): void {
  const text = textsOf(io);
  if (reply.agencies.length === 0) {
    io.line(text('agency.none_found').replace('{on}', formatDate(reply.on)));
    return;
  }
  io.table(
    [text('agency.code'), text('agency.name'), text('agency.kind'), text('agency.parent')],
    reply.agencies.map((each) => [
      each.code,
      each.name + trust(each.verified, io),
      kindWord(each.kind, io),
      each.parent?.name ?? '',
    ]),
  );
}

const chain = defineCommand({
  name: 'agency chain',
  summary: {
    vi: 'Cơ quan đã hợp nhất, chuyển chức năng về đâu',
    en: 'What became of an agency, function by function',
  },
  positionals: ['CODE'],
  options: { on: onOption },
  messages: [agencyMessages],
  run: async ({ positionals, options }, io) => {
    const agencies = await import('../../modules/agencies/index.ts');
    const on = agencies.dayAsked(options.on, Date.now());
    if (!on.ok) return io.fail(on.error);
    const code = positionals[0] ?? '';
    const asked = options.on === undefined ? null : on.value;
    return onRegister(io, agencies, (register) => {
      const reply = agencies.answerChain(register, code, asked);
      return io.reply(alike(reply), () => {
        const text = textsOf(io);
        if (reply.agencies.length === 0) io.line(text('agency.none_chain').replace('{code}', code));
        for (const agency of reply.agencies) printAgency(agency, io);
      });
    });
  },
});

type ChainAgency = ReturnType<
  typeof import('../../modules/agencies/index.ts').answerChain
>['agencies'][number];

function printAgency(agency: ChainAgency, io: Io): void {
  const text = textsOf(io);
  const from = agency.from === null ? text('agency.from_unknown') : shownDay(agency.from);
  const to = agency.to === null ? text('agency.in_force') : shownDay(agency.to);
  io.line(`${agency.code} ${agency.name}: ${from} – ${to}`);
  for (const next of agency.successors) {
    const what = next.function ?? text('agency.whole');
    const who =
      next.code === null ? text('agency.successor_unknown') : `${next.code} ${next.name ?? ''}`;
    io.line(`  → ${who}: ${what}; ${next.source}${trust(next.verified, io)}`);
  }
  if (agency.to !== null && agency.successors.length === 0) {
    io.line(`  → ${text('agency.no_successor')}`);
  }
}

/** The answer with the keys of `area find` and `area chain` beside its own: scripts read both. */
function alike<T extends { readonly kind: string }, R extends { readonly agencies: readonly T[] }>(
  reply: R,
): R & { readonly units: readonly (T & { readonly type: string })[] } {
  const units = reply.agencies.map((each) => ({ ...each, type: officialKind(each.kind) }));
  return { ...reply, units };
}

/** The official Vietnamese word, whatever language the words of the command are in. */
function officialKind(kind: string): string {
  const texts: Readonly<Record<string, string>> = agencyMessages.vi;
  return texts[`agency.kind.${kind}`] ?? kind;
}

function kindWord(kind: string, io: Io): string {
  const texts: Readonly<Record<string, string>> = agencyMessages[io.language];
  return texts[`agency.kind.${kind}`] ?? kind;
}

function trust(verified: boolean, io: Io): string {
  return verified ? '' : ` (${agencyMessages[io.language]['agency.unverified']})`;
}

function textsOf(io: Io): (key: keyof typeof agencyMessages.vi) => string {
  return (key) => agencyMessages[io.language][key];
}

export const commands = [find, chain];
