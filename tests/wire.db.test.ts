import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../src/apps/modules.ts';
import type { Operation } from '../src/kernel/index.ts';
import { nastyText } from './support/arbitrary.ts';
import { testDatabase } from './support/database.ts';
import { wholeHouse } from './support/house.ts';
import { often } from './support/often.ts';

/** Requests an operation. */
const RUNS = often(25);
const SEED = Number(process.env['FUZZ_SEED'] ?? 4_220);

const db = testDatabase();
const house = wholeHouse(db);
const operations = modules.flatMap((module) => module.operations.map((each) => each.operation));
let cookies: readonly string[] = [''];

beforeAll(async () => {
  const signedIn = await Promise.all(
    ['administrator', 'planner', 'leader'].map(async (login) => (await house.signIn(login)).cookie),
  );
  cookies = ['', '__Host-session=x', '=;;;', ...signedIn];
});

const header = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
);

const body = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('', '{', 'null', '[]', '"x"', '{"__proto__":{"a":1}}', '{"requestId":1}'),
  fc.constantFrom(`${'['.repeat(5_000)}${']'.repeat(5_000)}`, `{"a":"${'x'.repeat(200_000)}"}`),
  fc.constantFrom('--x\r\n', '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\n', '--x--'),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

/** The address of an operation with anything in its places, and anything behind. */
function addressOf(operation: Operation): fc.Arbitrary<string> {
  const part = nastyText.map(
    (text) => encodeURIComponent(text.toWellFormed().slice(0, 300)) || 'x',
  );
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const query = fc.array(fc.tuple(fc.constantFrom('q', 'on', 'limit', 'key', 'x'), part), {
    maxLength: 4,
  });
  return fc
    .tuple(fc.array(part, { minLength: names.length, maxLength: names.length }), query)
    .map(([parts, pairs]) => {
      const path = operation.path.replace(/:(\w+)/g, () => parts.pop() ?? 'x');
      return `${path}?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`;
    });
}

describe('whatever comes over the wire is answered below 500, in words', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    { timeout: often(120_000) },
    async (_id, operation) => {
      const asked = fc.record({
        url: addressOf(operation),
        cookie: fc.nat().map((at) => cookies[at % cookies.length] ?? ''),
        type: header,
        payload: body,
        language: fc.constantFrom('vi', 'en', 'zh;q=1', '*', ''),
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ url, cookie, type, payload, language }) => {
          const { method } = operation;
          const common = { cookie, 'accept-language': language, 'sec-fetch-site': 'same-origin' };
          const reply = await house.inject(
            method === 'GET'
              ? { method, url, headers: common }
              : { method, url, headers: { ...common, 'content-type': type }, payload },
          );
          expect(reply.statusCode, reply.body.slice(0, 500)).toBeLessThan(500);
          if (reply.statusCode < 400) return;
          expect(reply.headers['content-type']).toContain('application/problem+json');
          const problem = reply.json<{ code: string; detail: string }>();
          expect(problem.detail, problem.code).not.toBe('');
          expect(problem.detail, problem.code).not.toMatch(/\{\w+\}|\n\s+at /);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );
});
