export * from './draft-files.ts';
export * from './data.ts';
export * from './drafts.ts';
export * from './law.ts';
export * from './saved.ts';
export * from './staff.ts';
