import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineMessages, defineOperation, err, ok } from '../kernel/index.ts';
import { bind, type Module } from '../platform/http/index.ts';
import { modules } from './modules.ts';
import { describeApi } from './openapi.ts';

const common = {
  audit: 'none',
  summary: { vi: 'Xem', en: 'See' },
  permission: 'thing.see',
} as const;

const see = defineOperation({
  ...common,
  id: 'thing.get',
  method: 'GET',
  path: '/api/things/:code',
  input: z.object({ code: z.string(), on: z.optional(z.string()) }),
  reply: z.object({ code: z.string() }),
  errors: ['thing.none', 'thing.closed'],
});

const send = defineOperation({
  ...common,
  id: 'thing.send',
  method: 'POST',
  path: '/api/things/:code/paper',
  input: z.object({ code: z.string(), requestId: z.uuid(), note: z.optional(z.string()) }),
  reply: z.object({}),
  errors: [],
  upload: 'file',
});

const thing: Module = {
  name: 'things',
  operations: [
    bind(see, async () => ok({ code: 'A' })),
    bind(send, async () => err({ code: 'thing.none', kind: 'not_found', data: {} })),
  ],
  messages: defineMessages({}, {}),
  errors: { 'thing.none': 'not_found', 'thing.closed': 'refused' },
};

type Any = Record<string, never>;

describe('the description of the API', () => {
  const document = describeApi([thing], '1.2.3') as unknown as Record<string, Any>;

  it('gives each operation its path, permission, parameters and refusals', () => {
    const get = document['paths']?.['/api/things/{code}']?.['get'];
    expect(get).toMatchObject({
      operationId: 'thing.get',
      'x-permission': 'thing.see',
      parameters: [
        { name: 'code', in: 'path', required: true },
        { name: 'on', in: 'query', required: false },
      ],
    });
    expect(get?.['responses']).toMatchObject({
      404: { description: 'thing.none' },
      409: { description: 'thing.closed' },
    });
  });

  it('gives an upload its form, without what the path already says', () => {
    const post = document['paths']?.['/api/things/{code}/paper']?.['post'];
    expect(post?.['requestBody']).toMatchObject({
      content: {
        'multipart/form-data': {
          schema: {
            properties: { requestId: {}, note: {}, file: { format: 'binary' } },
            required: ['requestId', 'file'],
          },
        },
      },
    });
  });

  it('fails when an operation names a code that no module declares', () => {
    const broken = { ...thing, errors: {} };
    expect(() => describeApi([broken], '1')).toThrow('thing.none');
  });

  it('is the same bytes for the same contracts', () => {
    const make = () => JSON.stringify(describeApi(modules, '1'));
    expect(make()).toBe(make());
  });
});
