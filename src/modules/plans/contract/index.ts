export * from './reading.ts';
export * from './settling.ts';
export * from './shapes.ts';
