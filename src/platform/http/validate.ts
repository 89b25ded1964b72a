import { safeParse, type core } from 'zod/mini';
import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { refuseHttp } from './errors.ts';
import { FIELDS_NAMED } from './limits.ts';

type Issue = core.$ZodIssue;

const TYPES = new Set(['string', 'number', 'int', 'boolean', 'array', 'object', 'null']);
const FORMATS = new Set(['date', 'uuid', 'regex']);

/**
 * The input of an operation as its schema wants it, or one refusal that names each wrong field.
 * Texts come from the codes of the schema's issues, in both languages: never from the library.
 */
export function validate(schema: core.$ZodType, input: unknown): Result<unknown, Refusal> {
  const field = unstorableField(input);
  if (field !== null) return err(withDetails([at('input.control_character', field)]));
  const parsed = safeParse(schema, input);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.slice(0, FIELDS_NAMED);
  return err(withDetails(issues.flatMap((issue) => refusalsOf(issue, input))));
}

function withDetails(details: readonly Refusal[]): Refusal {
  const [first] = details;
  if (details.length === 1 && first !== undefined) return { ...first, details };
  const whole = refuseHttp('request.invalid', { count: details.length }, first?.where);
  return { ...whole, details };
}

function at(
  code: Parameters<typeof refuseHttp>[0],
  field: string,
  data: Readonly<Record<string, string | number>> = {},
): Refusal {
  return refuseHttp(code, { field, ...data }, { field });
}

function refusalsOf(issue: Issue, input: unknown): readonly Refusal[] {
  const field = fieldOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(input, issue.path) === undefined) return [at('input.missing', field)];
      return [at('input.wrong_type', field, { expected: typeKey(issue.expected) })];
    case 'too_small':
    case 'too_big':
      return [sizeRefusal(issue, field)];
    case 'invalid_format': {
      const format = FORMATS.has(issue.format) ? issue.format : 'other';
      return [at('input.wrong_format', field, { expected: `@format.${format}` })];
    }
    case 'invalid_value':
      if (valueAt(input, issue.path) === undefined) return [at('input.missing', field)];
      return [at('input.unknown_value', field, { expected: issue.values.map(String).join(', ') })];
    case 'unrecognized_keys':
      return issue.keys.slice(0, FIELDS_NAMED).map((key) => {
        return at('input.unknown_field', fieldOf([...issue.path, key]));
      });
    default:
      if (valueAt(input, issue.path) === undefined) return [at('input.missing', field)];
      return [at('input.wrong', field)];
  }
}

function sizeRefusal(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  field: string,
): Refusal {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string' || issue.origin === 'array' || issue.origin === 'set') {
    const unit = issue.origin === 'string' ? '@unit.characters' : '@unit.items';
    return at(small ? 'input.too_short' : 'input.too_long', field, { limit, unit });
  }
  return at(small ? 'input.too_small' : 'input.too_big', field, { limit });
}

function typeKey(expected: string): string {
  return `@type.${TYPES.has(expected) ? expected : 'other'}`;
}

/** `tasks[3].code`, as `where.field` names it. */
function fieldOf(path: readonly PropertyKey[]): string {
  let field = '';
  for (const step of path) {
    if (typeof step === 'number') field += `[${step}]`;
    else field += field === '' ? String(step) : `.${String(step)}`;
  }
  return field;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/**
 * The first field with a character that the database cannot store: NUL, or half a surrogate pair.
 * Walks without recursion, since a body may be nested as deep as its sender likes.
 */
function unstorableField(input: unknown): string | null {
  const left: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [
    { value: input, path: [] },
  ];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) return fieldOf(path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key.includes('\0') || !key.isWellFormed()) return fieldOf(path);
        // Deeper than any contract goes, the name of the place no longer helps.
        const step = Array.isArray(value) ? Number(key) : key;
        left.push({ value: part, path: path.length < 8 ? [...path, step] : path });
      }
    }
  }
  return null;
}
