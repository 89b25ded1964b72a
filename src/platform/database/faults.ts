import type { Refusal } from '../../kernel/index.ts';
import { type databaseErrors, DatabaseFault, refuse } from './errors.ts';

/** Codes of the network, of the file system, and of a server that comes or goes. */
const AWAY: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
]);
const AWAY_WORDS = /Connection terminated|timeout expired|Query read timeout|not queryable/;

const CODES: Readonly<Record<string, keyof typeof databaseErrors>> = {
  '28P01': 'database.wrong_password',
  '28000': 'database.wrong_password',
  '3D000': 'database.no_such_database',
  ERR_INVALID_URL: 'database.bad_url',
  '53100': 'database.disk_full',
  '53200': 'database.busy',
  '53300': 'database.busy',
  '55P03': 'database.busy',
  '40001': 'database.busy',
  '40P01': 'database.busy',
  '25006': 'database.read_only',
  '57014': 'database.too_slow',
};

/** True when the server, or the way to it, is gone; what was under way may or may not be done. */
export function isAway(fault: unknown): boolean {
  return AWAY.has(codeOf(fault)) || (fault instanceof Error && AWAY_WORDS.test(fault.message));
}

/** True when the transaction lost a race and can simply be tried again. */
export function isLostRace(fault: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(fault));
}

/** The refusal that a thrown error of the driver means; null: a fault of ours. */
export function refusalOf(fault: unknown): Refusal | null {
  if (fault instanceof DatabaseFault) return fault.refusal;
  const code = CODES[codeOf(fault)] ?? (isAway(fault) ? 'database.unreachable' : null);
  return code === null ? null : refuse(code, { reason: wordsOf(fault) });
}

function codeOf(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  return typeof code === 'string' ? code : '';
}

/** What the driver said, on one line; a URL in it loses its password. */
export function wordsOf(fault: unknown): string {
  // Node tries each address of a name and gives all their errors in one.
  const inner = fault instanceof AggregateError ? fault.errors.map(wordsOf).join('; ') : '';
  const words = fault instanceof Error ? fault.message || inner : String(fault);
  return withoutPassword(words.split('\n')[0] ?? '').slice(0, 300);
}

/** A URL that may be shown. */
export function withoutPassword(text: string): string {
  return text.replace(/(\w+:\/\/[^:@/\s]*):\S*@/g, '$1:***@');
}
