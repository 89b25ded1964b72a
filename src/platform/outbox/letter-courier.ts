import { EVERYTHING, type Caller } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { record, type Database } from '../database/index.ts';
import { claimLetter, eraseOldLetters, holdLetters, settleLetter } from './letter-store.ts';
import type { LetterState } from './letter-store.ts';
import type { Channel } from './letter.ts';
import type { Post } from './post.ts';

/** Where letters lie, and the ways they leave by. */
export interface LetterCourier {
  readonly database: Database;
  readonly post: Post;
  readonly caller: Caller;
  readonly now?: () => number;
  /** Spreads the waits; [0, 1). */
  readonly chance?: () => number;
}

/** An attempt that did not end in “sent”. No address, no text. */
export interface LetterTrouble {
  readonly letter: string;
  readonly kind: string;
  readonly attempt: number;
  readonly state: LetterState;
  readonly error: string;
}

/** What one round did. */
export interface LetterRound {
  readonly sent: number;
  readonly troubles: readonly LetterTrouble[];
}

/** Letters of one round, so that what rests is looked at in between. */
const ROUND_LETTERS = 500;
/** Letters on the wire at once. */
const LANES = 4;
/** After this the wire is cut, whatever it is doing. */
const LETTER_LIMIT_MS = 90_000;

/** When a round takes no further letter, and when what is on the wire is cut. */
interface Ending {
  readonly isStopped: () => boolean;
  readonly cut: AbortSignal;
}
const NEVER: Ending = { isStopped: () => false, cut: new AbortController().signal };

/** Carries what has its turn; several may do so at once. */
export async function deliverLetters(
  courier: LetterCourier,
  ending: Ending = NEVER,
): Promise<LetterRound> {
  const { post } = courier;
  const channels: readonly Channel[] = ['mail', 'sms'];
  const served = channels.filter((channel) => post[channel] !== undefined);
  const context = contextOf(courier);
  await record(context, async (trx) => {
    await holdLetters(
      trx,
      channels.filter((channel) => !served.includes(channel)),
    );
    await eraseOldLetters(trx, new Date(context.now()));
  });
  let left = ROUND_LETTERS;
  let sent = 0;
  const troubles: LetterTrouble[] = [];
  const lane = async (): Promise<void> => {
    while (left > 0 && served.length > 0 && !ending.isStopped()) {
      left -= 1;
      const done = await carryOne(courier, served, ending.cut);
      if (done === null) return;
      if (done === 'sent') sent += 1;
      else troubles.push(done);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { sent, troubles };
}

/** Marks one letter, touches the wire, keeps what came of it: three steps, in this order. */
async function carryOne(
  courier: LetterCourier,
  served: readonly Channel[],
  cut: AbortSignal,
): Promise<'sent' | LetterTrouble | null> {
  const context = contextOf(courier);
  const chance = courier.chance ?? Math.random;
  const now = () => new Date(context.now());
  const letter = await record(context, (trx) => claimLetter(trx, served, now()));
  if (letter === null) return null;
  const carrier = courier.post[letter.channel];
  if (carrier === undefined) throw new Error(`no way out for ${letter.channel}`);
  const signal = AbortSignal.any([cut, AbortSignal.timeout(LETTER_LIMIT_MS)]);
  const outcome = await carrier(letter, signal);
  const state = await record(context, (trx) =>
    settleLetter(trx, letter, outcome, { now: now(), chance: chance() }),
  );
  if (outcome.is === 'sent') return 'sent';
  const { id, kind, attempt } = letter;
  return { letter: id, kind, attempt, state, error: outcome.fault };
}

function contextOf({ database, caller, now = Date.now }: LetterCourier): Context {
  return { database, caller, now, language: 'vi', traceId: 'letters', scope: EVERYTHING };
}

export interface LetterCourierSettings extends LetterCourier {
  readonly everyMs: number;
  /** Told of every attempt that was not answered with yes, and of a database that is away. */
  readonly onTrouble?: (trouble: LetterTrouble | Error) => void;
}

/** How long a stop waits for the wire before it is cut; the letter's end is unknown then. */
const STOP_MS = 4_000;

/** Carries letters in the background until it is stopped. */
export function startLetterCourier(settings: LetterCourierSettings): {
  readonly stop: () => Promise<void>;
} {
  const cut = new AbortController();
  let stopped = false;
  const ending = { isStopped: () => stopped, cut: cut.signal };
  let timer: NodeJS.Timeout | undefined;
  const loop = async (): Promise<void> => {
    try {
      const { troubles } = await deliverLetters(settings, ending);
      for (const trouble of troubles) settings.onTrouble?.(trouble);
    } catch (fault) {
      settings.onTrouble?.(fault as Error);
    }
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
      const late = setTimeout(() => cut.abort(), STOP_MS);
      await running;
      clearTimeout(late);
    },
  };
}
