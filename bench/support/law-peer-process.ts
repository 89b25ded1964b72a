import { taskColumns, taskFacts, taskPeople, taskRule } from '../../tests/support/law-task.ts';
import { kernel } from '../../src/law/kernel/kernel.ts';
import { peers, type Peer } from './law-peers.ts';

/** The rule of the task by our kernel, as one of the engines. */
const ours: Peer = async (people) => {
  const compiled = kernel(taskRule(), taskFacts);
  const columns = taskColumns(people);
  const into = compiled.run(columns);
  return () => compiled.run(columns, into).total;
};

/** Runs of one size; the fastest counts, as for everybody. */
const RUNS = 5;
const ENOUGH_SECONDS = 2;

/** One engine, one size: `node law-peer-process.ts NAME N` prints `{seconds, total}`. */
const [name = '', size = '0'] = process.argv.slice(2);
const peer = name === 'ansinh' ? ours : peers[name];
if (peer === undefined) throw new Error(`no engine ${name}`);
const run = await peer(taskPeople(Number(size)));
let [seconds, total, spent] = [Infinity, 0, 0];
for (let turn = 0; turn < RUNS && spent < ENOUGH_SECONDS; turn += 1) {
  const begun = performance.now();
  total = await run();
  const took = (performance.now() - begun) / 1000;
  spent += took;
  seconds = Math.min(seconds, took);
}
process.stdout.write(JSON.stringify({ seconds, total }));
process.exit(0);
