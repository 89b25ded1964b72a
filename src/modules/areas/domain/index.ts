export * from './chain.ts';
export * from './find.ts';
export * from './news.ts';
export * from './register.ts';
export * from './types.ts';
