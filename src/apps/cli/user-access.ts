import type { Refusal, Result } from '../../kernel/index.ts';
import { accessMessages } from '../../modules/access/messages.ts';
import type { Context } from '../../platform/context.ts';
import type { Io } from './command.ts';

export interface HeldPost {
  readonly id: string;
  readonly role: string;
  readonly agency: string | null;
  readonly area: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface User {
  readonly login: string;
  readonly name: string;
  readonly state: 'active' | 'invited' | 'disabled';
  readonly posts: readonly HeldPost[];
}

/** Runs one operation of the access module with the rights of whoever types. */
export async function performAccess<T>(
  context: Context,
  id: string,
  input: unknown,
): Promise<Result<T, Refusal>> {
  const { accessModule, holds, scopeOf } = await import('../../modules/access/index.ts');
  const { perform } = await import('../../platform/http/index.ts');
  const bound = accessModule.operations.find((one) => one.operation.id === id);
  if (bound === undefined) throw new Error(`no operation ${id}`);
  const rights = { holds, scopeOf };
  return perform(bound, context, rights, { input, upload: null }) as Promise<Result<T, Refusal>>;
}

/** A post as a command replies with it: role, place, days. */
export function shownPost(post: HeldPost | undefined): Partial<Omit<HeldPost, 'id'>> {
  if (post === undefined) return {};
  const { role, agency, area, from, to } = post;
  return { role, agency, area, from, to };
}

export const texts = (io: Io) => (key: keyof typeof accessMessages.vi) =>
  accessMessages[io.language][key];
