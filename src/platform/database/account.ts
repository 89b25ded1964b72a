import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { stopWith } from './errors.ts';

/**
 * PostgreSQL refuses to run as root. When we are root, its programs run under another account:
 * the owner of the data when there are data, else `postgres`, `nobody`, or a new system account.
 * Our data folder is closed (0700), and it may lie in a closed folder such as /root; so the
 * program keeps one right of root, to pass closed folders (cap_dac_override), and no folder is
 * opened to anybody else.
 */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** What stands before the program's name on the command line. */
  readonly prefix: readonly string[];
}

const CANDIDATES = ['postgres', 'nobody'] as const;
const NEW_ACCOUNT = 'ansinh';

/** The account under which PostgreSQL runs; null: our own. `data` need not exist yet. */
export function chooseAccount(data: string, program: string): Account | null {
  if (process.getuid?.() !== 0) {
    refuseForeignData(data);
    return null;
  }
  const owner = existsSync(data) ? lstatSync(data) : null;
  const ids =
    owner !== null && owner.uid !== 0
      ? { uid: owner.uid, gid: owner.gid }
      : (CANDIDATES.map(lookUp).find((found) => found !== null) ?? createAccount());
  const account = { ...ids, prefix: prefixFor(ids.uid, ids.gid) };
  refuseUnusable(account, program);
  return account;
}

function refuseForeignData(data: string): void {
  if (process.getuid === undefined || !existsSync(data)) return;
  const owner = lstatSync(data).uid;
  if (owner !== process.getuid()) stopWith('database.folder_other_owner', { folder: data, owner });
}

function lookUp(name: string): { uid: number; gid: number } | null {
  const id = (flag: string): number => {
    const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return asked.status === 0 ? Number(asked.stdout.trim()) : Number.NaN;
  };
  const uid = id('-u');
  const gid = id('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { uid, gid } : null;
}

function createAccount(): { uid: number; gid: number } {
  const options = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NEW_ACCOUNT];
  spawnSync('useradd', options, { stdio: 'ignore' });
  return lookUp(NEW_ACCOUNT) ?? stopWith('database.no_account', { tried: CANDIDATES.join(', ') });
}

function prefixFor(uid: number, gid: number): readonly string[] {
  const only = '-all,+dac_override';
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // access(2), by which initdb looks for postgres, else asks as if the right were not there.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--no-new-privs',
  ];
}

/** Runs the program once: says so early when setpriv lacks or the program cannot be reached. */
function refuseUnusable(account: Account, program: string): void {
  const [command, ...rest] = [...account.prefix, program, '--version'];
  const tried = spawnSync(command, rest, { encoding: 'utf8' });
  if (tried.status === 0) return;
  const why = tried.error?.message ?? tried.stderr.trim();
  stopWith('database.no_account', { tried: `uid ${account.uid}: ${why}` }, tried.error);
}
