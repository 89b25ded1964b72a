export * from './health.ts';
export * from './jobs.ts';
export * from './letters.ts';
