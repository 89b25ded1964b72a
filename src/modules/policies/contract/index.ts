export * from './data.ts';
export * from './law.ts';
export * from './staff.ts';
