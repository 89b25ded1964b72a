export * from './accounts.ts';
export * from './proof.ts';
