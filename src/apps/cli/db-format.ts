import type { Language } from '../../kernel/index.ts';

const UNIT = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `12,3 MB` in Vietnamese, `12.3 MB` in English. */
export function formatSize(bytes: number | string, language: Language): string {
  let size = Number(bytes);
  let unit = 0;
  while (size >= UNIT && unit < UNITS.length - 1) {
    size /= UNIT;
    unit += 1;
  }
  const figure = size.toFixed(unit === 0 ? 0 : 1);
  return `${language === 'vi' ? figure.replace('.', ',') : figure} ${UNITS[unit]}`;
}

/** An instant as an official writes it: `09:05 ngày 24/11/2026` in Hải Phòng's time. */
export function formatDateTime(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
  const [date, time] = parts.split(', ');
  return `${date} ${time}`;
}
