export * from './attempts.ts';
export * from './links.ts';
export * from './open.ts';
export * from './sessions.ts';
export * from './users.ts';
