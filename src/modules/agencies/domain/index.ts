export * from './resolver.ts';
export * from './types.ts';
export { cleanName, coreKey, nameKey, plainKey, writeOut } from './writing.ts';
