import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { serveCompareReleases, serveReleases } from './index.ts';

const db = testDatabase();
const earlier = 'e'.repeat(16);

interface Content {
  programmes: { programme: string; summary: object }[];
  values: { parameter: string; from: string; value: string | null }[];
  documents: { number: string }[];
}

/** Publishes the law in effect, and a made-up version that came before it. */
async function publishBoth(change: (content: Content) => void): Promise<string> {
  const { releases } = unwrap(await serveReleases(db.context()));
  const now = releases.find(({ inEffect }) => inEffect)?.version ?? '';
  const row = await db.owner
    .selectFrom('policy_release')
    .selectAll()
    .where('hash', '=', now)
    .where('file', '=', 'all')
    .executeTakeFirstOrThrow();
  const content = JSON.parse(gunzipSync(row.packed).toString('utf8')) as Content;
  change(content);
  const packed = gzipSync(JSON.stringify(content));
  const published_at = new Date('2025-12-31T18:00:00Z');
  await db.owner
    .insertInto('policy_release')
    .values({ ...row, hash: earlier, packed, published_at })
    .execute();
  return now;
}

test('what changed is told from the files of both versions, in the language asked for', async () => {
  const now = await publishBoth((content) => {
    const standard = content.values.find(
      ({ parameter, value }) => parameter === 'social_pension.amount' && value !== null,
    );
    if (standard !== undefined) standard.value = '1';
    content.documents = content.documents.filter(({ number }) => number !== '176/2025/NĐ-CP');
    const pension = content.programmes.find(({ programme }) => programme === 'social_pension');
    if (pension !== undefined) pension.summary = {};
  });
  const asked = { from: earlier, to: now };
  const changes = unwrap(await serveCompareReleases(db.context(), asked));
  expect(changes.from).toEqual({ version: earlier, publishedAt: '2025-12-31T18:00:00.000Z' });
  expect(changes.programmes).toMatchObject([
    { programme: 'social_pension', title: 'Trợ cấp hưu trí xã hội', parts: ['summary'] },
  ]);
  expect(changes.values).toMatchObject([{ what: 'changed', before: { value: '1' } }]);
  expect(changes.documents).toMatchObject([{ number: '176/2025/NĐ-CP', what: 'added' }]);
  const english = unwrap(
    await serveCompareReleases({ ...db.context(), language: 'en' }, { from: now, to: earlier }),
  );
  expect(english.programmes).toMatchObject([{ title: 'Social pension' }]);
  expect(english.documents).toMatchObject([{ number: '176/2025/NĐ-CP', what: 'removed' }]);
});

test('a version with itself is alike; one that was never published is not there', async () => {
  const { releases } = unwrap(await serveReleases(db.context()));
  const version = releases.find(({ inEffect }) => inEffect)?.version ?? '';
  const same = unwrap(await serveCompareReleases(db.context(), { from: version, to: version }));
  expect([same.programmes, same.values, same.documents]).toEqual([[], [], []]);
  const none = await serveCompareReleases(db.context(), { from: '0'.repeat(16), to: version });
  expect(none.ok ? null : none.error.code).toBe('policy.no_release');
});
