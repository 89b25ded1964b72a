import { EVERYTHING, type Caller } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { record, type Database } from '../database/index.ts';
import { describeFault } from '../log/index.ts';
import {
  ATTEMPTS,
  claim,
  HANDED_OUT_AT_ONCE,
  handOut,
  hold,
  keepFailure,
  reviveDead,
  settle,
  type Claimed,
} from './store.ts';
import type { News, Subscription } from './topic.ts';

/** Where the news is, who subscribed, and in whose name handlers work. */
export interface Courier {
  readonly database: Database;
  readonly subscriptions: readonly Subscription[];
  readonly caller: Caller;
  readonly now?: () => number;
  /** The address that links in letters begin with; null while nobody said. */
  readonly publicUrl?: string | null;
}

/** A delivery that did not succeed. */
export interface Failure {
  readonly message: string;
  readonly subscriber: string;
  readonly attempt: number;
  readonly dead: boolean;
  readonly error: string;
}

/** What one round did. */
export interface Round {
  readonly delivered: number;
  readonly failures: readonly Failure[];
}

/** Longest text that is kept of why an attempt failed. */
const ERROR_CHARACTERS = 300;
const NEVER_ENDED = 'the process ended in the middle of each attempt';
/** Deliveries of one round, so that a stop never waits long. */
const ROUND_DELIVERIES = 1_000;

/** Hands out what is new, and delivers whatever has its turn; several may do so at once. */
export async function deliverNews(
  courier: Courier,
  isStopped: () => boolean = () => false,
): Promise<Round> {
  const { subscriptions } = courier;
  const now = courier.now ?? Date.now;
  const context = contextOf(courier, 'outbox');
  const subscribers = subscriptions.map(({ name }) => name);
  // Until a portion is not full: publishers that never rest must not keep news from arriving.
  let handedOut = HANDED_OUT_AT_ONCE;
  while (handedOut === HANDED_OUT_AT_ONCE && !isStopped()) {
    handedOut = await record(context, (trx) => handOut(trx, subscriptions, new Date(now())));
  }
  let delivered = 0;
  const failures: Failure[] = [];
  for (let turn = 0; turn < ROUND_DELIVERIES && !isStopped(); turn += 1) {
    const claimed = await record(context, (trx) => claim(trx, subscribers, new Date(now())));
    if (claimed === null) break;
    const outcome = await attempt(courier, claimed);
    if (outcome === 'delivered') delivered += 1;
    else if (outcome !== 'taken') failures.push(outcome);
  }
  return { delivered, failures };
}

/** Makes one attempt, unless a later one has been claimed meanwhile. */
async function attempt(
  courier: Courier,
  claimed: Claimed,
): Promise<'delivered' | 'taken' | Failure> {
  const now = courier.now ?? Date.now;
  const subscription = courier.subscriptions.find(({ name }) => name === claimed.subscriber);
  try {
    // The last attempt was counted and never ended: whatever it did to its process, not again.
    if (claimed.attempt > ATTEMPTS) throw new Error(NEVER_ENDED);
    return await record(contextOf(courier, 'outbox'), async (trx) => {
      const message = await hold(trx, claimed);
      if (message === null || subscription === undefined) return 'taken';
      const { id, topic, subject, body, at, traceId } = message;
      const news: News = { id, topic, subject, body, publishedAt: at, attempt: claimed.attempt };
      await subscription.handle(trx, contextOf(courier, traceId), news);
      await settle(trx, claimed, new Date(now()));
      return 'delivered';
    });
  } catch (fault) {
    const error = wordsOf(fault);
    const kept = { error, now: new Date(now()) };
    const state = await record(contextOf(courier, 'outbox'), (trx) =>
      keepFailure(trx, claimed, kept),
    );
    const { messageId: message, subscriber, attempt: number } = claimed;
    return { message, subscriber, attempt: number, dead: state === 'dead', error };
  }
}

/** Why, without personal data: the database keeps it, and people read it. */
function wordsOf(fault: unknown): string {
  const { code, message, constraint } = describeFault(fault);
  const words = [code, message.split('\n')[0], constraint].filter((part) => part !== undefined);
  return words.join(' · ').slice(0, ERROR_CHARACTERS);
}

function contextOf(courier: Courier, traceId: string): Context {
  const { database, caller } = courier;
  const now = courier.now ?? Date.now;
  const place = typeof courier.publicUrl === 'string' ? { publicUrl: courier.publicUrl } : {};
  return { database, caller, now, language: 'vi', traceId, scope: EVERYTHING, ...place };
}

export interface CourierSettings extends Courier {
  readonly everyMs: number;
  /** Told of every attempt that failed, and of a database that does not answer. */
  readonly onTrouble?: (trouble: Failure | Error) => void;
}

/**
 * Delivers in the background until it is stopped. It begins by giving dead deliveries their
 * attempts again: a new release may know better.
 */
export function startCourier(settings: CourierSettings): { readonly stop: () => Promise<void> } {
  const now = settings.now ?? Date.now;
  let stopped = false;
  let revived = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      if (!revived) {
        const names = settings.subscriptions.map(({ name }) => name);
        const context = contextOf(settings, 'outbox');
        await record(context, (trx) => reviveDead(trx, names, new Date(now())));
        revived = true;
      }
      const { failures } = await deliverNews(settings, () => stopped);
      for (const failure of failures) settings.onTrouble?.(failure);
    } catch (fault) {
      settings.onTrouble?.(fault as Error);
    }
  };
  const loop = async (): Promise<void> => {
    await round();
    if (stopped) return;
    timer = setTimeout(() => {
      running = loop();
    }, settings.everyMs);
  };
  let running = loop();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
