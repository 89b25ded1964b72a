import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../../../tests/support/zip.ts';
import { unwrap } from '../../kernel/index.ts';
import { officeZipLimits, readZipParts, type ZipLimits } from './zip.ts';

const small: ZipLimits = { entries: 5, partBytes: 2_000_000, totalBytes: 3_000_000, ratio: 50 };
const files = [
  { name: 'word/document.xml', bytes: '<a>chữ</a>' },
  { name: 'word/media/image.png', bytes: 'x' },
];

async function troubleOf(bytes: Uint8Array, limits = small): Promise<unknown> {
  const read = await readZipParts(bytes, ['word/document.xml'], limits);
  return read.ok ? null : read.error;
}

describe('the parts of a zip', () => {
  test('are those that were asked for', async () => {
    const parts = unwrap(await readZipParts(makeZip(files), ['word/document.xml', 'none']));
    expect([...parts.keys()]).toEqual(['word/document.xml']);
    expect(parts.get('word/document.xml')?.toString()).toBe('<a>chữ</a>');
  });

  test('of one name twice are the first', async () => {
    const twice = [...files, { name: 'word/document.xml', bytes: '<b/>' }];
    const parts = unwrap(await readZipParts(makeZip(twice), ['word/document.xml']));
    expect(parts.get('word/document.xml')?.toString()).toBe('<a>chữ</a>');
  });
});

describe('a zip that means harm', () => {
  test('with too many entries is refused', async () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ name: `f${at}`, bytes: 'x' }));
    expect(await troubleOf(makeZip(many))).toEqual({ code: 'entries', limit: 5 });
  });

  test('that declares more than it may hold is refused before it is inflated', async () => {
    const two = [
      { name: 'word/document.xml', bytes: 'x', declared: 2_000_000 },
      { name: 'b', bytes: 'x', declared: 2_000_000 },
    ];
    expect(await troubleOf(makeZip(two))).toMatchObject({ code: 'bomb' });
  });

  test('that is packed denser than any document is refused', async () => {
    const zeros = { name: 'word/document.xml', bytes: Buffer.alloc(1_500_000) };
    expect(await troubleOf(makeZip([zeros]))).toEqual({ code: 'bomb', megabytes: 2 });
  });

  test('that declares less than it holds is found while it is inflated', async () => {
    const liar = { name: 'word/document.xml', bytes: Buffer.alloc(2_900_000), declared: 100 };
    expect(await troubleOf(makeZip([liar]))).not.toBeNull();
  });

  test('of sixty megabytes is answered at once', async () => {
    const began = performance.now();
    const bomb = { name: 'word/document.xml', bytes: Buffer.alloc(60_000_000) };
    expect(await troubleOf(makeZip([bomb]), officeZipLimits)).toMatchObject({ code: 'bomb' });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('with a password is said to have one', async () => {
    const locked = { name: 'word/document.xml', bytes: 'x', encrypted: true } as const;
    expect(await troubleOf(makeZip([locked]))).toEqual({ code: 'encrypted' });
  });
});

describe('a damaged zip', () => {
  test.each([
    ['no zip', Buffer.from('PK\u0003\u0004 not a zip')],
    ['nothing', Buffer.alloc(0)],
    ['the first half', makeZip(files).subarray(0, 60)],
    ['without its directory', makeZip(files).subarray(0, -30)],
  ])('is said to be damaged: %s', async (_title, bytes) => {
    expect(await troubleOf(bytes)).toEqual({ code: 'damaged' });
  });

  test('cut anywhere, or with any byte changed, is an answer and never a fault', async () => {
    const whole = makeZip(files);
    const spot = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(spot, fc.nat({ max: 255 }), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = byte;
        const read = await readZipParts(bytes, ['word/document.xml'], small);
        if (!read.ok) expect(read.error.code).toMatch(/^(damaged|bomb|entries|encrypted)$/);
      }),
      { numRuns: 400 },
    );
  });
});
