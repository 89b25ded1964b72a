/*
 * Publishes and delivers without end, to be killed. Arguments: socket folder, port, database, line.
 * It says which news was acknowledged; its subscriber dallies, so that a kill falls into it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { EVERYTHING } from '../../src/kernel/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { deliverNews } from '../../src/platform/outbox/index.ts';
import { APP_ROLE, connect } from '../../src/platform/database/testing.ts';
import { change, noteTaker } from './outbox.ts';

const [host = '', port = '', name = '', line = ''] = process.argv.slice(2);
const target = { host, port: Number(port), user: APP_ROLE, database: name };
const database = connect(target, { connections: 4 });
const caller = { kind: 'operator', systemUser: 'writer' } as const;
const context: Context = {
  database,
  caller,
  now: Date.now,
  language: 'vi',
  traceId: 'crash',
  scope: EVERYTHING,
};
const subscriptions = [noteTaker('test.take_note', () => pause(2))];

async function publishOn(subject: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    await change(context, subject, number);
    process.stdout.write(`done ${subject} ${String(number)}\n`);
    await pause(1);
  }
}

async function deliverOn(): Promise<void> {
  for (;;) await deliverNews({ database, subscriptions, caller });
}

await Promise.all([publishOn(`${line}-a`), publishOn(`${line}-b`), deliverOn()]);
