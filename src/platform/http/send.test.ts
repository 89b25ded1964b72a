import type { FastifyReply } from 'fastify';
import { describe, expect, test } from 'vitest';
import { defineMessages, type Kind, type Refusal } from '../../kernel/index.ts';
import { httpErrors } from './errors.ts';
import { RETRY_AFTER_SECONDS } from './limits.ts';
import { problemOf, refusalText, textsOf } from './problem.ts';
import { languageOf, sendRefusal } from './send.ts';
import { statusOf, statusOfRefusal } from './status.ts';

const messages = defineMessages(
  {
    'error.thing.closed': 'Hồ sơ {code} đã đóng.',
    'error.thing.kind': 'Cần {wanted}.',
    'type.number': 'một con số',
  },
  {
    'error.thing.closed': 'The record {code} is closed.',
    'error.thing.kind': 'It must be {wanted}.',
    'type.number': 'a number',
  },
);
const texts = textsOf([{ messages }]);
const closed: Refusal = { code: 'thing.closed', kind: 'refused', data: { code: 'A-1' } };

/** A reply that keeps what it is told. */
function aReply() {
  const told = { status: 0, type: '', headers: new Map<string, string>(), body: '' };
  const reply = {
    code: (status: number) => ((told.status = status), reply),
    header: (name: string, value: string) => (told.headers.set(name, value), reply),
    type: (type: string) => ((told.type = type), reply),
    send: (body: string) => ((told.body = body), reply),
  };
  return { reply: reply as unknown as FastifyReply, told };
}

function send(refusal: Refusal, language: 'vi' | 'en' = 'vi') {
  const { reply, told } = aReply();
  sendRefusal(reply, texts, language, { refusal, traceId: 't-1' });
  return { ...told, body: JSON.parse(told.body) as Record<string, unknown> };
}

describe('a refusal on the wire', () => {
  test('is a problem in the language of the caller, never kept by caches', () => {
    const sent = send(closed);
    expect(sent).toMatchObject({
      status: 409,
      type: 'application/problem+json; charset=utf-8',
      body: {
        code: 'thing.closed',
        kind: 'refused',
        detail: 'Hồ sơ A-1 đã đóng.',
        traceId: 't-1',
      },
    });
    expect(sent.headers.get('cache-control')).toBe('no-store');
    expect(send(closed, 'en').body['detail']).toBe('The record A-1 is closed.');
  });

  test('says when to come back only where coming back helps', () => {
    const kinds = Object.keys(kindsWithStatus) as Kind[];
    for (const kind of kinds) {
      const { headers } = send({ code: 'thing.closed', kind, data: { code: 'A' } });
      const waits = kind === 'unavailable' || kind === 'limited';
      expect([kind, headers.get('retry-after')]).toEqual([
        kind,
        waits ? String(RETRY_AFTER_SECONDS) : undefined,
      ]);
    }
    const data = { code: 'A', retryAfterSeconds: 77 };
    const { headers } = send({ code: 'thing.closed', kind: 'limited', data });
    expect(headers.get('retry-after')).toBe('77');
  });

  test('carries its place and its parts, without the values behind them', () => {
    const part: Refusal = {
      code: 'thing.kind',
      kind: 'input',
      data: { wanted: '@type.number' },
      where: { field: 'year' },
    };
    const { body } = send({ ...closed, where: { field: 'code' }, details: [part, closed] });
    expect(body).toEqual({
      code: 'thing.closed',
      kind: 'refused',
      title: expect.any(String),
      detail: 'Hồ sơ A-1 đã đóng.',
      traceId: 't-1',
      where: { field: 'code' },
      details: [
        { code: 'thing.kind', detail: 'Cần một con số.', where: { field: 'year' } },
        { code: 'thing.closed', detail: 'Hồ sơ A-1 đã đóng.' },
      ],
    });
  });

  test('without place or parts has none of these keys', () => {
    const problem = problemOf(texts, 'vi', closed, 't');
    expect(Object.keys(problem).toSorted()).toEqual(['code', 'detail', 'kind', 'title', 'traceId']);
  });
});

const kindsWithStatus: Readonly<Record<Kind, number>> = {
  input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 409,
  limited: 429,
  unavailable: 503,
};

describe('the status of a refusal', () => {
  test.each(Object.entries(kindsWithStatus))('of the kind %s is %i', (kind, status) => {
    expect(statusOf(kind as Kind)).toBe(status);
    const refusal = { code: 'thing.closed', kind: kind as Kind, data: {} };
    expect(statusOfRefusal(refusal)).toBe(status);
  });

  test('is 500 for a fault of ours, and for nothing else', () => {
    for (const [code, kind] of Object.entries(httpErrors)) {
      const status = statusOfRefusal({ code, kind, data: {} });
      expect([code, status === 500]).toEqual([code, code === 'server.fault']);
    }
  });
});

describe('the sentence of a refusal', () => {
  test('puts a named text in for a value that begins with @', () => {
    const refusal = {
      code: 'thing.kind',
      kind: 'input',
      data: { wanted: '@type.number' },
    } as const;
    expect(refusalText(texts, 'vi', refusal)).toBe('Cần một con số.');
    expect(refusalText(texts, 'en', refusal)).toBe('It must be a number.');
  });

  test('keeps a value that begins with @ and names no text', () => {
    const refusal = { code: 'thing.kind', kind: 'input', data: { wanted: '@nobody' } } as const;
    expect(refusalText(texts, 'vi', refusal)).toBe('Cần @nobody.');
  });

  test('never fills a value into a value', () => {
    const data = { code: '{code}{wanted}' };
    const refusal = { code: 'thing.closed', kind: 'refused', data } as const;
    expect(refusalText(texts, 'vi', refusal)).toBe('Hồ sơ {code}{wanted} đã đóng.');
  });

  test('is the code when nobody wrote a text', () => {
    const refusal = { code: 'thing.nameless', kind: 'refused', data: {} } as const;
    expect(refusalText(texts, 'vi', refusal)).toBe('thing.nameless');
  });

  test('is there for everything that the wire itself refuses, in both languages', () => {
    for (const [code, kind] of Object.entries(httpErrors)) {
      for (const language of ['vi', 'en'] as const) {
        const text = refusalText(texts, language, { code, kind, data: {} });
        expect([code, language, text === code]).toEqual([code, language, false]);
      }
    }
  });

  test('of a module stands before the one of the wire with the same key', () => {
    const own = defineMessages(
      { 'error.server.busy': 'Bận.' },
      { 'error.server.busy': 'Busy here.' },
    );
    const joined = textsOf([{ messages: own }]);
    const busy = { code: 'server.busy', kind: 'unavailable', data: {} } as const;
    expect(refusalText(joined, 'en', busy)).toBe('Busy here.');
  });
});

describe('the language of an answer', () => {
  test.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['vi', 'vi'],
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['en', 'en'],
    ['en-GB,vi;q=0.5', 'en'],
    ['  EN-us', 'en'],
    ['fr-FR,en;q=0.9', 'vi'],
    ['english', 'vi'],
    ['*', 'vi'],
  ])('asked for by %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
