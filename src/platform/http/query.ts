import type { core } from 'zod/mini';

/**
 * What path, query and form fields say, in the types that the schema wants: on the wire all of it
 * is text. What does not read as the wanted type stays as it is, for the schema to refuse.
 */
export function fromText(
  schema: core.$ZodType,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const wanted = Object.hasOwn(shape, name) ? shape[name] : undefined;
    input[name] = wanted === undefined ? value : read(wanted, value);
  }
  return input;
}

/** Keys of an object schema with their schemas; none for another kind of schema. */
export function shapeOf(schema: core.$ZodType): Readonly<Record<string, core.$ZodType>> {
  const inner = bare(schema);
  return inner._zod.def.type === 'object' ? (inner as core.$ZodObject)._zod.def.shape : {};
}

/** The schema without the wrappers that do not change its type on the wire. */
function bare(schema: core.$ZodType): core.$ZodType {
  const def = schema._zod.def as { type: string; innerType?: core.$ZodType; in?: core.$ZodType };
  if (def.type === 'pipe' && def.in !== undefined) return bare(def.in);
  return def.innerType === undefined ? schema : bare(def.innerType);
}

function read(schema: core.$ZodType, value: unknown): unknown {
  const inner = bare(schema);
  const { type } = inner._zod.def;
  if (type === 'array') {
    const { element } = (inner as core.$ZodArray)._zod.def;
    return (Array.isArray(value) ? value : [value]).map((part) => read(element, part));
  }
  if (typeof value !== 'string') return value;
  if (type === 'number' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (type === 'bigint' && /^-?\d{1,30}$/.test(value)) return BigInt(value);
  return value;
}
