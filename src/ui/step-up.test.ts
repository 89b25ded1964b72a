import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { defineOperation, err, ok, type Operation } from '../kernel/index.ts';
import type { Client, Failure } from './data.tsx';
import { withStepUp } from './step-up.ts';

const approve = defineOperation({
  id: 'plan.approve',
  method: 'POST',
  path: '/api/approve',
  permission: 'plan.approve',
  audit: 'write',
  summary: { vi: 'Phê duyệt', en: 'Approve' },
  input: z.object({ requestId: z.string() }),
  reply: z.object({ done: z.boolean() }),
  errors: [],
});

const failure = (code: string): Failure => ({ code, kind: 'forbidden', detail: '', traceId: null });

/** A server that wants a proof, and what was sent to it. */
function guarded(code = 'access.step_up_needed') {
  const server = { proved: false, asked: 0, sent: [] as unknown[] };
  const client: Client = {
    addressOf: () => '',
    call: (async (_operation: Operation, input: unknown) => {
      server.sent.push(input);
      return server.proved ? ok({ done: true }) : err(failure(code));
    }) as unknown as Client['call'],
  };
  return { server, client };
}

test('a grave act asks once, then the same request is sent again under its own id', async () => {
  const { server, client } = guarded();
  const wrapped = withStepUp(client, async () => {
    server.asked += 1;
    server.proved = true;
    return true;
  });
  const answers = await Promise.all([
    wrapped.call(approve, { requestId: 'a' }),
    wrapped.call(approve, { requestId: 'b' }),
  ]);
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(server.asked).toBe(1);
  expect(server.sent).toEqual([
    { requestId: 'a' },
    { requestId: 'b' },
    { requestId: 'a' },
    { requestId: 'b' },
  ]);
});

test('who does not prove it keeps the refusal, and is asked again the next time', async () => {
  const { server, client } = guarded();
  const wrapped = withStepUp(client, async () => {
    server.asked += 1;
    return false;
  });
  for (const requestId of ['a', 'b']) {
    const answer = await wrapped.call(approve, { requestId });
    expect(answer.ok ? null : answer.error.code).toBe('access.step_up_needed');
  }
  expect(server.asked).toBe(2);
  expect(server.sent).toHaveLength(2);
});

test('another refusal asks for nothing', async () => {
  const { server, client } = guarded('access.no_permission');
  const wrapped = withStepUp(client, async () => {
    server.asked += 1;
    return true;
  });
  await wrapped.call(approve, { requestId: 'a' });
  expect([server.asked, server.sent.length]).toEqual([0, 1]);
});
