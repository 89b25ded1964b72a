import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  loadAreas,
  serveChain,
  serveDecideSuccessors,
  serveGet,
  serveListDecisions,
  serveListUndecided,
} from './index.ts';

const legal = aUser('7', 'legal_officer');
const UNIT = { code: '11389', from: '2004-07-08' };
const asked = (given: object = {}) => ({
  requestId: newId(),
  ...UNIT,
  seen: 0,
  kind: 'confirm' as const,
  source: 'Nghị quyết 1232/NQ-UBTVQH15',
  documentDate: '2024-10-24',
  ...given,
});

describe('an officer finds the document', () => {
  const db = testDatabase({ each: true });
  const context = () => db.context({ caller: legal });
  const load = async () => void unwrap(await loadAreas(db.context()));

  test('what was inferred is verified from then on, by its document', async () => {
    await load();
    const before = unwrap(await serveGet(context(), { code: UNIT.code, on: '2024-12-31' }));
    expect(before.successors).toMatchObject([{ code: '11395', verified: false }]);
    const { unit, decision } = unwrap(await serveDecideSuccessors(context(), asked()));
    expect(unit.successors).toMatchObject([{ code: '11395', verified: true }]);
    expect(decision).toMatchObject({ number: 1, kind: 'confirmed', by: 'user:7' });
    const chain = unwrap(await serveChain(context(), { code: UNIT.code }));
    expect(chain.units[0]?.successors).toMatchObject([
      { verified: true, source: 'Nghị quyết 1232/NQ-UBTVQH15 ngày 24/10/2024' },
    ]);
  });

  test('other successors take the place of the inferred ones', async () => {
    await load();
    const parts = [
      { code: '11395', thousandths: 700 },
      { code: '11401', thousandths: 300 },
    ];
    const reply = await serveDecideSuccessors(context(), asked({ kind: 'replace', parts }));
    const { unit } = unwrap(reply);
    expect(unit.successors.map(({ code, share, whole }) => [code, share, whole])).toEqual([
      ['11395', 0.7, false],
      ['11401', 0.3, false],
    ]);
    const next = unwrap(await serveGet(context(), { code: '11401', on: '2025-01-01' }));
    expect(next.predecessors.map(({ code }) => code)).toContain(UNIT.code);
  });

  test('a later decision holds, and the earlier one stays to be read', async () => {
    await load();
    unwrap(await serveDecideSuccessors(context(), asked()));
    const parts = [{ code: '11401', thousandths: 1000 }];
    const second = asked({ seen: 1, kind: 'replace', parts, reason: 'Đính chính' });
    unwrap(await serveDecideSuccessors(context(), second));
    const { decisions } = unwrap(await serveListDecisions(context(), UNIT));
    expect(decisions).toMatchObject([
      { number: 2, kind: 'replaced', reason: 'Đính chính', parts: [{ code: '11401', share: 1 }] },
      { number: 1, kind: 'confirmed', parts: [{ code: '11395' }] },
    ]);
    const unit = unwrap(await serveGet(context(), { code: UNIT.code, on: '2024-12-31' }));
    expect(unit.successors.map(({ code }) => code)).toEqual(['11401']);
  });

  test('the list of what is not verified shrinks, the count of what is grows', async () => {
    await load();
    const before = unwrap(await serveListUndecided(context()));
    expect(before.decided).toBe(0);
    expect(before.units.length).toBeGreaterThan(90);
    expect(before.units.find(({ code }) => code === UNIT.code)?.district).toBe('Lê Chân');
    unwrap(await serveDecideSuccessors(context(), asked()));
    const after = unwrap(await serveListUndecided(context()));
    expect(after.decided).toBe(1);
    expect(after.units).toHaveLength(before.units.length - 1);
    expect(after.units.map(({ code }) => code)).not.toContain(UNIT.code);
  });

  test('a unit that had no successor is given one', async () => {
    await load();
    const unit = { code: '10690', from: '2004-07-08' };
    expect(await serveDecideSuccessors(context(), asked(unit))).toMatchObject({
      error: { code: 'area.nothing_to_confirm' },
    });
    const parts = [{ code: '10675', thousandths: 1000 }];
    const given = asked({ ...unit, kind: 'replace', parts });
    const reply = unwrap(await serveDecideSuccessors(context(), given));
    expect(reply.unit.successors).toMatchObject([{ code: '10675', on: '2019-11-01' }]);
  });

  test('two at once: one is recorded, the other is shown who was first', async () => {
    await load();
    unwrap(await serveDecideSuccessors(context(), asked()));
    const both = await Promise.all([
      serveDecideSuccessors(context(), asked({ seen: 1 })),
      serveDecideSuccessors(context(), asked({ seen: 1 })),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'area.changed', kind: 'conflict', data: { by: '7' } },
    });
  });

  test('twice the same request is once', async () => {
    await load();
    const request = asked();
    const first = await serveDecideSuccessors(context(), request);
    expect(await serveDecideSuccessors(context(), request)).toEqual(first);
    const rows = await db.owner.selectFrom('area_decision').selectAll().execute();
    expect(rows).toHaveLength(1);
  });

  test('a document of tomorrow, an unknown unit and shares that do not sum are refused', async () => {
    await load();
    const refusalOf = async (given: object) => {
      const reply = await serveDecideSuccessors(context(), asked(given));
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(await refusalOf({ documentDate: '2026-01-16' })).toBe('area.document_later');
    expect(await refusalOf({ documentDate: '2026-01-15' })).toBe('ok');
    expect(await refusalOf({ from: '2004-07-09' })).toBe('area.not_found');
    expect(await refusalOf({ code: '99999' })).toBe('area.not_found');
    const parts = [{ code: '11395', thousandths: 999 }];
    expect(await refusalOf({ seen: 1, kind: 'replace', parts })).toBe('area.parts_not_whole');
    expect(await refusalOf({ seen: 1, kind: 'replace' })).toBe('area.parts_not_whole');
  });

  test('each decision is in the log with what stood before, and is news', async () => {
    await load();
    const parts = [{ code: '11401', thousandths: 1000 }];
    unwrap(await serveDecideSuccessors(context(), asked({ kind: 'replace', parts })));
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .selectAll()
      .where('operation', '=', 'area.decide_successors')
      .execute();
    expect(rows).toMatchObject([
      {
        caller: 'user:7',
        subject_id: `${UNIT.code}/${UNIT.from}`,
        data: { kind: 'replaced', before: [{ successor: '11395', thousandths: 1000 }] },
      },
    ]);
    const news = await sql<{ topic: string; subject: string }>`
      select topic, subject from outbox_message`.execute(db.owner);
    expect(news.rows).toEqual([{ topic: 'area.merged', subject: `${UNIT.code}/${UNIT.from}` }]);
  });

  test('another release does not undo what an officer found', async () => {
    await load();
    unwrap(await serveDecideSuccessors(context(), asked()));
    const files = { ...readAreaFiles(), sha256: 'e'.repeat(64) };
    expect(unwrap(await loadAreas(db.context(), files)).unchanged).toBe(false);
    const unit = unwrap(await serveGet(context(), { code: UNIT.code, on: '2024-12-31' }));
    expect(unit.successors).toMatchObject([{ code: '11395', verified: true }]);
    const news = await sql<{ n: string }>`select count(*) as n from outbox_message`.execute(
      db.owner,
    );
    expect(Number(news.rows[0]?.n)).toBe(0);
  });

  test('decisions are added, never edited or erased', async () => {
    await load();
    unwrap(await serveDecideSuccessors(context(), asked()));
    for (const statement of [
      sql`update area_decision set source = 'x'`,
      sql`delete from area_decision`,
    ]) {
      await expect(statement.execute(db.database)).rejects.toThrow(/permission denied/);
    }
  });
});
