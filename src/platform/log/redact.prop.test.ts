import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog, describeFault, logLevels, redact } from './index.ts';

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
const words = fc.constantFrom('', 'Sở Nội vụ ', 'người ', '(', 'số: ', 'ngày ');
const gap = fc.constantFrom('', ' ', '.', '-');

describe('what is redacted', () => {
  test('is every run of eight digits or more, however it is parted and wherever it stands', () => {
    fc.assert(
      fc.property(words, digits(8, 20), gap, words, (before, number, between, after) => {
        const text = `${before}${[...number].join(between)}${after}`;
        expect(redact(text)).not.toMatch(/\d(?:[ .-]?\d){7,}/);
        expect(redact(text)).toContain('…');
      }),
    );
  });

  test('is every mail address', () => {
    fc.assert(
      fc.property(words, fc.emailAddress(), words, (before, address, after) => {
        const shown = redact(`${before} ${address} ${after}`);
        expect(shown).not.toContain(address);
        expect(shown).toContain('@…');
      }),
    );
  });

  test('is nothing else: years, short numbers and words stay', () => {
    fc.assert(
      fc.property(words, digits(1, 7), words, (before, number, after) => {
        const text = `${before}${number}${after}`;
        expect(redact(text)).toBe(text);
      }),
    );
    const kept = 'Kế hoạch số 4220/KH-UBND ngày 14/06/2013, Nghị định 176/2025/NĐ-CP, 2.500 mộ';
    expect(redact(kept)).toBe(kept);
  });

  test('is redacted once: a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redact(redact(text))).toBe(redact(text));
      }),
    );
  });
});

describe('a fault in the log', () => {
  test('keeps nothing of a row, whatever PostgreSQL quotes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5 }), (secret) => {
        const fault = Object.assign(new Error(`Key (name)=(${secret}) exists`), {
          severity: 'ERROR',
          code: '23505',
          detail: secret,
          table: 'person',
          constraint: 'person_once',
        });
        const { message, code, table, constraint } = describeFault(fault);
        expect([message, code, table, constraint]).toEqual([
          'PostgreSQL refused',
          '23505',
          'person',
          'person_once',
        ]);
      }),
    );
  });

  test('has no more than eight places, and no line of its message among them', () => {
    const deep = (depth: number): Error => (depth === 0 ? new Error('one\ntwo') : deep(depth - 1));
    const { stack = [] } = describeFault(deep(40));
    expect(stack.length).toBeLessThanOrEqual(8);
    for (const place of stack) expect(place).toMatch(/^at /);
  });

  test('that is no error at all is its text, redacted', () => {
    expect(describeFault('gọi 0912345678')).toEqual({ type: 'string', message: 'gọi …' });
    expect(describeFault(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
    expect(describeFault({ code: 5 })).toMatchObject({ type: 'object' });
  });

  test('takes only a code that is a text', () => {
    expect(describeFault(Object.assign(new Error('x'), { code: 42 })).code).toBeUndefined();
    expect(describeFault(Object.assign(new Error('x'), { code: 'EPIPE' })).code).toBe('EPIPE');
  });
});

describe('a log', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };

  test.each(logLevels)('of level %s holds its own kind and what is worse', (level) => {
    lines.length = 0;
    const log = createLog(level, destination);
    const kinds = ['error', 'warn', 'info', 'debug'] as const;
    for (const kind of kinds) log[kind]({ kind }, 'told');
    const wanted = level === 'silent' ? [] : kinds.slice(0, kinds.indexOf(level) + 1);
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(wanted);
  });

  test('writes one line of JSON an event, with the process and without the machine', () => {
    lines.length = 0;
    createLog('info', destination).info({ fault: new Error('số 031089012345') }, 'hai\ndòng');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    const event = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(event).toMatchObject({ pid: process.pid, msg: 'hai\ndòng', fault: { message: 'số …' } });
    expect(event).not.toHaveProperty('hostname');
  });
});
