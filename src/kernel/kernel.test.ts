import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import {
  assert,
  callerName,
  defineMessages,
  defineOperation,
  err,
  EVERYTHING,
  fill,
  NOTHING,
  ok,
  refuser,
  sees,
  unreachable,
  unwrap,
} from './index.ts';

describe('texts', () => {
  test('have their places filled; a name without a value stays to be seen', () => {
    expect(fill('Còn {open} điểm của {plan}', { open: 3 })).toBe('Còn 3 điểm của {plan}');
    expect(fill('Không có gì')).toBe('Không có gì');
    expect(fill('{n}', { n: 0 })).toBe('0');
    expect(fill('{n} và {n}', { n: 'một' })).toBe('một và một');
  });

  test('are not filled from what every object has', () => {
    expect(fill('{constructor} {toString}')).toBe('{constructor} {toString}');
  });

  test('take a value as it is: a place in it is not filled again', () => {
    expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
    expect(fill('{a}', { a: '$&' })).toBe('$&');
  });

  test('are declared in both languages', () => {
    const messages = defineMessages({ 'plan.title': 'Kế hoạch' }, { 'plan.title': 'Plan' });
    expect(messages.vi['plan.title']).toBe('Kế hoạch');
    expect(messages.en['plan.title']).toBe('Plan');
  });
});

describe('a result', () => {
  test('is a value or a refusal', () => {
    expect(unwrap(ok(1))).toBe(1);
    expect(() => unwrap(err({ code: 'plan.not_found' }))).toThrow('plan.not_found');
  });
});

describe('a refusal', () => {
  const refuse = refuser({ 'plan.not_found': 'not_found', 'plan.open': 'refused' });

  test('carries code, kind and what its text shows', () => {
    expect(refuse('plan.open', { open: 3 })).toEqual({
      code: 'plan.open',
      kind: 'refused',
      data: { open: 3 },
    });
  });

  test('says where when it knows', () => {
    expect(refuse('plan.not_found', {}, { line: 3 })).toMatchObject({ where: { line: 3 } });
    expect(refuse('plan.not_found')).not.toHaveProperty('where');
  });
});

describe('a scope', () => {
  test('of the whole city sees everything, an empty one nothing', () => {
    expect(sees(EVERYTHING.agencies, 'hp.so-ldtbxh')).toBe(true);
    expect(sees(NOTHING.agencies, 'hp.so-ldtbxh')).toBe(false);
    expect(sees(['11512'], '11512')).toBe(true);
    expect(sees(['11512'], '115')).toBe(false);
  });
});

describe('a caller', () => {
  test('is named in the log so that the kinds cannot be taken for each other', () => {
    const user = { kind: 'user', userId: 'u', login: 'operator:root', name: 'x', posts: [] };
    expect(callerName(user as never)).toBe('user:operator:root');
    expect(callerName({ kind: 'operator', systemUser: 'root' })).toBe('operator:root');
    expect(callerName({ kind: 'anonymous' })).toBe('anonymous');
  });
});

describe('a programmer’s error', () => {
  test('stops at once and says what was assumed', () => {
    expect(() => assert(false, 'numbers are whole')).toThrow('numbers are whole');
    expect(() => assert(1, 'x')).not.toThrow();
    expect(() => unreachable('other' as never)).toThrow('other');
  });
});

describe('an operation', () => {
  test('keeps the schemas it was declared with', () => {
    const operation = defineOperation({
      id: 'plan.get',
      method: 'GET',
      path: '/api/plans/:key',
      permission: 'public',
      audit: 'none',
      summary: { vi: 'Một kế hoạch', en: 'One plan' },
      input: z.object({ key: z.string() }),
      reply: z.object({ title: z.string() }),
      errors: ['plan.not_found'],
    });
    expect(operation.input.safeParse({ key: 'x' }).success).toBe(true);
    expect(operation.reply.safeParse({}).success).toBe(false);
  });
});
