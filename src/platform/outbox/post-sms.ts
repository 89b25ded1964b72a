import { describeFault } from '../log/index.ts';
import type { ClaimedLetter, Outcome } from './letter-store.ts';

/** An HTTP gateway for SMS, of SMS_URL and SMS_TOKEN. */
export interface SmsGateway {
  readonly url: string;
  /** Sent as `Authorization: Bearer …`; empty: none. */
  readonly token: string;
}

/** The gateway took nothing: refused for now, or never reached. */
const FOR_NOW = new Set([401, 403, 404, 408, 425, 429, 503]);
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Gives one letter to the gateway: POST of `{ id, to, text }`; 2xx means that it has it. */
export async function postSms(
  gateway: SmsGateway,
  letter: ClaimedLetter,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id, address: to, body: text } = letter;
  try {
    const answer = await fetch(gateway.url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': id,
        ...(gateway.token === '' ? {} : { authorization: `Bearer ${gateway.token}` }),
      },
      body: JSON.stringify({ id, to, text }),
    });
    await answer.body?.cancel();
    return outcomeOf(answer.status);
  } catch (thrown) {
    const { cause } = thrown as Error;
    const fault = describeFault(cause ?? thrown);
    const unreached = NEVER_REACHED.has(fault.code ?? '');
    return { is: unreached ? 'later' : 'unknown', fault: fault.message.slice(0, 300) };
  }
}

function outcomeOf(status: number): Outcome {
  const fault = `HTTP ${String(status)}`;
  if (status >= 200 && status < 300) return { is: 'sent' };
  if (FOR_NOW.has(status)) return { is: 'later', fault };
  // A gateway that broke may have passed it on before.
  return { is: status >= 500 ? 'unknown' : 'refused', fault };
}
