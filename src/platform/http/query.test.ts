import fc from 'fast-check';
import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { fromText, shapeOf } from './query.ts';

const schema = z.object({
  code: z.string(),
  version: z.optional(z.number()),
  all: z.nullable(z.boolean()),
  tags: z.optional(z.array(z.number())),
  sum: z.optional(z.bigint()),
  page: z._default(z.coerce.number(), 1),
});

test('text becomes what the schema wants, through optional, nullable and default', () => {
  const read = fromText(schema, {
    code: '0123',
    version: '2',
    all: 'false',
    tags: ['1', '-2.5'],
    sum: '123456789012345678',
    page: '3',
  });
  expect(read).toEqual({
    code: '0123',
    version: 2,
    all: false,
    tags: [1, -2.5],
    sum: 123456789012345678n,
    page: 3,
  });
});

test('one value of a list is a list of one', () => {
  expect(fromText(schema, { tags: '7' })).toEqual({ tags: [7] });
});

test('what does not read as the wanted type stays for the schema to refuse', () => {
  for (const version of ['', ' 1', '1e3', '0x10', 'NaN', 'Infinity', '9'.repeat(400)]) {
    expect(fromText(schema, { version })).toEqual({ version });
  }
  expect(fromText(schema, { all: 'yes' })).toEqual({ all: 'yes' });
  expect(fromText(schema, { version: ['1', '2'] })).toEqual({ version: ['1', '2'] });
});

test('fields that no contract knows, and names of prototypes, pass as they are', () => {
  expect(fromText(schema, { other: '1', constructor: '2', toString: '3' })).toEqual({
    other: '1',
    constructor: '2',
    toString: '3',
  });
  expect(shapeOf(z.string())).toEqual({});
});

test('a number that we print is read back as the same number', () => {
  fc.assert(
    fc.property(fc.integer(), (version) => {
      expect(fromText(schema, { version: String(version) })).toEqual({ version });
    }),
  );
});
