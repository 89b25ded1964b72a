export * from './drafts.ts';
export * from './feed.ts';
export * from './remarks.ts';
export * from './sheets.ts';
export * from './views.ts';
export * from './work.ts';
export * from './notices.ts';
export * from './find.ts';
