import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a made zip; what is given beside name and bytes is a lie told in the headers. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Size that the headers declare. */
  readonly declared?: number;
  readonly encrypted?: true;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;

/** A zip as an office program would write it, or as somebody who means harm would. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes);
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(bytes);
    const facts = [
      20, // version
      (entry.encrypted === true ? 1 : 0) | 0x800, // names are UTF-8
      DEFLATED,
      0, // time
      0x21, // 1 January 1980
      crc32(bytes),
      packed.length,
      entry.declared ?? bytes.length,
      name.length,
      0, // no extra field
    ];
    const common = header(facts);
    const local = Buffer.concat([word(LOCAL), common, name, packed]);
    const where = Buffer.concat([Buffer.alloc(10), word(offset)]);
    centrals.push(Buffer.concat([word(CENTRAL), half(20), common, where, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = half(entries.length);
  const sizes = [word(directory.length), word(offset), half(0)];
  const end = Buffer.concat([word(END), half(0), half(0), count, count, ...sizes]);
  return Buffer.concat([...locals, directory, end]);
}

/** A Word document around the XML of its body. */
export function makeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
  const entries = Object.entries({ 'word/document.xml': xml, ...parts });
  return makeZip(entries.map(([name, bytes]) => ({ name, bytes })));
}

/** The ten fields that local and central headers share. */
function header(facts: readonly number[]): Buffer {
  const wide = [5, 6, 7];
  return Buffer.concat(facts.map((fact, at) => (wide.includes(at) ? word(fact) : half(fact))));
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
