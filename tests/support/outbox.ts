import { v7 as newId } from 'uuid';
import * as z from 'zod/mini';
import { ok, unwrap } from '../../src/kernel/index.ts';
import { recordAudit } from '../../src/platform/audit/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { write, type Database } from '../../src/platform/database/index.ts';
import {
  publish,
  subscribe,
  type News,
  type Subscription,
} from '../../src/platform/outbox/index.ts';

/** A kind of news that only tests know. */
export const thingChanged = {
  topic: 'thing.changed',
  body: z.object({ number: z.number() }),
};

/** Publishes one piece of news as a service does: with the change, here a row of the log. */
export async function change(context: Context, subject: string, number: number): Promise<void> {
  const act = { operation: 'thing.change', requestId: newId(), input: { subject, number } };
  const done = await write(context, act, async (trx) => {
    await recordAudit(trx, context, {
      operation: 'thing.change',
      subject: { kind: 'thing', id: subject },
      data: { number },
    });
    await publish(trx, context, thingChanged, { subject, body: { number } });
    return ok(null);
  });
  unwrap(done);
}

/** A subscriber that writes one row of the log for each piece of news. */
export function noteTaker(name = 'test.take_note', before?: () => Promise<void>): Subscription {
  return subscribe(thingChanged, {
    name,
    handle: async (trx, context, { subject, body, id }) => {
      await recordAudit(trx, context, {
        operation: name,
        subject: { kind: 'thing', id: subject },
        data: { number: body.number, message: id },
      });
      await before?.();
    },
  });
}

/** What a subscriber wrote: subject and number, in the order of writing. */
export async function notesOf(
  owner: Database,
  name = 'test.take_note',
): Promise<readonly { readonly subject: string; readonly number: number }[]> {
  const rows = await owner
    .selectFrom('audit_outbox')
    .select(['subject_id as subject', 'data'])
    .where('operation', '=', name)
    .orderBy('id')
    .execute();
  return rows.map(({ subject, data }) => ({
    subject,
    number: (data as { readonly number: number }).number,
  }));
}

/** A subscriber that fails as long as `why` gives a fault, and what it has seen. */
export function failing(why: (news: News<{ number: number }>) => Error | null, name = 'test.fail') {
  const seen: { subject: string; number: number; attempt: number }[] = [];
  const subscription = subscribe(thingChanged, {
    name,
    handle: async (_trx, _context, news) => {
      seen.push({ subject: news.subject, number: news.body.number, attempt: news.attempt });
      const fault = why(news);
      if (fault !== null) throw fault;
    },
  });
  return { subscription, seen };
}

/** Why a subscriber of tests fails. */
export const always = (): Error => new Error('the other side is closed');
