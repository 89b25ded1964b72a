import type { ZodMiniType } from 'zod/mini';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/index.ts';

/** A kind of news, as its publisher's contract declares it. */
export interface Topic<B> {
  /** `agency.dissolved`: the owner's word for the thing, and what happened to it. */
  readonly topic: string;
  readonly body: ZodMiniType<B>;
}

/** One piece of news, as a subscriber gets it. */
export interface News<B = unknown> {
  readonly id: string;
  readonly topic: string;
  /** The record it is about, by its stable code. */
  readonly subject: string;
  readonly body: B;
  readonly publishedAt: Date;
  /** 1 the first time. */
  readonly attempt: number;
}

/**
 * What a module does with a kind of news. `handle` works in the transaction that marks the
 * delivery: what it writes there is written once. It throws when it cannot; then nothing stays.
 */
export interface Subscription {
  /** `plans.note_hand_over`: kept in the database, so it never changes. */
  readonly name: string;
  readonly topic: string;
  readonly handle: (trx: Transaction, context: Context, news: News) => Promise<void>;
}

/** Subscribes to a topic; a body that is not of the topic's shape is a fault, never a guess. */
export function subscribe<B>(
  topic: Topic<B>,
  given: {
    readonly name: string;
    readonly handle: (trx: Transaction, context: Context, news: News<B>) => Promise<void>;
  },
): Subscription {
  return {
    name: given.name,
    topic: topic.topic,
    handle: async (trx, context, news) => {
      const body = topic.body.parse(news.body);
      await given.handle(trx, context, { ...news, body });
    },
  };
}
