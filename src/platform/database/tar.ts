import { stopWith } from './errors.ts';

/*
 * The ustar form of tar, as POSIX 1003.1 describes it: enough to pack files of known size, so that
 * a backup can be looked into with any tar program.
 */

const BLOCK = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** Eleven octal digits. */
const LARGEST_ENTRY = 0o77777777777;

/** The header of a file. */
export function tarHeader(name: string, size: number, modified: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { prefix, rest } = splitName(name);
  if (size > LARGEST_ENTRY) throw new Error(`too large for tar: ${name}`);
  const octal = (value: number, width: number): string => value.toString(8).padStart(width, '0');
  header.write(rest, 0, NAME_BYTES, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0'.repeat(2), 108);
  header.write(`${octal(size, 11)}\0`, 124);
  header.write(`${octal(Math.floor(modified.getTime() / 1000), 11)}\0`, 136);
  header.write(' '.repeat(8), 148);
  header.write('0ustar\0', 156);
  header.write('00', 263);
  header.write(prefix, 345, PREFIX_BYTES, 'utf8');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

/** What stands after a file's bytes. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of the archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

function splitName(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= NAME_BYTES) return { prefix: '', rest: name };
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const prefix = name.slice(0, at);
    const rest = name.slice(at + 1);
    const fits = Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(rest) <= NAME_BYTES;
    if (fits) return { prefix, rest };
  }
  throw new Error(`too long a name for tar: ${name}`);
}

/** One file of an archive; `chunks` must be read, or skipped by `next`, before the next file. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Reads an archive from its bytes, one file after the other; what is no tar is refused. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { name, size } = readHeader(header);
    let left = size;
    const chunks = (async function* (): AsyncGenerator<Buffer> {
      while (left > 0) {
        const chunk = await reader.some(left);
        left -= chunk.length;
        yield chunk;
      }
    })();
    yield { name, size, chunks };
    for await (const chunk of chunks) void chunk;
    await reader.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, width: number): string =>
    header.toString('utf8', from, from + width).replace(/\0.*$/s, '');
  const given = Number.parseInt(text(148, 8), 8);
  const blanked = Buffer.from(header);
  blanked.fill(' ', 148, 156);
  const sum = blanked.reduce((total, byte) => total + byte, 0);
  const size = Number.parseInt(text(124, 12), 8);
  if (given !== sum || !Number.isInteger(size) || text(156, 1) !== '0') {
    stopWith('backup.damaged', { reason: 'tar' });
  }
  const prefix = text(345, PREFIX_BYTES);
  const name = prefix === '' ? text(0, NAME_BYTES) : `${prefix}/${text(0, NAME_BYTES)}`;
  if (name.startsWith('/') || /[\\:]/.test(name) || name.split('/').includes('..')) {
    stopWith('backup.damaged', { reason: name });
  }
  return { name, size };
}

class ByteReader {
  private readonly source: AsyncIterator<Buffer>;
  private held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** At least one byte, at most `limit`. */
  async some(limit: number): Promise<Buffer> {
    if (this.held.length === 0) this.held = await this.more();
    const part = this.held.subarray(0, limit);
    this.held = this.held.subarray(part.length);
    return part;
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0;) {
      const part = await this.some(left);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  private async more(): Promise<Buffer<ArrayBuffer>> {
    for (;;) {
      const next = await this.source.next();
      if (next.done === true) return stopWith('backup.damaged', { reason: 'cut off' });
      if (next.value.length > 0) return next.value as Buffer<ArrayBuffer>;
    }
  }
}
