import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { modules } from '../src/apps/modules.ts';
import { defineOperation, type Operation } from '../src/kernel/index.ts';
import { ROLES } from '../src/modules/access/index.ts';
import { auditErrors } from '../src/platform/audit/index.ts';
import { fileErrors } from '../src/platform/files/index.ts';
import { httpErrors } from '../src/platform/http/index.ts';
import { checkContracts, type House } from './support/contracts.ts';

const operations = modules.flatMap((module) => module.operations.map((each) => each.operation));

const house: House = {
  errors: new Set(
    [httpErrors, auditErrors, fileErrors, ...modules.map((module) => module.errors)].flatMap(
      Object.keys,
    ),
  ),
  permissions: new Set(Object.values(ROLES).flatMap((role) => Object.keys(role.grants))),
};

describe('the contracts of the house', () => {
  test('are whole: ids, addresses, rights, inputs and refusals agree', () => {
    expect(operations.length).toBeGreaterThan(5);
    expect(checkContracts(operations, house)).toEqual([]);
  });

  test('no two modules declare one refusal code with different kinds', () => {
    const kinds = new Map<string, string>();
    const disputed = modules.flatMap((module) =>
      Object.entries(module.errors).filter(([code, kind]) => {
        const before = kinds.get(code);
        kinds.set(code, kind);
        return before !== undefined && before !== kind;
      }),
    );
    expect(disputed).toEqual([]);
  });

  test('every permission that a role gives opens something, or is kept for a later part', () => {
    const asked = new Set(operations.map((operation) => operation.permission));
    const later = ['area.read', 'agency.read', 'audit.read'];
    const idle = [...house.permissions].filter((name) => !asked.has(name) && !later.includes(name));
    expect(idle).toEqual([]);
  });
});

const good = defineOperation({
  id: 'plan.approve',
  method: 'POST',
  path: '/api/plans/:key/approve',
  permission: 'plan.approve',
  audit: 'write',
  summary: { vi: 'Phê duyệt', en: 'Approve' },
  input: z.object({ requestId: z.uuid(), key: z.string() }),
  reply: z.object({}),
  errors: ['plan.not_found'],
});

const smallHouse: House = {
  errors: new Set(['plan.not_found']),
  permissions: new Set(['plan.approve']),
};

describe('a planted fault in a contract is found', () => {
  const look = (...all: readonly Operation[]): readonly string[] =>
    checkContracts(all, smallHouse).map(({ why }) => why);

  test('a whole contract has none', () => {
    expect(look(good)).toEqual([]);
    const signIn = { ...good, session: 'start', input: z.object({ key: z.string() }) } as const;
    expect(look(signIn)).toEqual([]);
  });

  test.each<readonly [string, Partial<Operation>]>([
    ['its id is not noun.verb', { id: 'approvePlan' }],
    ['its path is not below /api', { path: '/plans/:key/approve' }],
    ['no role gives plan.burn', { permission: 'plan.burn' }],
    ['a GET writes', { method: 'GET' }],
    ['a summary is empty', { summary: { vi: ' ', en: 'Approve' } }],
    ['a write without requestId', { input: z.object({ key: z.string() }) }],
    ['requestId is not a uuid', { input: z.object({ key: z.string(), requestId: z.string() }) }],
    [
      'requestId may be left out',
      { input: z.object({ key: z.string(), requestId: z.optional(z.uuid()) }) },
    ],
    [':name is not in its input', { path: '/api/plans/:name' }],
    ['scopedBy agency is no input', { scopedBy: { agency: 'agency' } }],
    ['no module declares plan.other', { errors: ['plan.other'] }],
    ['a refusal code stands twice', { errors: ['plan.not_found', 'plan.not_found'] }],
  ])('%s', (why, change) => expect(look({ ...good, ...change })).toEqual([why]));

  test('two operations of one id, or one address', () => {
    expect(look(good, { ...good, path: '/api/other/:key' })).toEqual([
      'another operation has its id',
    ]);
    const twin = { ...good, id: 'plan.sign', path: '/api/plans/:plan/approve' };
    const input = z.object({ requestId: z.uuid(), plan: z.string() });
    expect(look(good, { ...twin, input })).toEqual([
      'another operation has its address POST /api/plans/:/approve',
    ]);
  });
});
