export * from './accounts.ts';
export * from './proof.ts';
export * from './delegation.ts';
export * from './delegation-shape.ts';
export * from './rights.ts';
export * from './links.ts';
export { acts, type Act } from './acts.generated.ts';
export * from './mail.ts';
export * from './hand-over.ts';
