import type { output } from 'zod/mini';
import type { Transaction } from '../../../platform/database/index.ts';
import type { planSettled } from '../contract/index.ts';
import { listResolvers, type CopyRow } from '../store/index.ts';

/** What higher modules are told of a copy: which one, who did it, and who settled its findings. */
export async function copyNews(
  trx: Transaction,
  { id, key, number, version }: CopyRow,
  by: string,
): Promise<output<typeof planSettled.body>> {
  const resolvers = await listResolvers(trx, { drafts: true }, id);
  const accounts = resolvers.map(({ account }) => account);
  return { key, plan: number ?? key, version, by, resolvers: accounts };
}
