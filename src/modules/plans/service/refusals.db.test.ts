import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { anonymous, aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { aReading, aRelease, bothResolutions } from '../../../../tests/support/plan.ts';
import { unwrap, type Caller, type Refusal, type Result } from '../../../kernel/index.ts';
import { planErrors } from '../errors.ts';
import { writeRelease } from '../import/index.ts';
import { messages } from '../messages.ts';
import * as service from './index.ts';

const db = testDatabase();
const { at, aPlan, settle } = planActs(db);

const reader: service.FileReader = {
  read: (file) => service.releaseOfFile(file, () => null),
  inside: () => 0,
};

const approve = (key: string, caller: Caller = leader, version = 1, requestId = newId()) =>
  service.approvePlan(at(caller), { requestId, key, version });
const link = (key: string, given: object = {}, caller: Caller = planner) =>
  service.decideLink(at(caller), {
    requestId: newId(),
    key,
    version: 1,
    task: 'PL.I.1',
    provision: 'II.1.1',
    decision: 'confirmed',
    seen: null,
    ...given,
  });
const over = (key: string, reason = 'Đọc lại') =>
  service.startOver(at(planner), { requestId: newId(), key, reason });
const importFile = (name: string, text: string) =>
  service.makeImportPlan(reader)(
    at(planner),
    { requestId: newId() },
    {
      name,
      bytes: new TextEncoder().encode(text),
    },
  );

async function closed(number: string): Promise<string> {
  const key = await aPlan(number);
  unwrap(await settle(key));
  unwrap(await settle(key, { finding: 'f-date', resolution: 'erratum', value: null }));
  return key;
}

async function approved(number: string): Promise<string> {
  const key = await closed(number);
  unwrap(await approve(key));
  return key;
}

const yaml = (): string => writeRelease(aRelease({ resolutions: [...bothResolutions] }));

const cases: readonly [
  code: keyof typeof planErrors,
  how: string,
  act: () => Promise<Result<unknown, Refusal>>,
][] = [
  ['plan.not_found', 'no such plan is read', () => service.getPlan(db.context(), { key: 'x' })],
  ['plan.not_found', 'no such plan is settled', () => settle('x')],
  ['plan.not_found', 'no such plan is approved', () => approve('x')],
  ['plan.not_found', 'no such plan is linked', () => link('x')],
  ['plan.not_found', 'no such plan is read again', () => over('x')],
  [
    'plan.not_found',
    'no such plan is exported',
    () => service.exportPlan(db.context(), { key: 'x' }),
  ],
  ['plan.not_found', 'no such version', async () => approve(await aPlan('101/KH-UBND'), leader, 7)],
  [
    'plan.not_found',
    'a draft is asked for by the public',
    async () => service.getPlan(at(anonymous), { key: await aPlan('102/KH-UBND') }),
  ],
  [
    'plan.task_not_found',
    'no such task is read',
    async () => service.getTask(db.context(), { key: await aPlan('103/KH-UBND'), code: 'x' }),
  ],
  [
    'plan.task_not_found',
    'no such task is linked',
    async () => link(await aPlan('104/KH-UBND'), { task: 'x' }),
  ],
  [
    'plan.round_not_found',
    'a round is asked for and none is open',
    async () =>
      service.getStatus(db.context(), { key: await aPlan('123/KH-UBND'), round: '2014-6' }),
  ],
  [
    'plan.agency_not_found',
    'nobody has that code',
    async () =>
      service.getAgencyWork(db.context(), { key: await aPlan('105/KH-UBND'), agency: 'x' }),
  ],
  [
    'plan.finding_not_found',
    'no such finding',
    async () => settle(await aPlan('106/KH-UBND'), { finding: 'x' }),
  ],
  [
    'plan.provision_not_found',
    'no such provision',
    async () => link(await aPlan('107/KH-UBND'), { provision: 'x' }),
  ],
  ['plan.findings_open', 'findings are open', async () => approve(await aPlan('108/KH-UBND'))],
  [
    'plan.approver_wrote_resolution',
    'the approver wrote a resolution',
    async () => approve(await closed('109/KH-UBND'), planner),
  ],
  [
    'plan.approver_acts_for_resolver',
    'the approver uses a post lent by who wrote a resolution',
    async () => {
      const key = await closed('190/KH-UBND');
      const onBehalfOf = planner.kind === 'user' ? [planner.login] : [];
      const command = { requestId: newId(), key, version: 1 };
      return service.approvePlan({ ...at(leader), onBehalfOf }, command);
    },
  ],
  [
    'plan.approver_wrote_resolution',
    'the approver has another account under the same name',
    async () =>
      approve(await closed('110/KH-UBND'), {
        ...aUser('khac', 'leader'),
        name: 'Người ha',
      } as Caller),
  ],
  [
    'plan.approved',
    'an approved copy is approved',
    async () => approve(await approved('111/KH-UBND')),
  ],
  [
    'plan.approved',
    'an approved copy is settled',
    async () => settle(await approved('112/KH-UBND')),
  ],
  [
    'plan.superseded',
    'a replaced draft is settled',
    async () => {
      const key = await aPlan('113/KH-UBND');
      unwrap(await over(key));
      return settle(key);
    },
  ],
  [
    'plan.superseded',
    'a replaced draft is approved',
    async () => {
      const key = await closed('114/KH-UBND');
      unwrap(await over(key));
      return approve(key);
    },
  ],
  [
    'plan.superseded',
    'a replaced draft is linked',
    async () => {
      const key = await aPlan('115/KH-UBND');
      unwrap(await over(key));
      return link(key);
    },
  ],
  [
    'plan.finding_settled_meanwhile',
    'somebody settled it since',
    async () => {
      const key = await aPlan('116/KH-UBND');
      unwrap(await settle(key));
      return settle(key, {}, aUser('binh', 'planner'));
    },
  ],
  [
    'plan.finding_settled_meanwhile',
    'the resolution that was seen never was',
    async () => settle(await aPlan('117/KH-UBND'), { seen: newId() }),
  ],
  [
    'plan.link_decided_meanwhile',
    'somebody decided the link since',
    async () => {
      const key = await aPlan('118/KH-UBND');
      unwrap(await link(key));
      return link(key, { decision: 'refused' });
    },
  ],
  [
    'plan.reading_value_missing',
    'a reading is empty',
    async () => settle(await aPlan('119/KH-UBND'), { value: ' ' }),
  ],
  [
    'plan.reading_value_invalid',
    'a year is none',
    async () => settle(await aPlan('120/KH-UBND'), { value: '1010' }),
  ],
  [
    'plan.reason_missing',
    'a choice has no reason',
    async () => settle(await aPlan('121/KH-UBND'), { reason: '' }),
  ],
  [
    'plan.reason_missing',
    'starting over has no reason',
    async () => over(await aPlan('122/KH-UBND'), ' '),
  ],
  ['plan.yaml_invalid', 'a file is no YAML', () => importFile('a.yaml', 'a: [')],
  ['plan.yaml_invalid', 'a YAML is no plan', () => importFile('a.yml', 'a: 1')],
  [
    'plan.yaml_disagrees',
    'a YAML contradicts itself',
    () => importFile('a.yaml', yaml().replace(/\n +reason: Ngày ở phần đầu.*/, '')),
  ],
];

describe('every refusal of the module', () => {
  it.each(cases)('%s: %s', async (code, _how, act) => {
    const answer = await act();
    expect(answer).toMatchObject({ ok: false, error: { code, kind: planErrors[code] } });
  });

  it('is given by some act, and has its words in both languages', () => {
    const given = new Set(cases.map(([code]) => code));
    expect(
      Object.keys(planErrors).filter((code) => !given.has(code as keyof typeof planErrors)),
    ).toEqual([]);
    for (const code of given) {
      expect(messages.vi).toHaveProperty([`error.${code}`]);
      expect(messages.en).toHaveProperty([`error.${code}`]);
    }
  });
});

describe('a refusal leaves the database as it was', () => {
  const state = async (key: string) => {
    const body = unwrap(await service.exportPlan(db.context(), { key })).body;
    const { plans } = unwrap(await service.listPlans(db.context(), {}));
    return [body, plans.length];
  };

  it.each<[what: string, act: (key: string) => Promise<Result<unknown, Refusal>>]>([
    ['a settling without reason', (key) => settle(key, { reason: ' ' })],
    ['a settling with an impossible year', (key) => settle(key, { value: '2101' })],
    ['an approval with open findings', (key) => approve(key)],
    ['a link to nothing', (key) => link(key, { provision: 'x' })],
    ['starting over without reason', (key) => over(key, '')],
    ['a file that is no plan', () => importFile('a.txt', 'Ngày xửa ngày xưa có một kế hoạch.')],
    ['an empty file', () => importFile('a.txt', '')],
  ])('%s', async (what, act) => {
    const key = await aPlan(`${200 + what.length}-${what.length % 7}/KH-UBND`);
    const before = await state(key);
    expect((await act(key)).ok).toBe(false);
    expect(await state(key)).toEqual(before);
  });
});

describe('what is sent twice is done once', () => {
  it('an approval', async () => {
    const key = await closed('131/KH-UBND');
    const requestId = newId();
    const first = unwrap(await approve(key, leader, 1, requestId));
    expect(unwrap(await approve(key, leader, 1, requestId))).toEqual(first);
  });

  it('a decision on a link; another body under its id is a conflict', async () => {
    const key = await aPlan('132/KH-UBND');
    const requestId = newId();
    const first = unwrap(await link(key, { requestId }));
    expect(unwrap(await link(key, { requestId }))).toEqual(first);
    expect(await link(key, { requestId, decision: 'refused' })).toMatchObject({
      error: { code: 'request.other_body', kind: 'conflict' },
    });
  });

  it('a link by many at the same time is decided by one', async () => {
    const key = await aPlan('133/KH-UBND');
    const people = Array.from({ length: 20 }, (_none, index) => aUser(`p${index}`, 'planner'));
    const answers = await Promise.all(people.map((person) => link(key, {}, person)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error.code).toBe('plan.link_decided_meanwhile');
    }
  });

  it('one file by many at the same time is one plan of one version', async () => {
    const reading = aReading();
    const document = { ...reading.document, number: '134/KH-UBND' };
    const text = writeRelease(aRelease({ reading: { ...reading, document } }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => importFile('a.yaml', text)));
    const versions = answers.flatMap((answer) => (answer.ok ? [answer.value.version] : []));
    expect(versions.length).toBeGreaterThan(0);
    const { plans } = unwrap(await service.listPlans(db.context(), {}));
    expect(plans.filter((plan) => plan.number === '134/KH-UBND')).toHaveLength(1);
    expect(plans.find((plan) => plan.number === '134/KH-UBND')?.version).toBe(1);
  });
});
