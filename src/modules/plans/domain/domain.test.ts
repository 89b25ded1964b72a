import { describe, expect, it } from 'vitest';
import {
  applyReadings,
  decideApproval,
  decideLinkChange,
  decideSettle,
  findHoles,
  planIdentity,
  planKey,
  yearsOf,
  type ApprovalState,
  type FindingState,
  type LinkRecord,
  type PlanDocument,
} from './index.ts';

const document: PlanDocument = {
  number: '4220/KH-UBND',
  type: 'kế hoạch',
  title: 'Một số chính sách xã hội',
  issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
  place: 'Hải Phòng',
  issuedOn: '2013-06-14',
  signedBy: null,
  signingCapacity: [],
  periodFrom: 2012,
  periodTo: 2020,
  recipients: [],
  sha256: 'ab'.repeat(32),
};

const open: FindingState = {
  copyState: 'digital_copy',
  superseded: false,
  field: 'endYear',
  placeKind: 'task',
  current: null,
};
const keep = { resolution: 'keep', value: null, reason: 'Đúng nguyên văn', seen: null } as const;

describe('the address and identity of a plan', () => {
  it('names a plan by its number and year', () => {
    expect(planKey(document)).toBe('4220-KH-UBND-2013');
  });
  it('writes Đ of a number as D', () => {
    expect(planKey({ ...document, number: '12/KH-SLĐTBXH' })).toBe('12-KH-SLDTBXH-2013');
  });
  it('names a plan without a number by the hash of its text', () => {
    expect(planKey({ ...document, number: null })).toBe('plan-abababababab');
    expect(planIdentity({ ...document, number: null })).toBe(`sha256:${document.sha256}`);
  });
  it('uses the first year of the period when the day of issue is incomplete', () => {
    expect(planKey({ ...document, issuedOn: null })).toBe('4220-KH-UBND-2012');
    expect(planKey({ ...document, issuedOn: null, periodFrom: null })).toBe('4220-KH-UBND');
  });
  it('takes another day of the same year for the same plan', () => {
    expect(planIdentity({ ...document, issuedOn: '2013-06-17' })).toBe(planIdentity(document));
  });
  it('takes the same number of another province for another plan', () => {
    const other = { ...document, issuer: 'Ủy ban nhân dân tỉnh Hải Dương' };
    expect(planIdentity(other)).not.toBe(planIdentity(document));
  });
});

describe('settling a finding', () => {
  it('records the choice with its reason', () => {
    expect(decideSettle(open, keep)).toEqual({
      ok: true,
      value: { resolution: 'keep', value: null, reason: 'Đúng nguyên văn', replaces: null },
    });
  });
  it('refuses a choice without a reason', () => {
    expect(decideSettle(open, { ...keep, reason: '  ' })).toMatchObject({
      ok: false,
      error: { code: 'plan.reason_missing', where: { field: 'reason' } },
    });
  });
  it('refuses any change of an approved copy', () => {
    const approved = { ...open, copyState: 'approved' } as const;
    expect(decideSettle(approved, keep)).toMatchObject({ error: { code: 'plan.approved' } });
  });
  it('refuses a change of a copy that a newer one replaced', () => {
    expect(decideSettle({ ...open, superseded: true }, keep)).toMatchObject({
      error: { code: 'plan.superseded' },
    });
  });
  it('lets the first of two planners win and shows the second who it was', () => {
    const current = { id: 'r1', by: 'Trần Thu Hà', on: '24/11/2026' };
    expect(decideSettle({ ...open, current }, keep)).toMatchObject({
      error: { code: 'plan.finding_settled_meanwhile', data: { by: 'Trần Thu Hà' } },
    });
    expect(decideSettle({ ...open, current }, { ...keep, seen: 'r1' })).toMatchObject({
      value: { replaces: 'r1' },
    });
  });
  it('asks for the value of a reading', () => {
    const reading = { ...keep, resolution: 'reading', value: ' ' } as const;
    expect(decideSettle(open, reading)).toMatchObject({
      error: { code: 'plan.reading_value_missing', where: { field: 'value' } },
    });
  });
  it.each(['1010', '20', 'năm 2020', '2101', '1944'])(
    'refuses “%s” as the year of a task',
    (value) => {
      expect(decideSettle(open, { ...keep, resolution: 'reading', value })).toMatchObject({
        error: { code: 'plan.reading_value_invalid' },
      });
    },
  );
  it.each(['1945', '2020', '2100'])('takes %s as the year of a task', (value) => {
    expect(decideSettle(open, { ...keep, resolution: 'reading', value })).toMatchObject({
      value: { value },
    });
  });
  it('takes words as the reading of anything that is not a year', () => {
    const reading = { ...keep, resolution: 'reading', value: 'dự báo' } as const;
    expect(decideSettle({ ...open, field: 'title' }, reading)).toMatchObject({
      value: { value: 'dự báo' },
    });
    expect(decideSettle({ ...open, placeKind: 'document' }, reading)).toMatchObject({ ok: true });
  });
  it('drops a value that belongs to no reading', () => {
    expect(decideSettle(open, { ...keep, value: '2020' })).toMatchObject({
      value: { value: null },
    });
  });
});

