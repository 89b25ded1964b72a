import { v7 as newId } from 'uuid';
import { afterEach, beforeEach } from 'vitest';
import { ok, unwrap } from '../../src/kernel/index.ts';
import { write } from '../../src/platform/database/index.ts';
import {
  countLetters,
  decideLetter,
  readPost,
  sendLetter,
} from '../../src/platform/outbox/index.ts';
import { TEST_NOW, testOperator, type TestDatabase } from './database.ts';
import { startMailServer, testMail, type MailServer } from './mail-server.ts';

/** What tests of letters do: send, carry, look, decide; on a clock that they move. */
export function letterActs(db: TestDatabase) {
  const clock = { at: TEST_NOW };
  const open: { close: () => Promise<void> }[] = [];
  beforeEach(() => void (clock.at = TEST_NOW));
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });
  const rows = () => db.owner.selectFrom('letter').selectAll().orderBy('id').execute();

  return {
    clock,
    rows,
    /** Closed after the test. */
    open,
    server: async (given: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> => {
      const started = await startMailServer(given);
      open.push(started);
      return started;
    },
    courierTo: (port: number, login = '') => ({
      database: db.database,
      post: unwrap(
        readPost({
          SMTP_URL: `smtp://${login}127.0.0.1:${String(port)}`,
          MAIL_FROM: 'An Sinh Hải Phòng <ansinh@example.vn>',
        }),
      ),
      caller: testOperator,
      now: () => clock.at,
      chance: () => 0,
    }),
    /** Sends one letter as a service does. */
    send: async (name = 'trẻ em', key: string = newId(), to = 'lan@example.vn') => {
      const context = db.context({ now: clock.at });
      const act = { operation: 'thing.tell', requestId: newId(), input: { key } };
      const done = await write(context, act, async (trx) => {
        await sendLetter(trx, context, testMail, { to, language: 'vi', data: { name }, key });
        return ok(null);
      });
      unwrap(done);
    },
    states: async () => (await rows()).map(({ state }) => state),
    counts: () => countLetters(db.database, new Date(clock.at)),
    onlyId: async () => (await rows())[0]?.id ?? '',
    decide: async (id: string, decision: 'send' | 'count_as_sent') => {
      const context = db.context({ now: clock.at });
      const act = { operation: 'letter.decide', requestId: newId(), input: { id, decision } };
      const done = await write(context, act, async (trx) =>
        ok(await decideLetter(trx, context, { id, decision })),
      );
      return unwrap(done);
    },
  };
}
