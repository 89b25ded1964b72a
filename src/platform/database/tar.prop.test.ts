import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOf } from './faults.ts';
import { readTar, TAR_END, tarHeader, tarPadding } from './tar.ts';

interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

function pack(files: readonly File[]): Buffer {
  const parts = files.flatMap(({ name, bytes }) => [
    tarHeader(name, bytes.length, new Date(0)),
    bytes,
    tarPadding(bytes.length),
  ]);
  return Buffer.concat([...parts, TAR_END]);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(bytes: Buffer, size = 1000): Promise<File[]> {
  const files: File[] = [];
  for await (const entry of readTar(inPieces(bytes, size))) {
    const parts: Buffer[] = [];
    for await (const chunk of entry.chunks) parts.push(chunk);
    files.push({ name: entry.name, bytes: Buffer.concat(parts) });
  }
  return files;
}

const name = fc
  .array(fc.stringMatching(/^[a-z0-9_-]{1,60}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'));
const file = fc.record({
  name,
  bytes: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
});

test('what is packed comes out again, in whatever pieces it is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { maxLength: 6 }),
      fc.integer({ min: 1, max: 5000 }),
      async (files, size) => {
        expect(await unpack(pack(files), size)).toEqual(files);
      },
    ),
    { numRuns: 60 },
  );
});

test('an archive that is cut anywhere before its end mark is refused', async () => {
  const whole = pack([{ name: 'tables/plan/000001.copy', bytes: Buffer.alloc(700, 'x') }]);
  const needed = whole.length - TAR_END.length + 1;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: needed - 1 }), async (length) => {
      const fault = await unpack(whole.subarray(0, length)).catch((thrown: unknown) => thrown);
      expect(refusalOf(fault)?.code).toBe('backup.damaged');
    }),
    { numRuns: 60 },
  );
});

test('a header with any byte changed is refused, or names the same file', async () => {
  const whole = pack([{ name: 'files/ab/cd', bytes: Buffer.from('hi') }]);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 511 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ change;
      const read = await unpack(changed).catch((thrown: unknown) => refusalOf(thrown)?.code);
      expect([read, 'backup.damaged']).toContainEqual(
        Array.isArray(read) ? [{ name: 'files/ab/cd', bytes: Buffer.from('hi') }] : read,
      );
    }),
    { numRuns: 200 },
  );
});

test.each(['../keys/audit.key', '/etc/passwd', 'files/../../x', 'C:\\x', 'a\\..\\b'])(
  'a file that would be written outside its folder is refused: %s',
  async (outside) => {
    const fault = await unpack(pack([{ name: outside, bytes: Buffer.alloc(0) }])).catch(
      (thrown: unknown) => thrown,
    );
    expect(refusalOf(fault)?.code).toBe('backup.damaged');
  },
);

test('a name too long for tar is not cut short', () => {
  expect(() => tarHeader('x'.repeat(101), 0, new Date(0))).toThrow('too long a name');
  expect(() => tarHeader(`${'d/'.repeat(60)}${'x'.repeat(90)}`, 0, new Date(0))).not.toThrow();
});
