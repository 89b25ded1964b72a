import fc from 'fast-check';
import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { validate } from './validate.ts';

const schema = z.object({
  name: z.string().check(z.minLength(2), z.maxLength(4)),
  year: z.optional(z.int().check(z.minimum(1990), z.maximum(2050))),
  on: z.optional(z.iso.date()),
  kind: z.optional(z.enum(['a', 'b'])),
  lines: z.optional(z.array(z.object({ code: z.string() })).check(z.maxLength(2))),
  any: z.optional(z.union([z.number(), z.null()])),
});

function refused(input: unknown, by: z.ZodMiniType = schema) {
  const result = validate(by, input);
  if (result.ok) return null;
  const { code, data, where } = result.error.details?.[0] ?? result.error;
  return { code, data, where };
}

test('a value that fits comes back as the schema has it, without what it does not know', () => {
  expect(validate(schema, { name: 'abc', more: 1 })).toEqual({ ok: true, value: { name: 'abc' } });
});

test('each trouble has its code, its field and what would be right', () => {
  const cases: readonly [object, string, string, object][] = [
    [{}, 'input.missing', 'name', {}],
    [{ name: 7 }, 'input.wrong_type', 'name', { expected: '@type.string' }],
    [{ name: 'a' }, 'input.too_short', 'name', { limit: '2', unit: '@unit.characters' }],
    [{ name: 'abcde' }, 'input.too_long', 'name', { limit: '4', unit: '@unit.characters' }],
    [{ name: 'ab', year: 1 }, 'input.too_small', 'year', { limit: '1990' }],
    [{ name: 'ab', year: 3000 }, 'input.too_big', 'year', { limit: '2050' }],
    [{ name: 'ab', year: 2000.5 }, 'input.wrong_type', 'year', { expected: '@type.int' }],
    [{ name: 'ab', on: '2013-02-30' }, 'input.wrong_format', 'on', { expected: '@format.date' }],
    [{ name: 'ab', kind: 'c' }, 'input.unknown_value', 'kind', { expected: 'a, b' }],
    [{ name: 'ab', lines: [{}] }, 'input.missing', 'lines[0].code', {}],
    [{ name: 'ab', lines: 'x' }, 'input.wrong_type', 'lines', { expected: '@type.array' }],
    [{ name: 'ab', any: 'x' }, 'input.wrong', 'any', {}],
  ];
  for (const [input, code, field, data] of cases) {
    expect(refused(input)).toEqual({ code, data: { field, ...data }, where: { field } });
  }
});

test('a strict schema names each field that it does not know', () => {
  const strict = z.strictObject({ a: z.optional(z.string()) });
  expect(refused({ b: 1 }, strict)).toMatchObject({
    code: 'input.unknown_field',
    where: { field: 'b' },
  });
});

test('at most twenty wrong fields are named', () => {
  const many = z.array(z.string());
  const result = validate(
    many,
    Array.from({ length: 500 }, () => 1),
  );
  expect(result.ok ? 0 : result.error.details?.length).toBe(20);
  expect(result.ok ? '' : result.error.code).toBe('request.invalid');
});

test('what the database cannot store is refused wherever it hides, key or value', () => {
  const open = z.unknown();
  expect(refused({ a: [{ b: 'x\0' }] }, open)).toMatchObject({ where: { field: 'a[0].b' } });
  expect(refused({ 'a\ud800': 1 }, open)?.code).toBe('input.control_character');
  expect(refused({ a: '😀 đủ' }, open)).toBe(null);
});

test('a body nested a hundred thousand deep is looked at without falling over', () => {
  let deep: unknown = 'x\0';
  for (let n = 0; n < 100_000; n += 1) deep = [deep];
  expect(refused(deep, z.unknown())?.code).toBe('input.control_character');
});

test('whatever comes, the answer is a value or a refusal that names a field of the wire', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      const result = validate(schema, input);
      if (!result.ok) expect(result.error.kind).toBe('input');
    }),
  );
});
