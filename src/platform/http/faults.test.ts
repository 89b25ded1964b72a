import { expect, test } from 'vitest';
import { isFault, refusalOfThrown } from './faults.ts';
import { statusOfRefusal } from './status.ts';

const thrown = (code: string, message = 'secret detail') =>
  refusalOfThrown(Object.assign(new Error(message), { code }), 'trace-1');

test('what the world does to us for a moment is 503 and asks to come again', () => {
  const codes = [
    'ECONNREFUSED',
    'ECONNRESET',
    '08006',
    '53300',
    '57P01',
    '57014',
    '40001',
    '25006',
  ];
  for (const code of codes) {
    expect(thrown(code).code).toBe('server.database_away');
    expect(statusOfRefusal(thrown(code))).toBe(503);
  }
  expect(thrown('', 'Connection terminated unexpectedly').code).toBe('server.database_away');
});

test('a value that the database cannot hold is the caller’s, not ours', () => {
  for (const code of ['22003', '22021', '22P02', '22P05']) {
    expect(statusOfRefusal(thrown(code))).toBe(422);
  }
});

test('what the wire refuses by itself has our words', () => {
  expect(thrown('FST_ERR_CTP_BODY_TOO_LARGE')).toMatchObject({
    code: 'request.too_large',
    data: { limit: '1 MB' },
  });
  expect(thrown('FST_REQ_FILE_TOO_LARGE').data).toEqual({ limit: '25 MB' });
  expect(thrown('FST_ERR_CTP_INVALID_JSON_BODY').code).toBe('request.not_json');
  expect(thrown('FST_PARTS_LIMIT').code).toBe('request.unreadable');
});

test('what nobody foresaw is the only 500, and tells the trace id only', () => {
  for (const fault of [thrown('22012'), thrown('23505'), refusalOfThrown('text', 'trace-1')]) {
    expect([fault.code, statusOfRefusal(fault), isFault(fault)]).toEqual([
      'server.fault',
      500,
      true,
    ]);
    expect(JSON.stringify(fault)).not.toContain('secret');
    expect(fault.data).toEqual({ trace: 'trace-1' });
  }
});
