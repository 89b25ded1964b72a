export * from './copies.ts';
export * from './findings.ts';
export * from './insert.ts';
export * from './links.ts';
export * from './reading.ts';
export * from './tasks.ts';
