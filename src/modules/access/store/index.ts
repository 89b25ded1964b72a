export * from './attempts.ts';
export * from './links.ts';
export * from './open.ts';
export * from './posts.ts';
export * from './prune.ts';
export * from './sessions.ts';
export * from './users.ts';
