import type { Context } from '../../../platform/context.ts';

/** What the platform keeps has no area: only who sees the whole city sees it. */
export function seesCity({ scope }: Pick<Context, 'scope'>): boolean {
  return scope.agencies === 'all' && scope.areas === 'all';
}
