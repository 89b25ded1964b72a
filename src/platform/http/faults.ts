import type { Refusal } from '../../kernel/index.ts';
import { refuseHttp } from './errors.ts';
import { JSON_BODY_BYTES, UPLOAD_BYTES } from './limits.ts';

/** Values that the database cannot hold: the schema let through what it should have refused. */
const BAD_VALUES = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);
/** Statement cancelled, deadlock, serialization, lock timeout, read-only while the disk is full. */
const PASSING = new Set(['57014', '40001', '40P01', '55P03', '25006']);
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** The body said that it is a form and is none: the sender's fault, whatever the parser calls it. */
export class DamagedForm extends Error {}

/**
 * The refusal of something thrown. Only what nobody foresaw is `server.fault`, the one 500; the
 * caller is never told more of it than the trace id under which it is logged.
 */
export function refusalOfThrown(thrown: unknown, traceId: string): Refusal {
  const { code, message } = described(thrown);
  if (thrown instanceof DamagedForm) return refuseHttp('request.unreadable');
  if (code.startsWith('FST_') || code === 'ERR_HTTP_REQUEST_TIMEOUT') return ofFastify(code);
  if (BAD_VALUES.has(code)) return refuseHttp('request.unreadable');
  if (PASSING.has(code) || /^(08|53|57P)/.test(code)) return refuseHttp('server.database_away');
  if (AWAY.has(code) || /connection terminated|timeout exceeded/i.test(message)) {
    return refuseHttp('server.database_away');
  }
  return refuseHttp('server.fault', { trace: traceId });
}

/** True when somebody must look at it. */
export function isFault(refusal: Refusal): boolean {
  return refusal.code === 'server.fault';
}

function ofFastify(code: string): Refusal {
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuseHttp('request.not_json');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuseHttp('request.too_large', { limit: megabytes(JSON_BODY_BYTES) });
    case 'FST_REQ_FILE_TOO_LARGE':
      return refuseHttp('request.too_large', { limit: megabytes(UPLOAD_BYTES) });
    default:
      return refuseHttp('request.unreadable');
  }
}

/** `25 MB`: binary megabytes, as every desktop shows them. */
export function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

function described(thrown: unknown): { code: string; message: string } {
  if (!(thrown instanceof Error)) return { code: '', message: String(thrown) };
  const code = 'code' in thrown ? String(thrown.code) : '';
  return { code, message: thrown.message };
}
