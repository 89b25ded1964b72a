import { resolve } from 'node:path';
import { fill } from '../../kernel/index.ts';
import { formatDateTime, formatSize } from './db-format.ts';
import type { DatabaseInfo, OpenDatabase } from '../../platform/database/index.ts';
import type { DeadLetter, OutboxState } from '../../platform/outbox/index.ts';
import { onEnd } from '../lifetime.ts';
import { defineCommand, type Io } from './command.ts';
import { dbMessages } from './db-messages.ts';
import { askPassphrase } from './passphrase.ts';

/** Opens the database as it is, or brought to this release; works, and closes it. */
async function withOpen(
  io: Io,
  migrate: boolean,
  work: (open: OpenDatabase) => Promise<number>,
): Promise<number> {
  const { openDatabase, urlsOf } = await import('../../platform/database/index.ts');
  const urls = urlsOf(process.env);
  const open = await openDatabase({ dataDir: io.dataFolder, purpose: 'command', migrate, ...urls });
  const forget = onEnd(() => open.close());
  try {
    return await work(open);
  } finally {
    forget();
    await open.close();
  }
}

/**
 * Opens the database to look at it: one that is there as it is, whatever its release; in a folder
 * without one it is made, like for every command, and said so, since a folder may be mistyped.
 */
async function withExisting(
  io: Io,
  work: (open: OpenDatabase) => Promise<number>,
): Promise<number> {
  const { hasCluster, urlsOf } = await import('../../platform/database/index.ts');
  const isNowhere = urlsOf(process.env).url === undefined && !hasCluster(io.dataFolder);
  return withOpen(io, isNowhere, async (open) => {
    if (isNowhere) {
      io.note(fill(dbMessages[io.language]['db.made'], { folder: io.dataFolder }));
      await seedNew(open);
    }
    return work(open);
  });
}

/** Loads the reference data into a database that was empty. */
async function seedNew({ database, isNew }: OpenDatabase): Promise<void> {
  if (!isNew) return;
  const { operatorContext, seedReference } = await import('../seed.ts');
  await seedReference(operatorContext(database));
}

/** What `db info` says: the database, and the news in it that has not arrived. */
interface Info extends DatabaseInfo {
  readonly outbox: OutboxState & { readonly letters: readonly DeadLetter[] };
}

function printInfo(io: Io, info: Info): void {
  const texts = dbMessages[io.language];
  const yes = (is: boolean): string => texts[is ? 'db.yes' : 'db.no'];
  io.table(
    ['', ''],
    [
      [texts['db.source'], texts[`db.source_${info.source}`]],
      [texts['db.place'], info.place],
      [texts['db.server'], `PostgreSQL ${info.server}`],
      [texts['db.size'], formatSize(info.bytes, io.language)],
      [texts['db.tables'], String(info.tables)],
      [texts['db.applied'], String(info.applied.length)],
      [texts['db.pending'], info.pending.length === 0 ? '0' : info.pending.join(', ')],
      [texts['db.checksums'], yes(info.checksums)],
      [texts['db.fsync'], yes(info.fsync)],
      [texts['db.chain'], info.chainHead ?? texts['db.chain_none']],
      [texts['db.roles'], texts[info.rolesApart ? 'db.roles_apart' : 'db.roles_one']],
      [texts['db.news'], fill(texts['db.news_open'], { ...openOf(info) })],
    ],
  );
  const { letters } = info.outbox;
  if (letters.length === 0) return;
  io.line();
  io.line(texts['db.dead']);
  io.table(
    [texts['db.topic'], texts['db.subject'], texts['db.subscriber'], texts['db.error']],
    letters.map(({ topic, subject, subscriber, error }) => [
      topic,
      subject,
      subscriber,
      error ?? '',
    ]),
  );
}

function openOf({ outbox }: Info): OutboxState {
  return { waiting: outbox.waiting, dead: outbox.dead };
}

