import { v7 as newId } from 'uuid';
import { describe, expect, it, test } from 'vitest';
import { testDatabase, testOperator } from '../../../tests/support/database.ts';
import { letterActs } from '../../../tests/support/letters.ts';
import { read } from '../database/index.ts';
import {
  deliverLetters,
  findLetter,
  listLetters,
  startLetterCourier,
  type LetterTrouble,
} from './index.ts';

const db = testDatabase({ each: true });
const { clock, rows, server, courierTo, send, counts, onlyId, decide } = letterActs(db);

describe('without a mail server', () => {
  const none = { post: {}, caller: testOperator, now: () => clock.at };

  it('letters rest and can be read; configured later, each leaves when a person says so', async () => {
    await send('x');
    await deliverLetters({ database: db.database, ...none });
    expect(await counts()).toMatchObject({ held: 1, queued: 0 });
    const id = await onlyId();
    const whole = await read(db.context(), (trx) =>
      findLetter(trx, { id, now: new Date(clock.at) }),
    );
    expect(whole).toMatchObject({
      standing: 'held',
      address: 'lan@example.vn',
      subject: 'Nghị quyết về x',
      body: expect.stringContaining('Hồ sơ “x” đã được duyệt'),
    });
    const mail = await server();
    expect((await deliverLetters(courierTo(mail.port))).sent).toBe(0);
    await decide(id, 'send');
    expect((await deliverLetters(courierTo(mail.port))).sent).toBe(1);
  });
});

describe('a decision', () => {
  it('“as good as sent” ends a letter without sending it, and keeps who said so', async () => {
    await send();
    await deliverLetters({ database: db.database, post: {}, caller: testOperator });
    const id = await onlyId();
    expect(await decide(id, 'count_as_sent')).toMatchObject({ standing: 'sent' });
    expect(await rows()).toMatchObject([{ state: 'sent', settled_by: 'operator:test' }]);
    const mail = await server();
    expect((await deliverLetters(courierTo(mail.port))).sent).toBe(0);
  });

  it('is nobody’s about a letter that waits or is sent, or about none', async () => {
    const mail = await server();
    await send();
    const id = await onlyId();
    expect(await decide(id, 'send')).toEqual({ is: 'not_open', standing: 'queued' });
    await deliverLetters(courierTo(mail.port));
    expect(await decide(id, 'send')).toEqual({ is: 'not_open', standing: 'sent' });
    expect(await decide(newId(), 'send')).toBeNull();
  });

  it('to send a dead letter gives it all its attempts again', async () => {
    const mail = await server({ recipient: () => ({ code: 550, words: 'no such user' }) });
    await send();
    await deliverLetters(courierTo(mail.port));
    await decide(await onlyId(), 'send');
    expect(await rows()).toMatchObject([{ state: 'queued', attempts: 0, settled_at: null }]);
  });
});

test('lists mask the address, carry no text, and go on page by page', async () => {
  for (const name of ['a', 'b', 'c']) await send(name);
  const list = (before: string | null) =>
    read(db.context(), (trx) =>
      listLetters(trx, { standing: 'queued', before, limit: 2, now: new Date(clock.at) }),
    );
  const first = await list(null);
  const rest = await list(first.at(-1)?.id ?? null);
  expect([first.length, rest.length]).toEqual([2, 1]);
  expect(first[0]).toMatchObject({ to: 'l…@example.vn', title: { vi: 'Thư thử' } });
  expect(JSON.stringify([first, rest])).not.toMatch(/lan@|Hồ sơ/);
  expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(3);
});

test('reports see no letter', async () => {
  await expect(db.report.selectFrom('letter').selectAll().execute()).rejects.toThrow(/denied/);
});

describe('the courier of letters', () => {
  it('carries what is written while it runs, tells of trouble, stops', async () => {
    let refuse = true;
    const mail = await server({
      recipient: () => (refuse ? { code: 550, words: 'no such user' } : null),
    });
    const troubles: (LetterTrouble | Error)[] = [];
    const courier = startLetterCourier({
      ...courierTo(mail.port),
      everyMs: 5,
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    await send('một');
    await expect.poll(() => troubles.length).toBe(1);
    expect(troubles[0]).toMatchObject({ state: 'dead', kind: 'test.told' });
    expect(JSON.stringify(troubles)).not.toMatch(/lan@|một/);
    refuse = false;
    await send('hai');
    await expect.poll(() => mail.accepted.length).toBe(1);
    await courier.stop();
    await send('ba');
    await new Promise((wake) => setTimeout(wake, 40));
    expect(mail.accepted).toHaveLength(1);
  });

  it('cuts a server that hangs when it is stopped, and the letter’s end is unknown', async () => {
    let asked = 0;
    const mail = await server({
      message: () => {
        asked += 1;
        return new Promise<null>(() => undefined);
      },
    });
    await send();
    const courier = startLetterCourier({ ...courierTo(mail.port), everyMs: 5 });
    await expect.poll(() => asked).toBe(1);
    await courier.stop();
    expect(await counts()).toMatchObject({ uncertain: 1 });
  });
});
