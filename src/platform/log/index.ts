import { pino, type DestinationStream, type Logger } from 'pino';
import { describeFault } from './redact.ts';

export { describeFault, redact, type LoggedFault } from './redact.ts';
export type { Logger } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * The log of a process: one JSON line an event on stderr, since stdout carries answers only.
 * It names routes, codes, times and trace ids, never addresses, bodies, names or numbers of people.
 */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = process.stderr,
): Logger {
  const serializers = { fault: describeFault, err: describeFault };
  return pino({ level, base: { pid: process.pid }, serializers }, destination);
}
