import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCheckout, type Checkout } from '../tests/support/checkout.ts';

let checkout: Checkout;
beforeEach(() => void (checkout = makeCheckout()));
afterEach(() => checkout.remove());

const stackTrace = /\n\s+at .*(:\d+:\d+|node:)/;
/** Somebody without rights: `nobody` when we are root, who may write anywhere. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 15_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not come to pass within 15 s');
    await pause(20);
  }
}

/** The error document of a setup that failed. */
function errorOf(out: string): { code: string; message: string; where: object } {
  return (JSON.parse(out) as { error: { code: string; message: string; where: object } }).error;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a new enough Node', () => {
  it('installs the packages once, says so, and runs the words', async () => {
    const first = await checkout.run(['area', 'find', 'x']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ words: ['area', 'find', 'x'] });
    expect(first.err).toContain('package-lock.json');
    const second = await checkout.run(['area', 'find', 'y']);
    expect([second.code, second.err]).toEqual([0, '']);
    expect(checkout.installs()).toEqual([checkout.path]);
    expect(checkout.has('.runtime/node')).toBe(false);
  });

  it('installs again when the lock file has changed', async () => {
    await checkout.run(['x']);
    const packages = { '': {}, 'node_modules/left': { version: '1.0.1' } };
    writeFileSync(join(checkout.path, 'package-lock.json'), JSON.stringify({ packages }));
    await checkout.run(['x']);
    await checkout.run(['x']);
    expect(checkout.installs()).toHaveLength(2);
  });

  it('believes what npm says it installed, whoever ran it', async () => {
    await checkout.run(['x']);
    const stamp = join(checkout.path, 'node_modules/.ansinh.json');
    writeFileSync(stamp, 'old');
    expect((await checkout.run(['x'])).err).toBe('');
    expect(checkout.installs()).toHaveLength(1);
    expect(readFileSync(stamp, 'utf8')).not.toBe('old');
  });

  it('gives the exit code of the command', async () => {
    expect((await checkout.run(['fail'])).code).toBe(3);
  });
});

describe('an older Node', () => {
  const node = '20.11.0';

  it('brings Node 24 along, says so in one line, and runs the words under it', async () => {
    const first = await checkout.run(['plan', 'list'], { node });
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ words: ['plan', 'list'] });
    const { program } = JSON.parse(first.out) as { program: string };
    expect([program, existsSync(join(checkout.path, '.runtime/node/ready.json'))]).toEqual([
      process.execPath, // what the link in .runtime leads to
      true,
    ]);
    const notes = first.err.trim().split('\n');
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('20.11.0');
    expect(checkout.installs()).toEqual([join(checkout.path, '.runtime/node.new'), checkout.path]);
    expect(checkout.has('.runtime/node.new')).toBe(false);
    const second = await checkout.run(['plan', 'list'], { node });
    expect([second.code, second.err]).toEqual([0, '']);
    expect(checkout.installs()).toHaveLength(2);
  });

  it('gives the exit code and the signals to the command under Node 24', async () => {
    expect((await checkout.run(['fail'], { node })).code).toBe(3);
    const { child, ended } = checkout.launch(['wait'], { node });
    let out = '';
    child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
    await until(() => out !== '');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(143);
  });

  it.each([
    ['18.19.0', 'vi', 'không tải được bản đi kèm: ENOTFOUND · network request failed'],
    ['20.20.2', 'vi', 'Hãy kiểm tra kết nối tới kho gói npm rồi chạy lại, hoặc tự cài Node 24'],
    ['22.1.0', 'en', 'could not fetch it: ENOTFOUND · network request failed'],
  ])('%s without a way to the registry says so (%s) and ends with 1', async (have, lang, words) => {
    const given = { node: have, npm: 'unreachable' } as const;
    const told = await checkout.run(['start', '--lang', lang], given);
    expect([told.code, told.out]).toEqual([1, '']);
    expect(told.err).toContain(words);
    expect(told.err).toContain(have);
    expect(told.err).not.toMatch(/debug-0|errno/);
    expect(told.err).not.toMatch(stackTrace);
    const json = await checkout.run(['start', '--json', '--lang', lang], given);
    expect(json.code).toBe(1);
    const error = errorOf(json.out);
    expect(error.code).toBe('setup.no_node');
    expect(error.message).toContain(words);
    expect(error.where).toEqual({ file: null, line: null, column: null, field: null });
    expect(checkout.has('.runtime/node')).toBe(false);
    expect(checkout.has('.runtime/node.new')).toBe(false);
    expect(checkout.has('.runtime/setup.lock')).toBe(false);
  });

  it('lets the npm that comes along read what this machine’s npm is told for everybody', async () => {
    await checkout.run(['x'], { node });
    expect(checkout.configs()).toEqual(['', checkout.npmrc]);
  });

  it('that could not fetch it does so at the next start', async () => {
    await checkout.run(['x'], { node, npm: 'unreachable' });
    expect((await checkout.run(['x'], { node })).code).toBe(0);
  });

  it.each([
    ['no room', 'setup.no_room'],
    ['no right', 'setup.no_right'],
  ] as const)('since npm has %s: %s, and nothing of the registry', async (npm, code) => {
    const told = await checkout.run(['x', '--json'], { node, npm });
    expect([told.code, errorOf(told.out).code]).toEqual([1, code]);
    expect(errorOf(told.out).message).not.toContain('npm');
    expect(checkout.has('.runtime/node.new')).toBe(false);
  });

  it('on a machine for which none comes along says so', async () => {
    const told = await checkout.run(['x', '--json'], { node, platform: 'sunos' });
    expect(told.code).toBe(1);
    expect(errorOf(told.out)).toMatchObject({ code: 'setup.no_node' });
    expect(errorOf(told.out).message).toContain('sunos');
  });
});

