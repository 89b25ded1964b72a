import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, row, type Bench, type BenchClaim } from '../src/apps/bench/shape.ts';
import { machine } from '../src/apps/bench/machine.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { bench as crash } from './crash.ts';
import { reliabilityPage } from './support/reliability.ts';
import { runCampaign, type Campaign, type Tried } from './support/campaigns.ts';

const campaigns: readonly Campaign[] = [
  {
    property: 'kill -9 of app and server',
    file: 'src/platform/database/crash.db.test.ts',
    often: 5,
  },
  { property: 'kill -9 under jobs', file: 'src/platform/jobs/crash.db.test.ts', often: 13 },
  { property: 'kill -9 under news', file: 'src/platform/outbox/crash.db.test.ts', often: 10 },
  { property: 'kill -9 of the sealer', file: 'src/platform/audit/crash.db.test.ts', often: 10 },
  {
    property: 'network to the database',
    file: 'src/platform/database/network.db.test.ts',
    often: 5,
  },
  { property: 'tampering', file: 'src/platform/audit/tamper.db.test.ts', often: 1 },
  { property: 'bad input', file: 'tests/fuzz.db.test.ts', often: 34 },
  { property: 'bad input over the wire', file: 'tests/wire.db.test.ts', often: 4 },
  { property: 'access', file: 'tests/access.db.test.ts', often: 10 },
];

const page = join(rootFolder, 'docs/reliability.md');

/** One row a property: the tests of the fuzzers are hundreds, one an operation. */
function rowOf({ property, often }: Campaign, tried: readonly Tried[]) {
  const seconds = tried.reduce((sum, each) => sum + each.seconds, 0);
  const passed = tried.filter((each) => each.passed).length;
  const total = `${String(passed)}/${String(tried.length)} tests, ${String(often)} times as often`;
  return row({ what: property, n: tried.length, seconds, total });
}

export const bench: Bench = {
  summary: {
    vi: 'Tắt đột ngột, đứt mạng, sửa trộm, dữ liệu sai: thử nhiều lần hơn mỗi lần nộp; ghi docs/reliability.md',
    en: 'Kills, cuts, tampering, bad input: tried more often than at a commit; writes docs/reliability.md',
  },
  run: async (note) => {
    const rows = [];
    const claims: BenchClaim[] = [];
    const all: Tried[] = [];
    for (const campaign of campaigns) {
      note(`${campaign.property}…`);
      const tried = await runCampaign(campaign);
      all.push(...tried);
      rows.push(rowOf(campaign, tried));
      const failed = tried.filter((each) => !each.passed);
      for (const each of failed) note(`failed: ${each.title}`);
      claims.push(atMost(`${campaign.property}: tests that failed`, failed.length, 0));
    }
    note(`${crash.summary.en}…`);
    const killed = await crash.run(note);
    const result = { rows: [...rows, ...killed.rows], claims: [...claims, ...killed.claims] };
    const about = { machine: machine(), on: new Date().toISOString().slice(0, 10) };
    writeFileSync(page, reliabilityPage(about, all, result));
    return result;
  },
};
