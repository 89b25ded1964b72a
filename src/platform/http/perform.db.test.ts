import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { defineOperation, EVERYTHING, err, ok, unwrap, type Caller } from '../../kernel/index.ts';
import { bind } from './bind.ts';
import { perform, whatIsRead } from './perform.ts';

const db = testDatabase({ each: true });
const lan: Caller = { kind: 'user', userId: 'u1', login: 'lan', name: 'Lan', posts: [] };
const rights = { holds: () => true, scopeOf: () => EVERYTHING };

const showPerson = defineOperation({
  id: 'person.get',
  method: 'GET',
  path: '/api/persons/:code',
  permission: 'person.read',
  audit: 'read',
  summary: { vi: 'Một người', en: 'One person' },
  input: z.object({ code: z.string() }),
  reply: z.object({ name: z.string() }),
  errors: [],
});

const reads = () =>
  db.database
    .selectFrom('audit_outbox')
    .select(['kind', 'caller', 'operation', 'subject_kind', 'subject_id'])
    .execute();

describe('an operation that shows personal data', () => {
  test('leaves a row in the log that says who saw whom', async () => {
    const bound = bind(showPerson, async () => ok({ name: 'Nguyễn Thị Hoa' }));
    const asked = { input: { code: 'P-001' }, upload: null };
    unwrap(await perform(bound, db.context({ caller: lan }), rights, asked));
    expect(await reads()).toEqual([
      {
        kind: 'read',
        caller: 'user:lan',
        operation: 'person.get',
        subject_kind: 'person',
        subject_id: 'P-001',
      },
    ]);
  });

  test('leaves none when it was refused: nothing was shown', async () => {
    const no = { code: 'person.not_found', kind: 'not_found', data: {} } as const;
    const bound = bind(showPerson, async () => err(no));
    const asked = { input: { code: 'P-001' }, upload: null };
    await perform(bound, db.context({ caller: lan }), rights, asked);
    const barred = { ...rights, holds: () => false };
    await perform(bound, db.context({ caller: lan }), barred, asked);
    expect(await reads()).toEqual([]);
  });

  test('does not answer when the row cannot be kept', async () => {
    const bound = bind(showPerson, async () => ok({ name: 'Nguyễn Thị Hoa' }));
    const context = { ...db.context({ caller: lan }), traceId: 'bad \0 byte' };
    const asked = { input: { code: 'P-001' }, upload: null };
    await expect(perform(bound, context, rights, asked)).rejects.toThrow();
  });

  test('of many is recorded as the list it is', () => {
    const list = { ...showPerson, id: 'person.list', path: '/api/persons' };
    expect(whatIsRead(list, {})).toEqual({ kind: 'person', id: '*' });
  });
});
