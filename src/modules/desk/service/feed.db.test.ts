import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { anonymous, aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { parseCalendar } from '../../../../tests/support/icalendar.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { NOTHING, unwrap, type Caller } from '../../../kernel/index.ts';
import { newToken, tokenHash } from '../../../platform/identity/index.ts';
import { callerOfLogin, seedDemoUsers } from '../../access/index.ts';
import { loadAgencies } from '../../agencies/index.ts';
import { loadAreas } from '../../areas/index.ts';
import { loadCalendar } from '../../calendar/index.ts';
import { loadRelease } from '../../plans/index.ts';
import { serveEndFeed, serveFeed, serveMakeFeed, serveReadFeed } from './index.ts';

const db = testDatabase();
const TITLE = 'Xây dựng, nâng cấp; sửa chữa nghĩa trang liệt sỹ thành phố';
let officer: Caller;

beforeAll(async () => {
  const context = db.context();
  unwrap(await loadCalendar(context));
  unwrap(await loadAreas(context));
  unwrap(await loadAgencies(context));
  await seedDemoUsers(context);
  const found = await callerOfLogin(context, 'agency.officer');
  if (found?.kind !== 'user') throw new Error('no such demo user');
  officer = found;
  const code = found.posts[0]?.agency ?? '';
  const lead = { code, name: 'Sở Y tế', raw: 'Sở Y tế' };
  const tasks = [
    aTask({ code: 'PL.I.1', title: TITLE, lead, endYear: 2026 }),
    aTask({ code: 'PL.I.2', title: 'Việc của cơ quan khác', endYear: 2026 }),
  ];
  const release = aRelease({ reading: aReading({ tasks, findings: [] }) });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(context, { ...command, release, approve: true }));
}, 60_000);

const asOfficer = () => db.context({ caller: officer });
const asProgram = () => db.context({ caller: anonymous, scope: NOTHING });
const make = async (secret = newToken(), requestId = newId()) => {
  unwrap(await serveMakeFeed(asOfficer(), { requestId, secret }));
  return secret;
};
const readAt = (secret: string) => serveReadFeed(asProgram(), { secret });
const body = async (secret: string) => String(unwrap(await readAt(`${secret}.ics`)).body);

describe('the address of one’s own calendar', () => {
  test('there is none until it is made, and none after it is ended', async () => {
    expect(unwrap(await serveFeed(asOfficer()))).toEqual({ madeAt: null });
    const secret = await make();
    expect(unwrap(await serveFeed(asOfficer())).madeAt).toBe('2026-01-15T02:00:00.000Z');
    unwrap(await serveEndFeed(asOfficer(), { requestId: newId() }));
    expect(unwrap(await serveFeed(asOfficer()))).toEqual({ madeAt: null });
    expect(await readAt(secret)).toMatchObject({ error: { code: 'desk.no_such_feed' } });
  });

  test('a new one ends the old', async () => {
    const first = await make();
    const second = await make();
    expect(await readAt(first)).toMatchObject({ error: { code: 'desk.no_such_feed' } });
    expect((await readAt(second)).ok).toBe(true);
  });

  test('the secret stands nowhere in the database, its hash does', async () => {
    const secret = await make();
    const { rows } = await sql<{ words: string }>`select row_to_json(f)::text as words
      from desk_feed f union all select row_to_json(r)::text from answered_request r
      union all select row_to_json(a)::text from audit_outbox a`.execute(db.owner);
    const words = rows.map((row) => row.words).join('\n');
    expect(words).toContain(tokenHash(secret));
    expect(words).not.toContain(secret);
  });

  test('sent twice it is made once; a secret that was used is not used again', async () => {
    const requestId = newId();
    const secret = await make(newToken(), requestId);
    await make(secret, requestId);
    expect((await readAt(secret)).ok).toBe(true);
    const again = await serveMakeFeed(asOfficer(), { requestId: newId(), secret });
    expect(again).toMatchObject({ error: { code: 'desk.feed_taken', kind: 'conflict' } });
    expect((await readAt(secret)).ok).toBe(true);
  });

  test('the operator of the machine has none', async () => {
    expect(await serveFeed(db.context())).toMatchObject({ error: { code: 'desk.people_only' } });
    const made = await serveMakeFeed(db.context(), { requestId: newId(), secret: newToken() });
    expect(made).toMatchObject({ error: { code: 'desk.people_only' } });
  });

  test('making and ending are in the log of what was done', async () => {
    await make();
    unwrap(await serveEndFeed(asOfficer(), { requestId: newId() }));
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select(['operation', 'caller'])
      .where('operation', 'in', ['feed.make', 'feed.end'])
      .execute();
    expect(rows).toContainEqual({ operation: 'feed.make', caller: 'user:agency.officer' });
    expect(rows).toContainEqual({ operation: 'feed.end', caller: 'user:agency.officer' });
  });
});

describe('what a calendar program reads', () => {
  test('is iCalendar of the year and of the deadlines of the person’s own agencies', async () => {
    const secret = await make();
    const file = unwrap(await readAt(`${secret}.ics`));
    expect([file.name, file.contentType]).toEqual(['an-sinh.ics', 'text/calendar; charset=utf-8']);
    const { name, events } = parseCalendar(String(file.body));
    expect(name).toBe('An Sinh: lịch của Đỗ Thị Chuyên (dữ liệu mẫu)');
    const due = events.filter(({ category }) => category === 'Nhiệm vụ');
    expect(due).toMatchObject([
      {
        from: '2026-12-31',
        end: '2027-01-01',
        summary: `Hạn: ${TITLE}`,
        description: 'Nhiệm vụ PL.I.1, Kế hoạch 12/KH-UBND. Cơ quan chủ trì: Sở Y tế.',
      },
    ]);
    expect(events.find(({ uid }) => uid === 'year-poverty_review-2026@an-sinh')).toMatchObject({
      from: '2026-09-01',
      end: '2026-12-15',
      description: 'Căn cứ: Quyết định 24/2021/QĐ-TTg; Thông tư 07/2021/TT-BLĐTBXH',
    });
  });

  test('names its events alike at every reading', async () => {
    const secret = await make();
    const names = async () => parseCalendar(await body(secret)).events.map(({ uid }) => uid);
    expect(await names()).toEqual(await names());
  });

  test('a secret that never was, and an account that was closed, read nothing', async () => {
    expect(await readAt(newToken())).toMatchObject({
      error: { code: 'desk.no_such_feed', kind: 'not_found' },
    });
    const secret = await make();
    const at = new Date(Date.parse('2026-01-15T03:00:00Z'));
    await db.owner
      .updateTable('app_user')
      .set({ disabled_at: at, disabled_by: 'test' })
      .where('login', '=', 'agency.officer')
      .execute();
    expect(await readAt(secret)).toMatchObject({ error: { code: 'desk.no_such_feed' } });
    await db.owner
      .updateTable('app_user')
      .set({ disabled_at: null, disabled_by: null })
      .where('login', '=', 'agency.officer')
      .execute();
  });

  test('of a person unknown to the accounts nothing is shown', async () => {
    const secret = newToken();
    const stranger = db.context({ caller: aUser('99', 'planner') });
    unwrap(await serveMakeFeed(stranger, { requestId: newId(), secret }));
    expect(await readAt(secret)).toMatchObject({ error: { code: 'desk.no_such_feed' } });
  });
});
