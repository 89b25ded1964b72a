import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles, packFolder, writeArchive } from './archive.ts';
import { DatabaseFault } from './errors.ts';
import { readTar } from './tar.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansinh-archive-'));
  file = join(folder, 'backup');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = new Date('2026-01-15T02:00:00Z');

/** What an archive holds, by name. */
async function contentOf(path: string): Promise<Readonly<Record<string, string>>> {
  async function* bytes() {
    yield gunzipSync(readFileSync(path));
  }
  const found: Record<string, string> = {};
  for await (const entry of readTar(bytes())) {
    const parts: Buffer[] = [];
    for await (const chunk of entry.chunks) parts.push(chunk);
    found[entry.name] = Buffer.concat(parts).toString();
  }
  return found;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const fault: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return fault instanceof DatabaseFault ? fault.refusal.code : String(fault);
}

describe('an archive', () => {
  test('holds what was added, in order, and is whole under its name only when it is finished', async () => {
    const archive = await writeArchive(file, now);
    await archive.add('head.json', Buffer.from('{}'));
    await archive.add('empty', Buffer.alloc(0));
    await archive.add('dấu/Thủy Nguyên', Buffer.from('x'.repeat(513)));
    expect(existsSync(file)).toBe(false);
    const size = await archive.finish();
    expect(statSync(file).size).toBe(size);
    expect(await contentOf(file)).toEqual({
      'head.json': '{}',
      empty: '',
      'dấu/Thủy Nguyên': 'x'.repeat(513),
    });
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  test('is closed to others from its first byte', async () => {
    const archive = await writeArchive(file, now);
    const [part] = readdirSync(folder);
    expect(statSync(join(folder, part ?? '')).mode & 0o777).toBe(0o600);
    await archive.finish();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('takes files from the disk, also empty ones and large ones', async () => {
    const large = join(folder, 'large');
    writeFileSync(large, 'y'.repeat(300_001));
    writeFileSync(join(folder, 'none'), '');
    const archive = await writeArchive(file, now);
    await archive.addFile('files/large', large);
    await archive.addFile('files/none', join(folder, 'none'));
    await archive.finish();
    const found = await contentOf(file);
    expect([found['files/large']?.length, found['files/none']]).toEqual([300_001, '']);
  });

  test('of the same things at the same moment is the same', async () => {
    const make = async (path: string) => {
      const archive = await writeArchive(path, now);
      await archive.add('a', Buffer.from('b'));
      await archive.finish();
      return readFileSync(path);
    };
    expect((await make(file)).equals(await make(join(folder, 'other')))).toBe(true);
  });

  test('that is given up leaves nothing', async () => {
    const archive = await writeArchive(file, now);
    await archive.add('a', Buffer.from('b'));
    await archive.abandon();
    await archive.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is finished is not taken away by giving up afterwards', async () => {
    const archive = await writeArchive(file, now);
    await archive.finish();
    await archive.abandon();
    expect(existsSync(file)).toBe(true);
  });
});

describe('an archive that cannot be', () => {
  test('is refused when its name is taken, and what stands there stays', async () => {
    writeFileSync(file, 'mine');
    expect(await codeOf(writeArchive(file, now))).toBe('backup.target_exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('never replaces a file that came while it was written', async () => {
    const archive = await writeArchive(file, now);
    writeFileSync(file, 'mine');
    expect(await codeOf(archive.finish())).toBe('backup.target_exists');
    await archive.abandon();
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['backup']);
  });

  test('is refused where there is no folder, or where a file stands for one', async () => {
    expect(await codeOf(writeArchive(join(folder, 'no', 'x'), now))).toBe(
      'backup.target_unwritable',
    );
    writeFileSync(join(folder, 'file'), '');
    expect(await codeOf(writeArchive(join(folder, 'file', 'x'), now))).toBe(
      'backup.target_unwritable',
    );
  });

  test('says so when a file to be packed is gone', async () => {
    const archive = await writeArchive(file, now);
    await expect(archive.addFile('a', join(folder, 'gone'))).rejects.toThrow('ENOENT');
    await archive.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses a name that no tar can hold', async () => {
    const archive = await writeArchive(file, now);
    await expect(archive.add('x'.repeat(400), Buffer.alloc(0))).rejects.toThrow('too long a name');
    await archive.abandon();
  });
});

describe('the files of a folder', () => {
  test('are all plain files below it, sorted, by their path inside it', () => {
    mkdirSync(join(folder, 'b/c'), { recursive: true });
    for (const name of ['z', 'b/y', 'b/c/x', 'a']) writeFileSync(join(folder, name), name);
    symlinkSync('/etc/passwd', join(folder, 'link'));
    expect(listFiles(folder)).toEqual(['a', 'b/c/x', 'b/y', 'z']);
  });

  test('of a folder that is not there are none', () => {
    expect(listFiles(join(folder, 'nowhere'))).toEqual([]);
    expect(packFolder(join(folder, 'nowhere')).toString()).toBe('{}');
  });

  test('travel as one piece, byte by byte', () => {
    writeFileSync(join(folder, 'key'), Buffer.from([0, 255, 10, 13]));
    const packed = JSON.parse(packFolder(folder).toString()) as Record<string, string>;
    expect(Buffer.from(packed['key'] ?? '', 'base64')).toEqual(Buffer.from([0, 255, 10, 13]));
  });
});
