import { toJSONSchema, type core } from 'zod/mini';
import type { Kind, Operation } from '../kernel/index.ts';
import { SESSION_COOKIE } from '../platform/http/cookie.ts';
import { fileErrors } from '../platform/files/index.ts';
import { httpErrors, statusOf, type Module } from '../platform/http/index.ts';

type Json = { readonly [key: string]: unknown };

/** The API as OpenAPI 3.1, from the contracts alone: the same contracts, the same document. */
export function describeApi(modules: readonly Module[], version: string): Json {
  const kinds: Record<string, Kind> = Object.assign(
    { ...httpErrors, ...fileErrors },
    ...modules.map((each) => each.errors),
  );
  const paths: Record<string, Record<string, Json>> = {};
  for (const module of modules) {
    for (const { operation } of module.operations) {
      const path = operation.path.replace(/:(\w+)/g, '{$1}');
      const method = operation.method.toLowerCase();
      (paths[path] ??= {})[method] = describeOperation(operation, module.name, kinds);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'An Sinh', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: modules.map(({ name }) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(byKey)),
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
    },
  };
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function describeOperation(
  operation: Operation,
  tag: string,
  kinds: Readonly<Record<string, Kind>>,
): Json {
  const input = schemaOf(operation.input, 'input');
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  return {
    operationId: operation.id,
    summary: operation.summary.en,
    description: operation.summary.vi,
    tags: [tag],
    'x-permission': operation.permission,
    'x-audit': operation.audit,
    ...(operation.permission === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: parametersOf(operation, input, inPath),
    ...(operation.method === 'POST' ? { requestBody: bodyOf(operation, input, inPath) } : {}),
    responses: { '200': replyOf(operation), ...refusalsOf(operation, kinds) },
  };
}

interface ObjectSchema extends Json {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

function schemaOf(schema: core.$ZodType, io: 'input' | 'output'): ObjectSchema {
  const { $schema: _, ...rest } = toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parametersOf(
  operation: Operation,
  input: ObjectSchema,
  inPath: readonly string[],
): readonly Json[] {
  return Object.entries(input.properties ?? {})
    .filter(([name]) => operation.method === 'GET' || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || (input.required ?? []).includes(name),
      schema,
    }));
}

function bodyOf(operation: Operation, input: ObjectSchema, inPath: readonly string[]): Json {
  const kept = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const isUpload = operation.upload === 'file';
  const file = { type: 'string', format: 'binary' };
  const schema = {
    type: 'object',
    properties: { ...Object.fromEntries(kept), ...(isUpload ? { file } : {}) },
    required: (input.required ?? [])
      .filter((name) => !inPath.includes(name))
      .concat(isUpload ? ['file'] : []),
  };
  const type = isUpload ? 'multipart/form-data' : 'application/json';
  return { required: true, content: { [type]: { schema } } };
}

function replyOf(operation: Operation): Json {
  if (operation.download === 'file') {
    const schema = { type: 'string', format: 'binary' };
    return { description: 'A file', content: { 'application/octet-stream': { schema } } };
  }
  const schema = schemaOf(operation.reply, 'output');
  return { description: 'Done', content: { 'application/json': { schema } } };
}

/** One response a status, naming the codes that travel under it. */
function refusalsOf(operation: Operation, kinds: Readonly<Record<string, Kind>>): Json {
  const codes = new Map<number, string[]>();
  for (const code of operation.errors) {
    const kind = kinds[code];
    if (kind === undefined) throw new Error(`${operation.id}: no module declares the code ${code}`);
    const status = statusOf(kind);
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  const schema = { $ref: '#/components/schemas/Problem' };
  const content = { 'application/problem+json': { schema } };
  return Object.fromEntries(
    [...codes]
      .toSorted(([left], [right]) => left - right)
      .map(([status, found]) => [status, { description: found.join(', '), content }]),
  );
}

const problem: Json = {
  type: 'object',
  description: 'Why the answer is no: a stable code and a text in the language of the request.',
  required: ['code', 'kind', 'title', 'detail', 'traceId'],
  properties: {
    code: { type: 'string' },
    kind: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    traceId: { type: 'string' },
    where: { type: 'object' },
    details: { type: 'array', items: { type: 'object' } },
  },
};
