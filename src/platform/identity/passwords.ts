import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Gate } from './gate.ts';

/** argon2id as OWASP's cheat sheet has it: 19 MiB, two passes, one lane. About 30 ms a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes at work at once: each holds a core and 19 MiB. */
const HASHES_AT_ONCE = 2;
/** Hashes waiting; at 30 ms each the last one waits a third of a second. */
const HASHES_WAITING = 20;

const gate = new Gate(HASHES_AT_ONCE, HASHES_WAITING);

/** True when a hash asked for now would be refused. */
export function hashingIsFull(): boolean {
  return gate.isFull;
}

let ofNobody: Promise<string> | null = null;

/** The hash under which a password is kept. Throws `GateFull` when too many wait. */
export function hashPassword(password: string): Promise<string> {
  return gate.run(() => hash(prepared(password), COST));
}

/**
 * True when the password is the one of the hash. Without a hash (no such account, no password
 * yet) the same work is done against one that fits nothing, so that time does not tell.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  ofNobody ??= hash(crypto.randomUUID(), COST);
  const against = kept ?? (await ofNobody);
  const fits = await gate.run(() => verify(against, prepared(password)));
  return fits && kept !== null;
}

/** True when a hash was made at another cost than today's and should be made anew. */
export function isOutdated(kept: string): boolean {
  const made = parseOptions(kept);
  return (
    made.memoryCost !== COST.memoryCost ||
    made.timeCost !== COST.timeCost ||
    made.parallelism !== COST.parallelism
  );
}

/** Keyboards write the same Vietnamese letter in one code point or in several. */
function prepared(password: string): string {
  return password.normalize('NFC');
}
