import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, fill, ok, refuser, type Refusal, type Result } from '../../kernel/index.ts';
import {
  auditMessages,
  acceptRestore,
  checkCase,
  listRestores,
  listSubjectsById,
  packCase,
  publicKeysOf,
  sealAll,
  TIMELINE_LIMIT,
  verifyLog,
  type Bad,
  type CaseFile,
  type Subject,
} from '../../platform/audit/index.ts';
import type { Context } from '../../platform/context.ts';
import { read } from '../../platform/database/index.ts';
import { auditCommandMessages, faultKey } from './audit-messages.ts';
import { defineCommand, type Io } from './command.ts';
import { refuseCli } from './parse.ts';

const messages = [auditCommandMessages, auditMessages];
const refuse = refuser({
  'audit.case_not_found': 'not_found',
  'audit.case_too_long': 'limited',
  'audit.file_unreadable': 'input',
  'audit.key_unreadable': 'input',
});

const missingCase = refuseCli('cli.missing_argument', {
  command: 'audit export',
  argument: '--case CODE',
});

/** Exit code when a log does not hold: the answer is printed, and a nightly job must notice. */
const BROKEN = 3;

const keysOf = (io: Io): string => join(io.dataFolder, 'keys');

const verify = defineCommand({
  name: 'audit verify',
  summary: {
    vi: 'Kiểm tra nhật ký: mọi chỗ bị sửa, xóa, chèn, đổi thứ tự hay cắt đuôi',
    en: 'Proves the log: any edit, deletion, insertion, reorder or cut tail is found',
  },
  messages,
  run: (_args, io) =>
    io.withContext(async ({ database }) => {
      const keys = keysOf(io);
      await sealAll({ database, keys }); // what is broken stays unsealed, and is told below
      const verdict = await verifyLog(database, keys);
      const restores = listRestores(keys).length;
      const { sealed, ok: whole, firstBad, batches, waiting } = verdict;
      const text = auditCommandMessages[io.language];
      io.reply({ sealed, ok: whole, firstBad, batches, waiting, restores }, () => {
        if (firstBad === null) io.line(fill(text['audit.whole'], { sealed, batches }));
        else io.line(fill(text['audit.broken'], placeOf(firstBad, io)));
        if (waiting > 0) io.line(fill(text['audit.waiting'], { waiting }));
        if (restores > 0) io.line(fill(text['audit.restores'], { restores }));
      });
      return whole ? 0 : BROKEN;
    }),
});

function placeOf(bad: Bad, io: Io): Readonly<Record<string, string | number>> {
  const why = auditCommandMessages[io.language][faultKey(bad.why)];
  return { batch: bad.batch, number: bad.number ?? '–', why };
}

const exportCase = defineCommand({
  name: 'audit export',
  summary: {
    vi: 'Xuất nhật ký của một hồ sơ kèm bằng chứng niêm phong',
    en: 'Packs the log of one record with its proofs',
  },
  options: {
    case: {
      type: 'string',
      value: 'CODE',
      help: {
        vi: 'Số, ký hiệu kế hoạch; <kế hoạch>/<nhiệm vụ hoặc điểm rà soát>; hoặc mã hồ sơ',
        en: 'Number of a plan; <plan>/<task or finding>; or the id of a record',
      },
    },
    out: {
      type: 'string',
      value: 'F',
      help: { vi: 'Tệp kết quả (mặc định: đầu ra chuẩn)', en: 'File (standard output if absent)' },
    },
  },
  messages,
  run: async ({ options }, io) => {
    const { case: code, out } = options;
    if (code === undefined) return io.fail(missingCase);
    return io.withContext(async (context) => {
      const keys = keysOf(io);
      await sealAll({ database: context.database, keys });
      const packed = await pack(context, keys, code);
      if (!packed.ok) return io.fail(packed.error);
      return give(io, packed.value, out);
    });
  },
});

async function pack(
  context: Context,
  keys: string,
  code: string,
): Promise<Result<CaseFile, Refusal>> {
  const found = await subjectsOf(context, code);
  // A case that lacks its oldest rows would prove less than it says.
  if (found === 'too_long') {
    return err(refuse('audit.case_too_long', { case: code, limit: TIMELINE_LIMIT }));
  }
  const subjects = found;
  const file = await read(context, (trx) => packCase(trx, keys, code, subjects));
  return file.rows.length > 0 ? ok(file) : err(refuse('audit.case_not_found', { case: code }));
}

