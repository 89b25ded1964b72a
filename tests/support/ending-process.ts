/*
 * A process with endings, to be told to end. Arguments: which endings (`plain`, `failing`,
 * `ordinary`, `parent`, `taken-back`); it says what it does, a line each.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { endingIsOrdinary, endWithParent, onEnd } from '../../src/apps/lifetime.ts';

const [kind = 'plain'] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

onEnd(async () => say('first begun'));
onEnd(async () => {
  await pause(50);
  say('second begun');
});
if (kind === 'failing') {
  onEnd(async () => {
    say('fails');
    throw new Error('it cannot be closed');
  });
}
if (kind === 'taken-back') onEnd(async () => say('never'))();
if (kind === 'ordinary') endingIsOrdinary();
if (kind === 'parent') endWithParent();
setInterval(() => undefined, 1_000);
say('ready');
