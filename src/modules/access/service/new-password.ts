import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { GateFull, hashPassword } from '../../../platform/identity/index.ts';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST, passwordTrouble } from '../domain/index.ts';
import { refuse } from '../errors.ts';

/** The hash of a password that was chosen, or why it is no good. */
export async function newPasswordHash(
  password: string,
  login: string,
): Promise<Result<string, Refusal>> {
  const trouble = passwordTrouble(password, login);
  if (trouble !== null) {
    const limits = { shortest: PASSWORD_SHORTEST, longest: PASSWORD_LONGEST };
    return err(refuse(`access.${trouble}`, limits, { field: 'password' }));
  }
  try {
    return ok(await hashPassword(password));
  } catch (fault) {
    if (fault instanceof GateFull) return err(refuse('access.busy'));
    throw fault;
  }
}