/** What a code names: a record's own id, or a plan, one of its tasks, one of its findings. */
async function subjectsOf(
  context: Context,
  code: string,
): Promise<readonly Subject[] | 'too_long'> {
  const byId = await read(context, (trx) => listSubjectsById(trx, code));
  if (byId.length > 0) return byId;
  const { modules } = await import('../modules.ts');
  const operations = modules.flatMap((module) => module.operations);
  const serve = async (id: string, input: object): Promise<Record<string, unknown> | null> => {
    const bound = operations.find(({ operation }) => operation.id === id);
    const answer = await bound?.serve(context, input, null);
    return answer?.ok === true ? (answer.value as Record<string, unknown>) : null;
  };
  const history = async (input: object): Promise<readonly Subject[] | 'too_long'> => {
    const found = await serve('plan.list_history', input);
    const entries = (found?.['entries'] ?? []) as readonly { readonly subject: Subject }[];
    if (entries.length >= TIMELINE_LIMIT) return 'too_long';
    return unique(entries.map(({ subject }) => subject));
  };
  const { plans = [] } = ((await serve('plan.list', {})) ?? {}) as {
    plans?: readonly { readonly key: string; readonly number: string | null }[];
  };
  for (const { key, number } of plans) {
    for (const name of [key, number ?? key]) {
      if (code === name) return history({ key });
      if (!code.startsWith(`${name}/`)) continue;
      const part = code.slice(name.length + 1);
      const task = await history({ key, task: part });
      return task.length > 0 ? task : history({ key, finding: part });
    }
  }
  return [];
}

function unique(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((each) => [`${each.kind}/${each.id}`, each])).values()];
}

function give(io: Io, file: CaseFile, out: string | undefined): number {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (out === undefined) {
    if (io.wantsJson) io.json(file);
    else process.stdout.write(text);
    return 0;
  }
  const path = resolve(out);
  try {
    writeFileSync(path, text);
  } catch (fault) {
    return io.fail(refuseCli('cli.cannot_write', { reason: reasonOf(fault) }, { file: path }));
  }
  const told = { case: file.case, rows: file.rows.length, file: path };
  const words = auditCommandMessages[io.language]['audit.exported'];
  return io.reply(told, () => io.line(fill(words, told)));
}

const check = defineCommand({
  name: 'audit check',
  summary: {
    vi: 'Kiểm tra tệp của audit export, không cần cơ sở dữ liệu',
    en: 'Checks a file of audit export, without a database',
  },
  positionals: ['FILE'],
  options: {
    key: {
      type: 'string',
      value: 'PEM',
      help: {
        vi: 'Khóa công khai nhận từ thành phố (mặc định: khóa trong thư mục dữ liệu)',
        en: "The city's public key (that of the data folder unless given)",
      },
    },
  },
  messages,
  run: async ({ positionals, options }, io) => {
    const trusted = trustedKeys(options.key, io);
    if (!trusted.ok) return io.fail(trusted.error);
    const read = readCase(positionals[0] ?? '');
    if (!read.ok) return io.fail(read.error);
    const bad = checkCase(read.value, trusted.value);
    const rows = read.value.rows.length;
    const keys = [...new Set(read.value.batches.map((batch) => batch.keyId))];
    const text = auditCommandMessages[io.language];
    io.reply({ rows, ok: bad === null, firstBad: bad, keys }, () => {
      if (bad === null) io.line(fill(text['audit.proven'], { rows, key: keys.join(', ') }));
      else io.line(fill(text['audit.disproven'], placeOf(bad, io)));
    });
    return bad === null ? 0 : BROKEN;
  },
});

function trustedKeys(
  path: string | undefined,
  io: Io,
): Result<ReadonlyMap<string, string>, Refusal> {
  if (path === undefined) return ok(publicKeysOf(keysOf(io)));
  try {
    const pem = readFileSync(path, 'utf8');
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
    return ok(new Map([[createHash('sha256').update(der).digest('hex').slice(0, 16), pem]]));
  } catch (fault) {
    return err(refuse('audit.key_unreadable', { reason: reasonOf(fault) }, { file: path }));
  }
}

function readCase(path: string): Result<CaseFile, Refusal> {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as CaseFile;
    if (file.format !== 'ansinh-audit-case/1') throw new Error('format');
    return ok(file);
  } catch (fault) {
    return err(refuse('audit.file_unreadable', { reason: reasonOf(fault) }, { file: path }));
  }
}

const accept = defineCommand({
  name: 'audit accept-restore',
  summary: {
    vi: 'Xác nhận phần cuối nhật ký mất do khôi phục bản sao lưu cũ hơn',
    en: 'Says that the missing tail is the work of a restored backup',
  },
  options: {
    reason: { type: 'string', value: 'TEXT', help: { vi: 'Lý do khôi phục', en: 'Why' } },
  },
  messages,
  run: ({ options }, io) =>
    io.withContext(async (context) => {
      const done = await acceptRestore(context, keysOf(io), options.reason ?? '');
      if (!done.ok) return io.fail(done.error);
      const { from, to, by, reason } = done.value;
      const words = auditCommandMessages[io.language]['audit.accepted'];
      const told = { from: from?.seq ?? null, to: to.seq, by, reason };
      return io.reply(told, () => {
        io.line(fill(words, { to: to.seq, from: from?.seq ?? '–' }));
      });
    }),
});

function reasonOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? (fault as Error).message;
}

export const commands = [verify, exportCase, check, accept];
