import { describe, expect, it } from 'vitest';
import { createLog, describeFault, redact } from './index.ts';

/** A log that writes into a list of parsed lines. */
function logged(level: 'warn' | 'info' = 'info') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog(level, { write }), lines };
}

describe('a log line', () => {
  it('holds no identity number, account, telephone or mail address', () => {
    const text = 'nguyễn@haiphong.gov.vn 031090001234, 0912 345 678, 0031-0004-2207, phường 11560';
    expect(redact(text)).toBe('…@… …, …, …, phường 11560');
  });

  it('keeps dates, years and document numbers', () => {
    expect(redact('4220/KH-UBND 2013-07-01 14:02')).toContain('4220/KH-UBND');
  });

  it('of a refusal of PostgreSQL keeps code, table and constraint, not the row', () => {
    const fault = Object.assign(new Error('duplicate key value (name)=(Nguyễn Văn A)'), {
      severity: 'ERROR',
      code: '23505',
      detail: 'Key (login)=(nguyenvana) already exists.',
      table: 'person',
      constraint: 'person_code_unique',
    });
    const { log, lines } = logged();
    log.error({ fault }, 'fault');
    expect(JSON.stringify(lines)).not.toMatch(/Nguyễn|nguyenvana/);
    expect(lines[0]).toMatchObject({
      fault: { code: '23505', table: 'person', constraint: 'person_code_unique' },
    });
  });

  it('of another fault keeps its message, redacted, and the places', () => {
    const found = describeFault(new RangeError('no card 031090001234'));
    expect(found.message).toBe('no card …');
    expect(found.type).toBe('RangeError');
    expect(found.stack?.[0]).toMatch(/^at /);
    expect(JSON.stringify(found.stack)).not.toContain('031090001234');
  });

  it('of something that is no error is its text', () => {
    expect(describeFault('away')).toEqual({ type: 'string', message: 'away' });
  });

  it('is not written below the level', () => {
    const { log, lines } = logged('warn');
    log.info({ route: '/api/plans' }, 'answered');
    expect(lines).toEqual([]);
  });
});
