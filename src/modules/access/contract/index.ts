export * from './accounts.ts';
export * from './proof.ts';
export * from './delegation.ts';
export * from './delegation-shape.ts';
