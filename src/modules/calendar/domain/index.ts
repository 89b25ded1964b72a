export * from './count.ts';
export * from './events.ts';
export * from './notices.ts';
export * from './types.ts';
export * from './year.ts';
