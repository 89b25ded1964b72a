export * from './icalendar.ts';
export * from './work.ts';
