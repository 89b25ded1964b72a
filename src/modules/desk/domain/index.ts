export * from './icalendar.ts';
export * from './work.ts';
export * from './notice.ts';
export * from './find.ts';
