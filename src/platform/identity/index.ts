export { Gate, GateFull } from './gate.ts';
export { hashingIsFull, hashPassword, isOutdated, verifyPassword } from './passwords.ts';
export { newToken, tokenHash } from './tokens.ts';
