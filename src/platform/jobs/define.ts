import type { ZodMiniType } from 'zod/mini';
import type { Language, Refusal, Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Target, Transaction } from '../database/index.ts';
import type { Schedule } from './schedule.ts';

/** The same in both languages. */
export type InBoth = Readonly<Record<Language, string>>;

/** Where the city's data lie; for jobs that save or try the whole. */
export interface Home {
  readonly dataFolder: string;
  /** The owner of the tables; null where only the running role is known. */
  readonly owner: Target | null;
}

/** What a job at work is given. */
export interface JobRun {
  readonly id: string;
  /** 1 the first time; counts beginnings, also those that a crash ended. */
  readonly attempt: number;
  /** In whose name: who gave the job, with the scope of that moment. Has database, now, signal. */
  readonly context: Context;
  /** Aborted when the job was cancelled or the server is going down: stop soon, by throwing. */
  readonly signal: AbortSignal;
  readonly home: Home;
  /** Says how far the job is; kept every two seconds. `total` 0: not known. */
  readonly progress: (done: number, total: number, note?: InBoth) => void;
}

/**
 * The job's effect: works in the transaction in which the job becomes “done”, so that it happens
 * once or not at all. What it gives is the result that people read: small, without personal data.
 */
export type Finish = (trx: Transaction, context: Context) => Promise<object | null>;

/** A kind of job as an app needs it. */
export interface Job {
  /** `policies.sample_draft`: kept in the database, so it never changes. */
  readonly name: string;
  readonly title: InBoth;
  /** Who may see and start it; whoever gave a job sees their own without it. */
  readonly permission: string;
  /** Failures before it is left to people. */
  readonly attempts: number;
  /** In a process of its own, one at a time. Right for whatever computes longer than a second. */
  readonly heavy: boolean;
  readonly schedule: Schedule | null;
  readonly begin: (run: JobRun, input: unknown) => Promise<Result<Finish, Refusal>>;
}

/** A kind of job that knows the type of its input; for `enqueue`. */
export interface JobOf<I> extends Job {
  readonly input: ZodMiniType<I>;
}

const ATTEMPTS = 3;

/**
 * Declares a kind of job. `run` works outside any transaction as long as it likes, and gives its
 * effect as a value. A refusal is final; what is thrown is tried again.
 */
export function defineJob<I>(given: {
  readonly name: string;
  readonly title: InBoth;
  readonly permission: string;
  readonly input: ZodMiniType<I>;
  readonly attempts?: number;
  readonly heavy?: boolean;
  /** A job with a schedule is given the input `{}`. */
  readonly schedule?: Schedule;
  readonly run: (run: JobRun, input: I) => Promise<Result<Finish, Refusal>>;
}): JobOf<I> {
  const { name, title, permission, input, run } = given;
  return {
    name,
    title,
    permission,
    input,
    attempts: given.attempts ?? ATTEMPTS,
    heavy: given.heavy ?? false,
    schedule: given.schedule ?? null,
    begin: (at, text) => run(at, input.parse(text)),
  };
}
