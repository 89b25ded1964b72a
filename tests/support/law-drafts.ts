import type { ReplyOf } from '../../src/kernel/index.ts';
import type {
  getDraft,
  listDrafts,
  listValues,
} from '../../src/modules/policies/contract/index.ts';

/* Made-up replies about drafts of law, as the server gives them. */

export type DraftReply = ReplyOf<typeof getDraft>;
export type DraftCheck = NonNullable<DraftReply['check']>;
type DraftLine = ReplyOf<typeof listDrafts>['drafts'][number];
type ValueLine = ReplyOf<typeof listValues>['values'][number];

export const draftId = '0190f0d2-1111-7000-8000-000000000001';

/** A check that has passed and changes nothing. */
export function aDraftCheck(given: Partial<DraftCheck> = {}): DraftCheck {
  return {
    passed: true,
    at: '2026-11-25T02:40:00Z',
    examples: 214,
    errors: [],
    changes: [],
    sample: [],
    ...given,
  };
}

/** A check that found faults. */
export function aFailedCheck(errors: readonly Partial<DraftCheck['errors'][number]>[]): DraftCheck {
  const usual = { code: 'law.unknown_document', detail: 'Không có văn bản này.' };
  const place = { file: 'values.yaml', line: 3, column: 5 };
  return aDraftCheck({
    passed: false,
    examples: 0,
    errors: errors.map((each) => ({ ...usual, ...place, ...each })),
  });
}

type Action = DraftReply['actions'][number];

export function anAction(given: Partial<Action> = {}): Action {
  return {
    number: 1,
    kind: 'created',
    version: 1,
    reason: null,
    by: 'user:an',
    at: '2026-11-25T01:00:00Z',
    ...given,
  };
}

/** A draft being written, which nobody has checked. */
export function aDraft(given: Partial<DraftReply> = {}): DraftReply {
  return {
    id: draftId,
    title: 'Mức chuẩn trợ giúp năm 2031',
    state: 'editing',
    version: 1,
    seen: 1,
    madeBy: 'user:an',
    madeAt: '2026-11-25T01:00:00Z',
    changedAt: '2026-11-25T01:00:00Z',
    submittedBy: null,
    texts: [{ path: 'values.yaml', text: '- parameter: social_assistance.standard\n' }],
    actions: [anAction()],
    checking: null,
    files: [],
    check: null,
    may: [],
    revision: null,
    ...given,
  };
}

export function aDraftLine(given: Partial<DraftLine> = {}): DraftLine {
  const { id, title, state, version, seen, madeBy, madeAt, changedAt, submittedBy } = aDraft();
  return {
    ...{ id, title, state, version, seen, madeBy, madeAt, changedAt, submittedBy },
    ...given,
  };
}

export function aValueLine(given: Partial<ValueLine> = {}): ValueLine {
  return {
    name: 'social_assistance.standard',
    label: 'Mức chuẩn trợ giúp',
    unit: 'đồng mỗi tháng',
    keyed: false,
    count: 3,
    lines: 1,
    latest: '540000',
    latestFrom: '2026-07-01',
    missing: 0,
    verified: true,
    ...given,
  };
}

/** How far a check under way is. */
export const underCheck = {
  job: '01900000-0000-7000-8000-000000000009',
  done: 2,
  total: 5,
  note: 'tính lại các ví dụ',
};
