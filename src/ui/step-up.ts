import type { InputOf, Operation, ReplyOf, Result } from '../kernel/index.ts';
import type { CallOptions, Client, Failure } from './data.tsx';

/** The refusal of a grave act until the session has proved who sits there. */
const stepUpCode = 'access.step_up_needed';

/**
 * A client that asks the person to prove who they are when a grave act is refused for want of it,
 * then sends the very same request again, under the same request id. Several refusals at once ask
 * once. Whoever does not prove it keeps the refusal.
 */
export function withStepUp(client: Client, prove: () => Promise<boolean>): Client {
  let asking: Promise<boolean> | null = null;
  const ask = (): Promise<boolean> => {
    asking ??= prove().finally(() => {
      asking = null;
    });
    return asking;
  };
  return {
    addressOf: client.addressOf,
    call: async <P extends Operation>(
      operation: P,
      input: InputOf<P>,
      options?: CallOptions,
    ): Promise<Result<ReplyOf<P>, Failure>> => {
      const first = await client.call(operation, input, options);
      if (first.ok || first.error.code !== stepUpCode) return first;
      return (await ask()) ? client.call(operation, input, options) : first;
    },
  };
}
