import { v7 as newId } from 'uuid';
import { callerName } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/index.ts';
import { insertMessage } from './store.ts';
import type { Topic } from './topic.ts';

/** Characters of a body as JSON: news names what changed, it does not carry it. */
const BODY_CHARACTERS = 64_000;

/** Writes a piece of news in the transaction of the change itself, so that neither exists alone. */
export async function publish<B>(
  trx: Transaction,
  context: Context,
  topic: Topic<B>,
  news: { readonly subject: string; readonly body: B },
): Promise<void> {
  const body = JSON.stringify(topic.body.parse(news.body));
  if (body.length > BODY_CHARACTERS) throw new Error(`news ${topic.topic} is too long`);
  await insertMessage(trx, {
    id: newId(),
    topic: topic.topic,
    subject: news.subject,
    body,
    at: new Date(context.now()),
    by: callerName(context.caller),
    traceId: context.traceId,
  });
}
