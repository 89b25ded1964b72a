import * as z from 'zod/mini';

/** `giver` and `taker` are logins; `last` is the last day. */
export const DelegationShape = z.object({
  id: z.string(),
  role: z.string(),
  agency: z.nullable(z.string()),
  area: z.nullable(z.string()),
  from: z.string(),
  last: z.string(),
  giver: z.string(),
  giverName: z.string(),
  taker: z.string(),
  takerName: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'held', 'past']),
});
