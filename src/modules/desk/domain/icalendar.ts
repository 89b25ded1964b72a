import { stepDays, type IsoDate } from '../../../kernel/index.ts';

/** A day or some days of a calendar, the last one included. */
export interface FeedEvent {
  /** Names the event for ever: a later reading changes it instead of adding another. */
  readonly uid: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly summary: string;
  readonly description: string | null;
  readonly category: string;
}

export interface Feed {
  readonly name: string;
  readonly language: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  readonly events: readonly FeedEvent[];
}

/** Octets a line may have before it is folded (RFC 5545, section 3.1). */
const LINE_OCTETS = 75;

/**
 * A calendar as RFC 5545 text: all-day events of the days of Việt Nam, lines of at most 75 octets
 * that end with CRLF, texts escaped.
 */
export function writeCalendar({ name, language, at, events }: Feed): string {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//An Sinh//Calendar//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${language}:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(event: FeedEvent, stamp: string): readonly string[] {
  const { uid, from, to, summary, description, category } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(from)}`,
    // The end of an all-day event is the day after its last.
    `DTEND;VALUE=DATE:${compact(stepDays(to, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === null ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `CATEGORIES:${escaped(category)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(date: IsoDate): string {
  return date.replaceAll('-', '');
}

/** Text with what means something in the format marked; control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Breaks a line between characters, never within one, so that no piece has more than 75 octets. */
function fold(line: string): string {
  let octets = 0;
  let folded = '';
  for (const letter of line) {
    const own = new TextEncoder().encode(letter).length;
    if (octets + own > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += own;
  }
  return folded;
}
