/**
 * Reading a zip that a stranger made: entries are counted and their declared sizes weighed before
 * anything is inflated, and what is inflated is counted again while it comes.
 */
import yauzl from 'yauzl';
import { type Result, err, ok } from '../../kernel/index.ts';
import type { OfficeTrouble } from './raw.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Of one part, inflated. */
  readonly partBytes: number;
  /** Of all parts together, inflated, as declared. */
  readonly totalBytes: number;
  /** Inflated to stored size, for parts of more than 1 MiB. */
  readonly ratio: number;
}

export const officeZipLimits: ZipLimits = {
  entries: 2_000,
  partBytes: 40 * 1024 * 1024,
  totalBytes: 120 * 1024 * 1024,
  ratio: 200,
};

const MEGABYTE = 1024 * 1024;

/** A part as it came out of the archive, piece by piece: large ones are never joined. */
export type ZipPart = readonly Uint8Array[];

type Parts = ReadonlyMap<string, ZipPart>;

function weigh(entries: readonly yauzl.Entry[], limits: ZipLimits): OfficeTrouble | null {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const tooDense = entries.some(
    (entry) =>
      entry.uncompressedSize > MEGABYTE &&
      entry.uncompressedSize > entry.compressedSize * limits.ratio,
  );
  if (tooDense || total > limits.totalBytes) {
    return { code: 'bomb', megabytes: Math.ceil(total / MEGABYTE) };
  }
  return null;
}

function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    yauzl.fromBuffer(bytes, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function listEntries(zip: yauzl.ZipFile, limit: number): Promise<yauzl.Entry[] | null> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > limit) resolve(null);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<ZipPart | null> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('error', reject);
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) {
          stream.destroy();
          resolve(null);
          return;
        }
        chunks.push(chunk);
      });
      stream.on('end', () => resolve(chunks));
    });
  });
}

/** The names of a zip’s parts; nothing is inflated. */
export async function listZipParts(
  bytes: Uint8Array,
  limits: ZipLimits = officeZipLimits,
): Promise<Result<readonly string[], OfficeTrouble>> {
  try {
    const opened = await openWeighed(bytes, limits);
    return opened.ok ? ok(opened.value.entries.map(({ fileName }) => fileName)) : opened;
  } catch {
    return err({ code: 'damaged' });
  }
}

interface Weighed {
  readonly zip: yauzl.ZipFile;
  readonly entries: readonly yauzl.Entry[];
}

async function openWeighed(
  bytes: Uint8Array,
  limits: ZipLimits,
): Promise<Result<Weighed, OfficeTrouble>> {
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip.entryCount > limits.entries) return err({ code: 'entries', limit: limits.entries });
  const entries = await listEntries(zip, limits.entries);
  if (entries === null) return err({ code: 'entries', limit: limits.entries });
  const trouble = weigh(entries, limits);
  return trouble === null ? ok({ zip, entries }) : err(trouble);
}

/** The wanted parts of a zip by name; those that it does not hold are absent from the map. */
export async function readZipParts(
  bytes: Uint8Array,
  wanted: readonly string[],
  limits: ZipLimits = officeZipLimits,
): Promise<Result<Parts, OfficeTrouble>> {
  try {
    const opened = await openWeighed(bytes, limits);
    if (!opened.ok) return opened;
    const { zip, entries } = opened.value;
    const parts = new Map<string, ZipPart>();
    for (const entry of entries) {
      if (!wanted.includes(entry.fileName) || parts.has(entry.fileName)) continue;
      if ((entry.generalPurposeBitFlag & 1) !== 0) return err({ code: 'encrypted' });
      const part = await inflate(zip, entry, limits.partBytes);
      if (part === null) {
        return err({ code: 'bomb', megabytes: Math.ceil(entry.uncompressedSize / MEGABYTE) });
      }
      parts.set(entry.fileName, part);
    }
    return ok(parts);
  } catch {
    return err({ code: 'damaged' });
  }
}
