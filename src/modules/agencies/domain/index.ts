export * from './chain.ts';
export * from './committees.ts';
export * from './decisions.ts';
export * from './find.ts';
export * from './news.ts';
export * from './register.ts';
export * from './resolver.ts';
export * from './types.ts';
