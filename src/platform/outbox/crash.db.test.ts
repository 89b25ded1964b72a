import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testDatabase, testOperator } from '../../../tests/support/database.ts';
import { often } from '../../../tests/support/often.ts';
import { noteTaker, notesOf } from '../../../tests/support/outbox.ts';
import { seededRandom } from '../../../tests/support/pg-crash.ts';
import { countOpen, deliverNews } from './index.ts';

const KILLS = often(10);
const db = testDatabase();
const program = join(import.meta.dirname, '../../../tests/support/outbox-process.ts');

/** Publishes and delivers, is killed in the middle; gives what was acknowledged: subject, number. */
async function publishAndKill(line: string, afterMs: number): Promise<readonly string[]> {
  const { host, port } = db.server;
  const child = spawn(process.execPath, [program, host, String(port), db.name, line]);
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    acknowledged.push(text.replace('done ', ''));
  });
  await once(child.stdout, 'data');
  await pause(afterMs);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  return acknowledged;
}

test(
  `after ${KILLS} kills in the middle no news is lost, none has its effect twice, order holds`,
  { timeout: often(120_000) },
  async () => {
    const random = seededRandom(4_220);
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      acknowledged.push(...(await publishAndKill(`r${String(round)}`, random() * 150)));
    }
    // The sessions of the killed end when the server notices; then all that is open is delivered.
    const late = () => Date.now() + 3_600_000;
    const courier = {
      database: db.database,
      subscriptions: [noteTaker()],
      caller: testOperator,
      now: late,
    };
    await expect
      .poll(
        async () => {
          const { failures } = await deliverNews(courier);
          return failures.length + (await countOpen(db.owner)).waiting;
        },
        { timeout: 30_000 },
      )
      .toBe(0);
    const notes = await notesOf(db.owner);
    const words = notes.map(({ subject, number }) => `${subject} ${String(number)}`);
    expect(new Set(words).size, 'no effect twice').toBe(words.length);
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    const kept = new Set(words);
    expect(
      acknowledged.filter((each) => !kept.has(each)),
      'nothing lost',
    ).toEqual([]);
    for (const subject of new Set(notes.map((note) => note.subject))) {
      const numbers = notes.filter((note) => note.subject === subject).map((note) => note.number);
      expect(numbers, subject).toEqual(numbers.map((_, index) => index + 1));
    }
    const published = await db.owner.selectFrom('outbox_message').select('id').execute();
    expect(words).toHaveLength(published.length);
  },
);
