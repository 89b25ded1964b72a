/*
 * Runs jobs as a serving process does, to be killed. Arguments: socket folder, port, database.
 * It says how attempts ended; its job dallies, so that a kill falls into it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { APP_ROLE, connect } from '../../src/platform/database/testing.ts';
import { attemptJob, startJobs } from '../../src/platform/jobs/index.ts';
import { countingJob } from './jobs.ts';

const [host = '', port = '', name = ''] = process.argv.slice(2);
const target = { host, port: Number(port), user: APP_ROLE, database: name };
const database = connect(target, { connections: 6 });
const parts = {
  database,
  jobs: [countingJob({ between: () => pause(2) })],
  home: { dataFolder: '/nowhere', owner: null },
};
const worker = startJobs({
  ...parts,
  target,
  caller: { kind: 'operator', systemUser: 'test' },
  apart: async (id, drain) => void (await attemptJob(parts, id, drain)),
  everyMs: 200,
  onEnd: (id, ended) => process.stdout.write(`${ended} ${id}\n`),
  onTrouble: (trouble) => process.stderr.write(`${trouble.message}\n`),
});
process.once('SIGTERM', () => {
  void worker.stop().then(() => process.exit(0));
});
process.stdout.write('ready\n');
