import { v7 as newId } from 'uuid';
import { EVERYTHING, unwrap } from '../../src/kernel/index.ts';
import { loadRelease, settleFinding } from '../../src/modules/plans/service/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { aFinding, aReading, aRelease } from './plan.ts';

/*
 * Settles findings of a plan until its input ends; tests/support/pg-crash.ts starts and kills it.
 * Each resolution is sent twice under one request id, and carries that id as its reason, so that
 * lost and doubled resolutions can be counted.
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

const findings = Array.from({ length: LINES }, (_, line) => aFinding({ id: `f-${String(line)}` }));
const release = aRelease({ reading: aReading({ findings }) });
const command = { operation: 'plan.load', again: false, approve: false, reason: null };
const { key } = unwrap(await loadRelease(context, { ...command, requestId: newId(), release }));

const stop = { asked: false };
process.stdin.on('end', () => (stop.asked = true)).resume();
process.stdout.write('ready\n');

/** Settles one finding again; on a conflict it takes the resolution that is there as seen. */
async function settleOnce(line: number, requestId: string, seen: string | null) {
  return settleFinding(context, {
    requestId,
    key,
    version: 1,
    finding: `f-${String(line)}`,
    resolution: 'keep',
    value: null,
    reason: requestId,
    seen,
  });
}

async function latestOf(line: number): Promise<string | null> {
  const row = await open.database
    .selectFrom('plan_finding')
    .select('resolution_id')
    .where('id', '=', `f-${String(line)}`)
    .executeTakeFirst();
  return row?.resolution_id ?? null;
}

async function settleOn(line: number): Promise<void> {
  while (!stop.asked) {
    const requestId = newId();
    try {
      const seen = await latestOf(line);
      const first = unwrap(await settleOnce(line, requestId, seen)).finding.resolution?.id ?? '';
      const second = unwrap(await settleOnce(line, requestId, seen)).finding.resolution?.id ?? '';
      process.stdout.write(`done ${requestId} ${first === second ? first : 'two-answers'}\n`);
    } catch {
      // Not acknowledged: it may be there once or not at all.
    }
  }
}

await Promise.all(findings.map((_finding, line) => settleOn(line)));
await open.close();
