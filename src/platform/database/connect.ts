import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import type { Tables } from './tables.generated.ts';

/** No statement of a request may take longer. */
export const STATEMENT_LIMIT_MS = 10_000;
/** No statement waits longer for another's lock. */
export const LOCK_LIMIT_MS = 5_000;
/** A transaction that its program forgot is ended. */
export const IDLE_LIMIT_MS = 15_000;
/** The server must answer a new connection within this time. */
export const CONNECT_LIMIT_MS = 5_000;
/** A server that says nothing so long after a statement's limit is cut off: the way is gone. */
const SILENCE_LIMIT_MS = 3_000;
/** Connections of one process: the server app, and a command. */
export const SERVER_CONNECTIONS = 20;
export const COMMAND_CONNECTIONS = 4;
/** Statements that one process names; those beyond go unnamed. */
const NAMED_STATEMENTS = 1_000;

/** The roles that migrations grant to. Roles belong to the whole cluster, grants to a database. */
export const APP_ROLE = 'ansinh_app';
export const REPORT_ROLE = 'ansinh_report';
export const OWNER_ROLE = 'ansinh_owner';

/** Where a database is and who asks: a URL, or the parts of an embedded server's socket. */
export type Target =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
    };

export interface ConnectOptions {
  readonly connections: number;
  /** Rights are those of this role, whoever logs in. */
  readonly role?: string;
  /** 0: no limit, for migrations, backups and batches. */
  readonly statementLimitMs?: number;
  /** Named in `pg_stat_activity`. */
  readonly application?: string;
}

/** A Kysely over a pool of connections. Nothing is connected before the first query. */
export function connect(target: Target, options: ConnectOptions): Database {
  const pool = new pg.Pool({
    ...clientConfig(target, options),
    max: options.connections,
    Client: NamingClient,
    allowExitOnIdle: true,
  });
  // An idle connection that the server ends is replaced at the next query; not our crash.
  pool.on('error', () => undefined);
  // One at work fails its query, and says the same once more as an event of its own.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** The configuration of one connection: target, role, types and limits. */
export function clientConfig(target: Target, options: Partial<ConnectOptions>): pg.ClientConfig {
  const statementLimit = options.statementLimitMs ?? STATEMENT_LIMIT_MS;
  const settings = [
    `statement_timeout=${statementLimit}`,
    `lock_timeout=${statementLimit === 0 ? 0 : LOCK_LIMIT_MS}`,
    `idle_in_transaction_session_timeout=${statementLimit === 0 ? 0 : IDLE_LIMIT_MS}`,
    'timezone=Asia/Ho_Chi_Minh',
    'datestyle=ISO',
    ...(options.role === undefined ? [] : [`role=${options.role}`]),
  ];
  return {
    ...('url' in target ? { connectionString: target.url } : target),
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    application_name: options.application ?? 'ansinh',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    ...(statementLimit === 0 ? {} : { query_timeout: statementLimit + SILENCE_LIMIT_MS }),
    keepAlive: true,
    types: { getTypeParser },
  };
}

const { builtins } = pg.types;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009 as typeof pg.types.builtins.TEXT;
const INT8_ARRAY = 1016;

/** int8 is a bigint, date stays its text; nothing that is counted or legal passes a float. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === builtins.INT8) return BigInt;
  if (oid === builtins.DATE) return (text: string) => text;
  if (oid === DATE_ARRAY) return pg.types.getTypeParser(TEXT_ARRAY, format);
  if (oid === INT8_ARRAY) return parseInt8Array;
  return pg.types.getTypeParser(oid, format);
}) as typeof pg.types.getTypeParser;

function parseInt8Array(text: string): (bigint | null)[] {
  const parse = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[];
  return parse(text).map((item) => (item === null ? null : BigInt(item)));
}

type Query = (...given: unknown[]) => unknown;

/**
 * Names each statement that has values, so that the server plans it once a connection, and gives
 * a connection up on which no answer comes.
 */
class NamingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = super.query.bind(this) as Query;
    const named: Query = (text, values, ...rest) => {
      const answer =
        typeof text === 'string' && Array.isArray(values) && values.length > 0
          ? send({ ...nameOf(text), values }, ...rest)
          : send(text, values, ...rest);
      if (answer instanceof Promise) answer.catch((fault: unknown) => this.cutOff(fault));
      return answer;
    };
    this.query = named as typeof this.query;
  }

  /** After a silence the connection still waits for an answer; it must not go back to the pool. */
  private cutOff(fault: unknown): void {
    if (!(fault instanceof Error) || fault.message !== 'Query read timeout') return;
    const { connection } = this as unknown as { connection: { stream: Socket } };
    connection.stream.destroy(fault);
  }
}

const names = new Map<string, string>();

function nameOf(text: string): { text: string; name?: string } {
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= NAMED_STATEMENTS) return { text };
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return { text, name };
}
