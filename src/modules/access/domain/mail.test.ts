import { describe, expect, it } from 'vitest';
import { normalMail, waitForLetter } from './mail.ts';

const now = Date.parse('2026-01-15T09:00:00+07:00');
const minutesAgo = (...minutes: readonly number[]) =>
  minutes.map((each) => new Date(now - each * 60_000));

describe('letters with a link', () => {
  it('are three an hour', () => {
    expect(waitForLetter([], now)).toBe(0);
    expect(waitForLetter(minutesAgo(50, 1), now)).toBe(0);
    expect(waitForLetter(minutesAgo(50, 20, 1), now)).toBe(10 * 60_000);
    expect(waitForLetter(minutesAgo(60, 20, 1), now)).toBe(0);
    expect(waitForLetter(minutesAgo(90, 50, 40, 30, 1), now)).toBe(20 * 60_000);
  });
});

describe('a mail address', () => {
  it('is compared with its domain in small letters and its name as it is', () => {
    expect(normalMail(' Lan.Ng@HaiPhong.GOV.vn\n')).toBe('Lan.Ng@haiphong.gov.vn');
    expect(normalMail('lan')).toBe('lan');
  });
});
