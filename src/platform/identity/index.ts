export { Gate, GateFull } from './gate.ts';
export { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
export { newToken, tokenHash } from './tokens.ts';
