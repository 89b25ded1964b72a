import { v7 as newId } from 'uuid';
import { EVERYTHING, ok } from '../../src/kernel/index.ts';
import { recordAudit } from '../../src/platform/audit/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase, write } from '../../src/platform/database/index.ts';

/*
 * The program of tests/support/pg-crash.ts: writes until its input ends. Each request id is sent
 * twice, and each adds one audit row of that id, so that lost and doubled rows can be counted.
 */
const [dataDir = '', purpose = 'serve'] = process.argv.slice(2);
const LINES = 3;

const open = await openDatabase({
  dataDir,
  purpose: purpose === 'serve' ? 'serve' : 'command',
});
const context: Context = {
  database: open.database,
  caller: { kind: 'operator', systemUser: 'writer' },
  now: Date.now,
  language: 'vi',
  traceId: 'crash',
  scope: EVERYTHING,
};
process.stdin.resume();
process.stdout.write('ready\n');

async function writeOnce(requestId: string): Promise<string> {
  const act = { operation: 'test.crash', requestId, input: { requestId } };
  const answer = await write(context, act, async (trx) => {
    const subject = { kind: 'crash', id: requestId };
    await recordAudit(trx, context, { operation: 'test.crash', subject, data: {} });
    return ok({ answer: newId() });
  });
  return answer.ok ? answer.value.answer : answer.error.code;
}

async function writeOn(): Promise<void> {
  while (!process.stdin.readableEnded) {
    const requestId = newId();
    try {
      const first = await writeOnce(requestId);
      const second = await writeOnce(requestId);
      process.stdout.write(`done ${requestId} ${first === second ? first : 'two-answers'}\n`);
    } catch {
      // Not acknowledged: it may be there once or not at all.
    }
  }
}

await Promise.all(Array.from({ length: LINES }, writeOn));
await open.close();
