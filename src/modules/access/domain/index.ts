export * from './demo.ts';
export * from './limits.ts';
export * from './login.ts';
export * from './mail.ts';
export * from './password.ts';
export * from './posts.ts';
export * from './roles.ts';
export * from './delegation.ts';
