/** A day or a part of one as people read it: 15/03/2021, 12/2019, 1946. */
export function shownDay(iso: string): string {
  return iso.split('-').toReversed().join('/');
}

/** What is needed of an instrument to say whether it is in force. */
interface Dated {
  readonly from: string | null;
  readonly to: string | null;
  readonly replacedBy: readonly string[];
}

export type DocumentState = 'in_force' | 'not_yet' | 'ended' | 'unclear';

/**
 * Whether an instrument is in force on a day. Unclear: no first day is known, only its year holds
 * the day, or it was replaced and nobody recorded a last day (a part of it may still hold).
 */
export function stateOn({ from, to, replacedBy }: Dated, day: string): DocumentState {
  if (to !== null && to < day) return 'ended';
  if (from === null || (from !== day && day.startsWith(from))) return 'unclear';
  if (from > day) return 'not_yet';
  return to === null && replacedBy.length > 0 ? 'unclear' : 'in_force';
}