describe('approving a digital copy', () => {
  const state: ApprovalState = {
    copyState: 'digital_copy',
    superseded: false,
    openFindings: 0,
    resolvers: [{ account: 'user:ha', name: 'Trần Thu Hà' }],
  };
  const second = { account: 'user:nam', name: 'Lê Văn Nam' };

  it('is done by a second person when nothing is open', () => {
    expect(decideApproval(state, second)).toEqual({ ok: true, value: second });
  });
  it('is refused while an error or a warning is open, and says how many', () => {
    expect(decideApproval({ ...state, openFindings: 3 }, second)).toMatchObject({
      error: { code: 'plan.findings_open', data: { open: 3 } },
    });
  });
  it('is refused to whoever wrote a resolution, by account or by name', () => {
    const again = { account: 'user:ha', name: 'Khác' };
    const alias = { account: 'user:ha2', name: 'Trần Thu Hà' };
    for (const person of [again, alias]) {
      expect(decideApproval(state, person)).toMatchObject({
        error: { code: 'plan.approver_wrote_resolution' },
      });
    }
  });
  it('is refused to whoever acts for somebody who wrote a resolution', () => {
    expect(decideApproval(state, second, ['user:nam', 'user:ha'])).toMatchObject({
      error: { code: 'plan.approver_acts_for_resolver' },
    });
    expect(decideApproval(state, second, ['user:nam', 'user:mai']).ok).toBe(true);
  });
  it('is refused twice and for a replaced copy', () => {
    expect(decideApproval({ ...state, copyState: 'approved' }, second)).toMatchObject({
      error: { code: 'plan.approved' },
    });
    expect(decideApproval({ ...state, superseded: true }, second)).toMatchObject({
      error: { code: 'plan.superseded' },
    });
  });
});

describe('links of tasks and provisions', () => {
  const link = (
    task: string,
    provision: string,
    decision?: 'confirmed' | 'refused',
  ): LinkRecord => ({
    task,
    provision,
    confidence: 'weak',
    decision: decision === undefined ? null : { id: 'd', decision, by: 'Hà', on: '2026-11-24' },
  });

  it('shows what no task serves and what no provision supports', () => {
    const links = [link('PL.I.1', 'II.1.1'), link('PL.I.2', 'II.1.2', 'confirmed')];
    expect(
      findHoles(['II.1.1', 'II.1.2', 'II.1.3'], ['PL.I.1', 'PL.I.2', 'PL.I.3'], links),
    ).toEqual({
      provisions: ['II.1.3'],
      tasks: ['PL.I.3'],
    });
  });
  it('does not count a refused link', () => {
    expect(findHoles(['II.1.1'], ['PL.I.1'], [link('PL.I.1', 'II.1.1', 'refused')])).toEqual({
      provisions: ['II.1.1'],
      tasks: ['PL.I.1'],
    });
  });
  it('is decided once between two looks', () => {
    const current = { id: 'd1', decision: 'confirmed', by: 'Hà', on: '24/11/2026' } as const;
    expect(decideLinkChange(null, null)).toMatchObject({ ok: true });
    expect(decideLinkChange(current, 'd1')).toMatchObject({ value: { replaces: 'd1' } });
    expect(decideLinkChange(current, null)).toMatchObject({
      error: { code: 'plan.link_decided_meanwhile' },
    });
  });
});

describe('values in use', () => {
  const written = { title: 'Tuyên truyền', startYear: 2012, endYear: 1010 };

  it('are those written until a reading says otherwise', () => {
    expect(applyReadings(written, [])).toEqual(written);
    expect(applyReadings(written, [{ field: 'endYear', value: '2020' }])).toEqual({
      ...written,
      endYear: 2020,
    });
  });
  it('follow the later of two readings and ignore fields the software does not use', () => {
    const readings = [
      { field: 'title', value: 'một' },
      { field: 'title', value: 'hai' },
      { field: 'funding', value: 'x' },
    ];
    expect(applyReadings(written, readings)).toEqual({ ...written, title: 'hai' });
  });
  it('cover every year from start to end, open ends by the period', () => {
    const period = { from: 2012, to: 2015 };
    expect(yearsOf({ startYear: 2013, endYear: 2014 }, period)).toEqual([2013, 2014]);
    expect(yearsOf({ startYear: null, endYear: null }, period)).toEqual([2012, 2013, 2014, 2015]);
    expect(yearsOf({ startYear: 2012, endYear: 1010 }, period)).toEqual([]);
  });
});
