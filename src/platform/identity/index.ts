export { Gate, GateFull } from './gate.ts';
export { hashingIsFull, hashPassword, isOutdated, verifyPassword } from './passwords.ts';
export { openSecret, sealSecret } from './sealed-secret.ts';
export {
  enrolmentUri,
  newRecoveryCode,
  newSecret,
  plainRecoveryCode,
  stepOfCode,
} from './second-step.ts';
export { newToken, tokenHash } from './tokens.ts';