const info = defineCommand({
  name: 'db info',
  summary: { vi: 'Cho biết về cơ sở dữ liệu', en: 'Tells about the database' },
  messages: [dbMessages],
  run: async (_args, io) =>
    withExisting(io, async (open) => {
      const { inspect } = await import('../../platform/database/index.ts');
      const { countOpen, listDead } = await import('../../platform/outbox/index.ts');
      const outbox = { ...(await countOpen(open.owner)), letters: await listDead(open.owner) };
      const found = { ...(await inspect(open)), outbox };
      return io.reply(found, () => printInfo(io, found));
    }),
});

const migrate = defineCommand({
  name: 'db migrate',
  summary: {
    vi: 'Đưa cấu trúc cơ sở dữ liệu lên bản này',
    en: 'Brings the schema of the database to this release',
  },
  messages: [dbMessages],
  run: async (_args, io) =>
    withOpen(io, true, async (open) => {
      const { migrated, place } = open;
      await seedNew(open);
      return io.reply(
        { status: migrated.length === 0 ? 'unchanged' : 'migrated', migrated },
        () => {
          const texts = dbMessages[io.language];
          io.line(
            `${place}: ${migrated.length === 0 ? texts['db.unchanged'] : migrated.join(', ')}`,
          );
        },
      );
    }),
});

const backup = defineCommand({
  name: 'db backup',
  summary: {
    vi: 'Sao lưu cơ sở dữ liệu và tệp vào một tệp, trong khi phần mềm vẫn chạy',
    en: 'Packs the database and the files into one file, while all goes on',
  },
  positionals: ['FILE'],
  options: {
    'with-keys': {
      type: 'boolean',
      help: {
        vi: 'Kèm khóa, khóa lại bằng cụm mật khẩu (biến ANSINH_PASSPHRASE hoặc gõ khi được hỏi)',
        en: 'With the keys, under a passphrase (ANSINH_PASSPHRASE, or typed when asked)',
      },
    },
  },
  messages: [dbMessages],
  run: async (args, io) => {
    const texts = dbMessages[io.language];
    const withKeys = args.options['with-keys'] === true;
    const passphrase = withKeys ? await askPassphrase(texts['db.ask_new']) : null;
    return withExisting(io, async (open) => {
      const { backup: pack } = await import('../../platform/database/index.ts');
      const done = await pack({
        file: resolve(args.positionals[0] ?? ''),
        owner: open.targets.owner,
        dataDir: io.dataFolder,
        passphrase: withKeys ? (passphrase ?? '') : null,
        now: new Date(),
        onTable: (name, rows) => {
          if (process.stderr.isTTY) io.note(`  ${name}: ${rows}`);
        },
      });
      return io.reply(done, () => {
        const size = formatSize(done.bytes, io.language);
        io.line(`${args.positionals[0]}: ${size}`);
        io.line(`${texts['db.rows']}: ${done.rows}; ${texts['db.files']}: ${done.files}`);
        io.line(texts[done.keys ? 'db.keys_in' : 'db.keys_out']);
      });
    });
  },
});

const restore = defineCommand({
  name: 'db restore',
  summary: {
    vi: 'Phục hồi một bản sao lưu vào cơ sở dữ liệu trống',
    en: 'Restores a backup into an empty database',
  },
  positionals: ['FILE'],
  messages: [dbMessages],
  run: async (args, io) => {
    const texts = dbMessages[io.language];
    const { readBackupHead, restore: unpack } = await import('../../platform/database/index.ts');
    const file = resolve(args.positionals[0] ?? '');
    await readBackupHead(file); // before a data folder is made for what is no backup
    return withOpen(io, false, async (open) => {
      const done = await unpack({
        file,
        owner: open.targets.owner,
        dataDir: io.dataFolder,
        place: open.place,
        passphrase: () => askPassphrase(texts['db.ask']),
      });
      return io.reply(done, () => {
        io.line(`${texts['db.restored']} ${formatDateTime(done.madeAt)} → ${open.place}`);
        io.line(`${texts['db.rows']}: ${done.rows}; ${texts['db.files']}: ${done.files}`);
        io.line(texts[done.keys ? 'db.keys_in' : 'db.keys_out']);
      });
    });
  },
});

export const commands = [info, migrate, backup, restore];
