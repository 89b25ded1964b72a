import fc from 'fast-check';
import { toJSONSchema, type core } from 'zod/mini';

/** The part of JSON Schema that our contracts use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values that exist, by the name of the field they are asked in. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** Text that breaks what was not written with care. */
export const nastyText = fc.constantFrom(
  '',
  ' ',
  '\0',
  '\u202e',
  '\ud800',
  'a'.repeat(10_000),
  "'; drop table plan; --",
  '%',
  '_',
  '\\',
  '(((',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=1+1',
  'Thuỷ Nguyên'.normalize('NFD'),
  'Ủy ban nhân dân',
  '2013-02-30',
  '9999-12-31',
  '0000-01-01',
  '-1',
  '1e309',
  'NaN',
  'null',
  '__proto__',
  'constructor',
);

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, 0, -1, 1.5, 2 ** 53, 1e308, NaN, true, [], {}, [[]]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Inputs of a contract: mostly well formed, with values that exist; sometimes with a wound. */
export function anyInput(schema: core.$ZodType, known: KnownValues): fc.Arbitrary<unknown> {
  const whole = toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const good = valueOf(whole, '', known);
  const wounded = fc
    .tuple(good, fc.constantFrom('strange', ...Object.keys(whole.properties ?? {})), nastyValue)
    .map(([value, field, bad]) => ({ ...(value as object), [field]: bad }));
  return fc.oneof({ arbitrary: good, weight: 6 }, { arbitrary: wounded, weight: 3 }, nastyValue);
}

function valueOf(schema: Schema, name: string, known: KnownValues): fc.Arbitrary<unknown> {
  const values = known[name];
  const free = freeValueOf(schema, name, known);
  if (values === undefined) return free;
  return fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 4 }, free);
}

function freeValueOf(schema: Schema, name: string, known: KnownValues): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map((each) => valueOf(each, name, known)));
  }
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, name, known), { maxLength: 5 });
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -3, -1e6),
        max: Math.min(schema.maximum ?? 3_000, 1e6),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return nastyValue;
  }
}

function objectOf(schema: Schema, known: KnownValues): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, valueOf(each, name, known)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 });
  if (schema.format === 'date') {
    const span = { min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true };
    return fc.date(span).map((date) => date.toISOString().slice(0, 10));
  }
  const length = {
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(schema.maxLength ?? 40, 60),
  };
  const plain = fc.string({ unit: 'grapheme', ...length });
  return fc.oneof({ arbitrary: plain, weight: 3 }, nastyText);
}
