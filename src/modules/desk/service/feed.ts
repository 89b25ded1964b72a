import { v7 as newId } from 'uuid';
import {
  err,
  fill,
  ok,
  todayAt,
  type Caller,
  type Download,
  type InputOf,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import { tokenHash } from '../../../platform/identity/index.ts';
import { callerOfLogin } from '../../access/index.ts';
import { yearEvents } from '../../calendar/index.ts';
import { listTaskDeadlines } from '../../plans/index.ts';
import type { endFeed, getFeed, makeFeed, readFeed } from '../contract/index.ts';
import { writeCalendar, type FeedEvent } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { deskMessages } from '../messages.ts';
import {
  endFeedOf,
  findFeedMade,
  findFeedOwner,
  insertFeed,
  isFeedHashUsed,
} from '../store/index.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type State = ReplyOf<typeof getFeed>;
type Person = Extract<Caller, { kind: 'user' }>;

/** Whether the caller has an address for their calendar. */
export async function serveFeed(context: Context): Answer<State> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('desk.people_only'));
  const at = await read(context, (trx) => findFeedMade(trx, caller.userId));
  return ok({ madeAt: at?.toISOString() ?? null });
}

/** Makes an address of the secret that the browser made; the one before ends. */
export async function serveMakeFeed(
  context: Context,
  { requestId, secret }: InputOf<typeof makeFeed>,
): Answer<State> {
  const hash = tokenHash(secret);
  return change(context, { operation: 'feed.make', requestId, hash }, async (trx, person, at) => {
    if (await isFeedHashUsed(trx, hash)) return err(refuse('desk.feed_taken'));
    const { userId: user, login } = person;
    await insertFeed(trx, { id: newId(), user, login, language: context.language, hash, at });
    return ok({ madeAt: at.toISOString() });
  });
}

/** Ends the address: a calendar that still reads it is told so. */
export async function serveEndFeed(
  context: Context,
  { requestId }: InputOf<typeof endFeed>,
): Answer<State> {
  const given = { operation: 'feed.end', requestId, hash: null };
  return change(context, given, async () => ok({ madeAt: null }));
}

interface Given {
  readonly operation: string;
  readonly requestId: string;
  readonly hash: string | null;
}

async function change(
  context: Context,
  { operation, requestId, hash }: Given,
  then: (trx: Transaction, person: Person, at: Date) => Promise<Result<State, Refusal>>,
): Answer<State> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('desk.people_only'));
  return write<State>(context, { operation, requestId, input: { hash } }, async (trx) => {
    const at = new Date(context.now());
    await endFeedOf(trx, caller.userId, at);
    const done = await then(trx, caller, at);
    if (!done.ok) return done;
    const subject = { kind: 'user', id: caller.userId };
    await recordAudit(trx, context, { operation, subject, data: {} });
    return done;
  });
}

/** Years before and after the present one whose days a feed carries. */
const YEARS_AROUND = 1;

/** The calendar under a secret address: the year, and what the person's agencies owe. */
export async function serveReadFeed(
  context: Context,
  input: InputOf<typeof readFeed>,
): Answer<Download> {
  const hash = tokenHash(input.secret.replace(/\.ics$/, ''));
  const owner = await read(context, (trx) => findFeedOwner(trx, hash));
  const person = owner === null ? null : await callerOfLogin(context, owner.login);
  if (owner === null || person?.kind !== 'user') return err(refuse('desk.no_such_feed'));
  const { language } = owner;
  const body = writeCalendar({
    name: fill(deskMessages[language]['feed.name'], { name: person.name }),
    language,
    at: context.now(),
    events: await eventsFor(context, person, language),
  });
  return ok({ name: 'an-sinh.ics', contentType: 'text/calendar; charset=utf-8', body });
}

async function eventsFor(
  context: Context,
  person: Person,
  language: Language,
): Promise<readonly FeedEvent[]> {
  const text = deskMessages[language];
  const year = Number(todayAt(context.now()).slice(0, 4));
  const events = await yearEvents(context, year - YEARS_AROUND, year + YEARS_AROUND);
  const agencies = [...new Set(person.posts.flatMap(({ agency }) => agency ?? []))];
  const deadlines = await listTaskDeadlines(context, agencies);
  return [
    ...events.map(({ id, year: of, from, to, name, kind, source }) => ({
      uid: `year-${id}-${of}@an-sinh`,
      from,
      to,
      summary: name[language],
      description: source === null ? text['feed.unsourced'] : fill(text['feed.source'], { source }),
      category: text[`feed.category.${kind}`],
    })),
    ...deadlines.map(({ task, code, title, plan, agency, due }) => ({
      uid: `task-${task}@an-sinh`,
      from: due,
      to: due,
      summary: fill(text['feed.due'], { title }),
      description: fill(text['feed.dueOf'], { code, plan, agency }),
      category: text['feed.category.task'],
    })),
  ];
}
