import type { Caller, Post } from '../../src/kernel/index.ts';

/** A signed-in person with one post for the whole city. */
export function aUser(login: string, role: string, post: Partial<Post> = {}): Caller {
  return {
    kind: 'user',
    userId: `00000000-0000-7000-8000-${login.padStart(12, '0').slice(-12)}`,
    login,
    name: `Người ${login}`,
    posts: [{ role, agency: null, area: null, ...post }],
  };
}

export const anonymous: Caller = { kind: 'anonymous' };