describe('packages that cannot be installed', () => {
  it.each([
    ['unreachable', 'setup.no_packages', 'ENOTFOUND · network request failed'],
    ['no room', 'setup.no_room', 'ổ đĩa đã đầy'],
    ['no right', 'setup.no_right', 'không ghi được vào thư mục'],
    ['mute', 'setup.no_packages', 'npm: 7'],
  ] as const)('since npm is %s: %s, in words, exit 1', async (npm, code, words) => {
    const told = await checkout.run(['x'], { npm });
    expect([told.code, told.out]).toEqual([1, '']);
    expect(told.err).toContain(words);
    expect(told.err).not.toMatch(stackTrace);
    const json = await checkout.run(['x', '--json'], { npm });
    expect([json.code, errorOf(json.out).code]).toEqual([1, code]);
    expect(checkout.has('.runtime/setup.lock')).toBe(false);
    expect((await checkout.run(['x'])).code).toBe(0);
  });
});

describe('a checkout that cannot be written', () => {
  it('says so in words and by exit 1 when something must be installed', async () => {
    checkout.setWritable(false);
    for (const node of ['20.11.0', '24.1.0']) {
      const told = await checkout.run(['x'], { ...nobody, node });
      expect([told.code, told.out]).toEqual([1, '']);
      expect(told.err).toContain(checkout.path);
      expect(told.err).not.toMatch(stackTrace);
      const json = await checkout.run(['x', '--json'], { ...nobody, node });
      expect([json.code, errorOf(json.out).code]).toEqual([1, 'setup.no_right']);
    }
  });

  it('runs when everything is there', async () => {
    for (const node of ['20.11.0', '24.1.0']) await checkout.run(['x'], { node });
    checkout.setWritable(false);
    for (const node of ['20.11.0', '24.1.0']) {
      const ran = await checkout.run(['x'], { ...nobody, node });
      expect([ran.code, ran.err]).toEqual([0, '']);
    }
  });
});

describe('a first start that is killed with kill -9', () => {
  it.each(['20.11.0', '24.1.0'])(
    '(Node %s) and its npm too: the next one recovers',
    async (node) => {
      const { child, ended } = checkout.launch(['x'], { node, npm: 'hangs' });
      const lockFile = join(checkout.path, '.runtime/setup.lock');
      const half = node.startsWith('20')
        ? '.runtime/node.new/node_modules/half'
        : 'node_modules/half';
      await until(() => checkout.has(half));
      const pids = readFileSync(lockFile, 'utf8').split(' ').map(Number);
      expect(pids).toHaveLength(2);
      child.kill('SIGKILL');
      process.kill(pids[1] ?? 0, 'SIGKILL');
      await ended;
      expect(checkout.has('.runtime/setup.lock')).toBe(true);
      const next = await checkout.run(['x'], { node });
      expect(next.code).toBe(0);
      expect(checkout.has('.runtime/setup.lock')).toBe(false);
      expect(checkout.has('.runtime/node.new')).toBe(false);
    },
  );

  it('alone: the next one waits for the npm that goes on without it', async () => {
    const { child, ended } = checkout.launch(['x'], { npm: 'slow' });
    await until(() => checkout.has('node_modules/half'));
    child.kill('SIGKILL');
    const next = await checkout.run(['x']);
    await ended;
    expect(next.code).toBe(0);
    expect(next.err).toContain('đang chờ');
    expect(checkout.installs()).toHaveLength(1);
  });
});

describe('two starts at once', () => {
  it('install once; the other waits and says for whom', async () => {
    const first = checkout.launch(['x'], { npm: 'slow' });
    await until(() => checkout.has('.runtime/setup.lock'));
    const second = await checkout.run(['y'], { npm: 'slow' });
    const ended = await first.ended;
    expect([ended.code, second.code]).toEqual([0, 0]);
    expect(second.err).toContain(String(first.child.pid));
    expect(checkout.installs()).toHaveLength(1);
  });

  it('of which the first is told to end: its npm ends too, the second installs', async () => {
    const { child, ended } = checkout.launch(['x'], { npm: 'hangs' });
    await until(() => checkout.has('node_modules/half'));
    const [, npm = 0] = readFileSync(join(checkout.path, '.runtime/setup.lock'), 'utf8')
      .split(' ')
      .map(Number);
    const waiting = checkout.run(['y']);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(alive(npm)).toBe(false);
    expect((await waiting).code).toBe(0);
  });
});

describe('a reader that goes away', () => {
  it('is no fault of the setup: exit code as ever, no stack trace', async () => {
    const { child, ended } = checkout.launch(['x', '--json'], { npm: 'unreachable' });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 1, err: expect.not.stringMatching(stackTrace) });
  });
});
