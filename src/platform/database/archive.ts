import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename, rm, link } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { faultOf } from './errors.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

/** A gzipped tar that appears under its name when it is whole, and not before. */
export interface ArchiveWriter {
  readonly add: (name: string, bytes: Buffer) => Promise<void>;
  /** Adds a file from the disk, piece by piece. */
  readonly addFile: (name: string, path: string) => Promise<void>;
  /** Puts it on the disk under its name; gives its size. */
  readonly finish: () => Promise<number>;
  /** Leaves nothing behind; after `finish` it does nothing. */
  readonly abandon: () => Promise<void>;
}

/** Quick rather than small: a backup should not hold a disk or a core for long. */
const GZIP_LEVEL = 2;

/** Begins an archive; refuses a name that is taken. */
export async function writeArchive(file: string, now: Date): Promise<ArchiveWriter> {
  const target = resolve(file);
  if (existsSync(target)) throw faultOf('backup.target_exists', { file });
  const part = `${target}.part-${process.pid}-${randomBytes(3).toString('hex')}`;
  const trouble = (fault: unknown): Error => targetFault(file, fault);
  const disk = createWriteStream(part, { flags: 'wx', mode: 0o600 });
  const failed = new Promise<never>((_, reject) => disk.once('error', reject));
  failed.catch(() => undefined); // heard by whoever writes next
  await once(disk, 'open').catch((fault: unknown) => {
    throw trouble(fault);
  });
  const gzip = createGzip({ level: GZIP_LEVEL });
  gzip.pipe(disk);
  const put = async (bytes: Buffer): Promise<void> => {
    const drained = gzip.write(bytes) ? Promise.resolve() : once(gzip, 'drain');
    // A disk that fails never drains: its error is the other way out.
    await Promise.race([failed, drained]).catch((fault: unknown) => {
      throw trouble(fault);
    });
  };
  let ended = false;
  return {
    add: async (name, bytes) => {
      await put(tarHeader(name, bytes.length, now));
      await put(bytes);
      await put(tarPadding(bytes.length));
    },
    addFile: (name, path) => addFile({ name, path, put, now }),
    finish: async () => {
      await put(TAR_END);
      gzip.end();
      await finished(disk).catch((fault: unknown) => {
        throw trouble(fault);
      });
      await place(part, target, file);
      ended = true;
      return lstatSync(target).size;
    },
    abandon: async () => {
      if (ended) return;
      gzip.destroy();
      disk.destroy();
      await rm(part, { force: true });
    },
  };
}

async function addFile(given: {
  readonly name: string;
  readonly path: string;
  readonly put: (bytes: Buffer) => Promise<void>;
  readonly now: Date;
}): Promise<void> {
  const file = await open(given.path, 'r');
  try {
    const { size } = await file.stat();
    await given.put(tarHeader(given.name, size, given.now));
    let left = size;
    if (size > 0) {
      for await (const chunk of file.createReadStream({ end: size - 1, autoClose: false })) {
        left -= (chunk as Buffer).length;
        await given.put(chunk as Buffer);
      }
    }
    if (left !== 0) throw faultOf('backup.unreadable', { file: given.path, reason: 'it shrank' });
    await given.put(tarPadding(size));
  } finally {
    await file.close();
  }
}

/** `link` and not `rename`: it never replaces a file that came meanwhile. */
async function place(part: string, target: string, file: string): Promise<void> {
  const handle = await open(part, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(part, target);
    await rm(part);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw faultOf('backup.target_exists', { file }, fault);
    // A file system without hard links.
    await rename(part, target);
  }
  const folder = await open(dirname(target), 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function targetFault(file: string, fault: unknown): Error {
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return faultOf('database.disk_full', {}, fault);
  return faultOf('backup.target_unwritable', { file, reason: code ?? String(fault) }, fault);
}

/** Every plain file under a folder, by its path inside it; sorted. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A folder of small files as one JSON: for the keys, which travel as one locked piece. */
export function packFolder(folder: string): Buffer {
  const files = listFiles(folder).map((name) => [
    name,
    readFileSync(join(folder, name)).toString('base64'),
  ]);
  return Buffer.from(JSON.stringify(Object.fromEntries(files)));
}
