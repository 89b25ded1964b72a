import { statfs } from 'node:fs/promises';
import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit, sealerLag } from '../../../platform/audit/index.ts';
import { version } from '../../../platform/config/index.ts';
import type { Context } from '../../../platform/context.ts';
import { lookAtDatabase, read, write } from '../../../platform/database/index.ts';
import { countJobs, findLastDone } from '../../../platform/jobs/index.ts';
import * as outbox from '../../../platform/outbox/index.ts';
import type * as contract from '../contract/health.ts';
import { refuse } from '../errors.ts';
import { listBackups } from './backups.ts';
import { seesCity } from './city.ts';

type Health = ReplyOf<typeof contract.readHealth>;
type Check = Health['checks'][number];
type State = Check['state'];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GIGABYTE = 1024 ** 3;
/** From when on a thing is late, and from when on it is bad. Ages in milliseconds. */
const LIMITS = {
  queue: [5 * MINUTE_MS, HOUR_MS],
  sealer: [MINUTE_MS, 10 * MINUTE_MS],
  courier: [5 * MINUTE_MS, HOUR_MS],
  backup: [26 * HOUR_MS, 50 * HOUR_MS],
  drill: [8 * 24 * HOUR_MS, 15 * 24 * HOUR_MS],
  audit: [26 * HOUR_MS, 50 * HOUR_MS],
} as const;
/** Free bytes below which the disk is late, and bad. */
const DISK = [5 * GIGABYTE, GIGABYTE] as const;

/** All checks, the backups and the dead news. Error: `operations.city_only`. */
export async function readHealth(context: Context): Promise<Result<Health, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const { database, dataFolder } = context;
  const now = context.now();
  const look = await lookAtDatabase(database);
  const queue = await countJobs(database, now);
  const news = await outbox.countOpen(database);
  const letters = await outbox.countLetters(database, new Date(now));
  const lag = await sealerLag(database);
  const last = await read(context, async (trx) => ({
    backup: await findLastDone(trx, 'operations.backup'),
    drill: await findLastDone(trx, 'operations.drill_restore'),
    audit: await findLastDone(trx, 'operations.verify_audit'),
  }));
  const aged = (key: keyof typeof LIMITS, since: Date | null | undefined): Check =>
    agedCheck(key, since ?? null, now);
  const done = (key: 'backup' | 'drill' | 'audit'): Check => {
    const at = last[key]?.settledAt ?? null;
    // What was never done is late, not yet bad: a new city has its first night before it.
    return at === null ? { key, state: 'late', count: null, at: null } : aged(key, at);
  };
  const uneasy = letters.dead + letters.uncertain;
  const checks: readonly Check[] = [
    { key: 'database', state: 'ok', count: look.bytes, at: null },
    { key: 'roles', state: look.rolesApart ? 'ok' : 'late', count: null, at: null },
    aged('queue', queue.ageMs === null ? null : new Date(now - queue.ageMs)),
    { key: 'alarm', state: queue.alarm ? 'ok' : 'bad', count: null, at: null },
    { key: 'failed', state: queue.failed === 0 ? 'ok' : 'late', count: queue.failed, at: null },
    await diskCheck(dataFolder ?? null),
    aged('sealer', lag.since),
    aged('courier', await outbox.courierLag(database)),
    { key: 'dead_news', state: news.dead === 0 ? 'ok' : 'bad', count: news.dead, at: null },
    { key: 'letters', state: uneasy === 0 ? 'ok' : 'late', count: uneasy, at: null },
    done('backup'),
    done('drill'),
    done('audit'),
  ];
  const backups = dataFolder === undefined ? [] : listBackups(dataFolder);
  return ok({
    at: new Date(now).toISOString(),
    version,
    node: process.versions.node,
    postgres: look.server,
    checks: [...checks],
    backups: backups.map(({ name, bytes, at }) => ({ name, bytes, at: at.toISOString() })),
    deadNews: [...(await outbox.listDead(database))],
  });
}

/** A check by how long ago something was; nothing at all is well. */
export function agedCheck(key: keyof typeof LIMITS, since: Date | null, now: number): Check {
  if (since === null) return { key, state: 'ok', count: null, at: null };
  const [late, bad] = LIMITS[key];
  const age = now - since.getTime();
  let state: State = 'ok';
  if (age > late) state = 'late';
  if (age > bad) state = 'bad';
  return { key, state, count: null, at: since.toISOString() };
}

async function diskCheck(dataFolder: string | null): Promise<Check> {
  if (dataFolder === null) return { key: 'disk', state: 'late', count: null, at: null };
  const { bavail, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  let state: State = 'ok';
  if (free < DISK[0]) state = 'late';
  if (free < DISK[1]) state = 'bad';
  return { key: 'disk', state, count: free, at: null };
}

/** Gives the dead news of a subscriber its attempts again. Error: `operations.city_only`. */
export async function reviveNews(
  context: Context,
  input: InputOf<typeof contract.reviveNews>,
): Promise<Result<ReplyOf<typeof contract.reviveNews>, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const { requestId, subscriber } = input;
  return write(
    context,
    { operation: 'news.revive', requestId, input: { subscriber } },
    async (trx) => {
      const revived = await outbox.reviveDead(trx, [subscriber], new Date(context.now()));
      await recordAudit(trx, context, {
        operation: 'news.revive',
        subject: { kind: 'news', id: subscriber },
        data: { revived },
      });
      return ok({ revived });
    },
  );
}
