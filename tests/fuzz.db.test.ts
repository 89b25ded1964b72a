import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../src/apps/modules.ts';
import { unwrap, type Caller, type Operation, type Upload } from '../src/kernel/index.ts';
import { callerOfLogin, holds, scopeOf, seedDemoUsers } from '../src/modules/access/index.ts';
import { loadAgencies } from '../src/modules/agencies/index.ts';
import { loadAreas } from '../src/modules/areas/index.ts';
import { loadCalendar } from '../src/modules/calendar/index.ts';
import { loadRelease } from '../src/modules/plans/index.ts';
import { packInEffect } from '../src/modules/policies/index.ts';
import { httpErrors, perform, type BoundOperation } from '../src/platform/http/index.ts';
import { anyInput, type KnownValues } from './support/arbitrary.ts';
import { anonymous, aUser } from './support/callers.ts';
import { testDatabase } from './support/database.ts';
import { often } from './support/often.ts';
import { aRelease } from './support/plan.ts';

/** Requests an operation. */
const RUNS = often(40);
const SEED = Number(process.env['FUZZ_SEED'] ?? 4_220);
/** A caller's longest wait, in µs of this process's own work: a busy machine does not count. */
const WORK_LIMIT_US = 2_000_000;

const db = testDatabase();
const bounds = modules.flatMap((module) => module.operations);
const rights = { holds, scopeOf };
/** Codes that a contract must name; those of every operation it need not. */
const codes = new Set(
  modules.flatMap((module) => Object.keys(module.errors)).filter((code) => !(code in httpErrors)),
);

const known: KnownValues = {
  key: ['12-KH-UBND-2013'],
  version: [1, 2],
  task: ['PL.I.1', 'PL.I.2'],
  code: ['PL.I.1', '311', '11512', 'hp.so-ldtbxh'],
  finding: ['f-impossible-year'],
  provision: ['II.1.1'],
  agency: ['hp.so-ldtbxh'],
  area: ['31', '311', '11512'],
  q: ['thuy nguyen', 'nghia trang', 'so ldtbxh'],
};

/** Who asks: a stranger, the machine's operator, a user without a role that is known, the staff. */
const callers: Caller[] = [
  anonymous,
  { kind: 'operator', systemUser: 'test' },
  aUser('1', 'no_such_role'),
];
const anyCaller = fc.nat().map((at) => callers[at % callers.length] ?? anonymous);

const anyUpload: fc.Arbitrary<Upload> = fc.record({
  name: fc.constantFrom('a.txt', 'a.html', 'a.docx', 'a.pdf', '../a', ''),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .constantFrom('', 'KẾ HOẠCH\nSố: 1/KH-UBND', '<html><table>', 'PK\u0003\u0004', '%PDF-1.7')
      .map((text) => new TextEncoder().encode(text)),
  ),
});

beforeAll(async () => {
  packInEffect();
  unwrap(await loadCalendar(db.context()));
  unwrap(await loadAreas(db.context()));
  unwrap(await loadAgencies(db.context()));
  for (const { login } of await seedDemoUsers(db.context())) {
    const caller = await callerOfLogin(db.context(), login);
    if (caller !== null) callers.push(caller);
  }
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release: aRelease(), approve: false }));
}, 60_000);

describe('whatever is asked by whomever, the answer is a reply or a refusal', () => {
  test.each(bounds.map((bound) => [bound.operation.id, bound] as const))(
    '%s',
    { timeout: often(120_000) },
    async (_id, bound) => {
      const { operation } = bound;
      const asked = fc.record({
        caller: anyCaller,
        input: anyInput(operation.input, known),
        upload: operation.upload === 'file' ? anyUpload : fc.constant(null),
      });
      await fc.assert(
        fc.asyncProperty(asked, ({ caller, input, upload }) => ask(bound, caller, input, upload)),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );
});

async function ask(
  bound: BoundOperation,
  caller: Caller,
  input: unknown,
  upload: Upload | null,
): Promise<void> {
  const { operation } = bound;
  const before = process.cpuUsage();
  // A throw here is a 5xx there.
  const answer = await perform(bound, db.context({ caller }), rights, { input, upload });
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(WORK_LIMIT_US);
  if (!answer.ok) {
    const { code, kind } = answer.error;
    expect(kind, code).not.toBe('unavailable');
    if (codes.has(code)) expect(operation.errors).toContain(code);
    return;
  }
  const mayAsk = operation.permission === 'public' || caller.kind !== 'anonymous';
  expect(mayAsk, 'a stranger was answered').toBe(true);
  expect(replyFault(operation, answer.value)).toBeNull();
}

/** Where a reply is not what its contract says; null when it is. */
function replyFault(operation: Operation, value: unknown): string | null {
  if (operation.download === 'file' || operation.session !== undefined) return null;
  const sent = JSON.parse(JSON.stringify(value)) as unknown;
  const parsed = operation.reply['~standard'].validate(sent);
  if (parsed instanceof Promise || parsed.issues === undefined) return null;
  return JSON.stringify(parsed.issues[0]);
}
