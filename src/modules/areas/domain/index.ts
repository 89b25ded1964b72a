export * from './chain.ts';
export * from './decisions.ts';
export * from './find.ts';
export * from './hamlet-rules.ts';
export * from './hamlets.ts';
export * from './news.ts';
export * from './register.ts';
export * from './types.ts';
