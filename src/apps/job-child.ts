/*
 * One attempt of one heavy job, in a process of its own: told over the channel what and where, it
 * keeps the outcome itself and ends. It ends, too, when whoever began it is gone.
 */
import { APP_ROLE, connect } from '../platform/database/testing.ts';
import { attemptJob } from '../platform/jobs/index.ts';
import type { JobAsked, JobTold } from './job-process.ts';
import { jobWords } from './job-words.ts';
import { modules } from './modules.ts';

/** The work's own, and one by which it says that it lives. */
const CONNECTIONS = 3;

const drain = new AbortController();
process.once('disconnect', () => process.exit(1));
// The terminal's Ctrl-C reaches us too: the parent decides what becomes of us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => drain.abort());
}
process.on('message', (message: JobAsked | 'drain') => {
  if (message === 'drain') drain.abort();
  else void work(message);
});

async function work({ id, target, home }: JobAsked): Promise<void> {
  const application = 'ansinh job';
  const database = connect(target, { connections: CONNECTIONS, role: APP_ROLE, application });
  const jobs = modules.flatMap((each) => each.jobs ?? []);
  const ended = await attemptJob({ database, jobs, home, words: jobWords }, id, drain.signal);
  await database.destroy();
  process.send?.({ ended } satisfies JobTold, () => process.exit(0));
}
