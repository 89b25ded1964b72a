import { describe, expect, test } from 'vitest';
import { decideDraft, DRAFT_PATH, withTexts, type Deed, type Draft } from './drafts.ts';

const writing: Draft = {
  id: 'd',
  title: 'Mức chuẩn',
  state: 'editing',
  version: 1,
  texts: [{ path: 'values.yaml', text: '[]' }],
  actions: 1,
  madeBy: 'user:an',
  submittedBy: null,
};
const submitted: Draft = { ...writing, state: 'submitted', submittedBy: 'user:an', actions: 2 };

/** What becomes of the draft: its new state, or the code of the refusal. */
function outcome(draft: Draft, deed: Deed, by = 'user:an'): string {
  const found = decideDraft(draft, deed, [by], ['user:an']);
  return found.ok ? found.value.state : found.error.code;
}

const deeds = {
  edited: { kind: 'edited', title: 'khác', texts: [] },
  submitted: { kind: 'submitted', passed: true },
  unchecked: { kind: 'submitted', passed: false },
  approved: { kind: 'approved', passed: true },
  stale: { kind: 'approved', passed: false },
  returned: { kind: 'returned', reason: 'thiếu căn cứ' },
  withdrawn: { kind: 'withdrawn', reason: null },
} as const satisfies Readonly<Record<string, Deed>>;

describe('a draft of law', () => {
  test.each<readonly [string, Draft, Deed, string, string]>([
    ['is edited while it is written', writing, deeds.edited, 'user:an', 'editing'],
    ['is edited by another officer too', writing, deeds.edited, 'user:binh', 'editing'],
    ['is submitted once its check has passed', writing, deeds.submitted, 'user:an', 'submitted'],
    ['is not submitted unchecked', writing, deeds.unchecked, 'user:an', 'policy.draft_unchecked'],
    ['is not edited while it waits', submitted, deeds.edited, 'user:an', 'policy.draft_waiting'],
    ['is not submitted twice', submitted, deeds.submitted, 'user:an', 'policy.draft_waiting'],
    ['is approved by a second person', submitted, deeds.approved, 'user:binh', 'approved'],
    ['is not approved by who wrote it', submitted, deeds.approved, 'user:an', 'policy.draft_own'],
    ['is not returned by who wrote it', submitted, deeds.returned, 'user:an', 'policy.draft_own'],
    [
      'is not approved when the law has changed since its check',
      submitted,
      deeds.stale,
      'user:binh',
      'policy.draft_unchecked',
    ],
    [
      'is not approved before it is submitted',
      writing,
      deeds.approved,
      'user:binh',
      'policy.draft_not_submitted',
    ],
    ['goes back to its writers with a reason', submitted, deeds.returned, 'user:binh', 'editing'],
    ['is withdrawn while it is written', writing, deeds.withdrawn, 'user:an', 'withdrawn'],
    ['is withdrawn while it waits', submitted, deeds.withdrawn, 'user:an', 'withdrawn'],
  ])('%s', (_title, draft, deed, ...[by, expected]) => {
    expect(outcome(draft, deed, by)).toBe(expected);
  });

  test('is not approved or returned by who acts for its writer', () => {
    for (const deed of [deeds.approved, deeds.returned]) {
      const lent = decideDraft(submitted, deed, ['user:binh', 'user:an'], ['user:an']);
      expect(lent.ok ? null : lent.error.code).toBe('policy.draft_own');
    }
    const other = decideDraft(submitted, deeds.approved, ['user:binh', 'user:chi'], ['user:an']);
    expect(other.ok).toBe(true);
  });

  test('that is approved or withdrawn stays so, whatever is tried', () => {
    for (const state of ['approved', 'withdrawn'] as const)
      for (const deed of Object.values(deeds))
        expect(outcome({ ...submitted, state }, deed, 'user:binh')).toBe('policy.draft_closed');
  });

  test('counts what is done with it, and its contents apart', () => {
    const edited = decideDraft(writing, deeds.edited, ['user:an'], []);
    expect(edited.ok && edited.value).toMatchObject({ version: 2, actions: 2, title: 'khác' });
    const sent = decideDraft(writing, deeds.submitted, ['user:an'], []);
    expect(sent.ok && sent.value).toMatchObject({ version: 1, actions: 2, submittedBy: 'user:an' });
    const back = decideDraft(submitted, deeds.returned, ['user:binh'], ['user:an']);
    expect(back.ok && back.value).toMatchObject({ state: 'editing', submittedBy: null });
  });
});

describe('files of a draft', () => {
  test.each([
    'documents.yaml',
    'values.yaml',
    'parameters/aid.yaml',
    'programmes/social_pension.yaml',
  ])('may be %s', (path) => expect(DRAFT_PATH.test(path)).toBe(true));

  test.each([
    'facts.yaml',
    'values.yml',
    '../values.yaml',
    'programmes/../x.yaml',
    'programmes/A.yaml',
    '',
  ])('may not be “%s”', (path) => expect(DRAFT_PATH.test(path)).toBe(false));

  test('stand beside the law; a programme takes the place of the one of its name', () => {
    const law = [
      { path: 'policies/documents.yaml', text: 'a' },
      { path: 'policies/programmes/aid.yaml', text: 'old' },
      { path: 'policies/programmes/school_aid.yaml', text: 'other' },
    ];
    const added = [
      { path: 'programmes/aid.yaml', text: 'new' },
      { path: 'documents.yaml', text: 'b' },
    ];
    expect(withTexts(law, added, 'revisions/2')).toEqual([
      law[0],
      law[2],
      { path: 'revisions/2/programmes/aid.yaml', text: 'new' },
      { path: 'revisions/2/documents.yaml', text: 'b' },
    ]);
    const twice = withTexts(withTexts(law, added, 'revisions/2'), added.slice(0, 1), '');
    expect(twice.filter(({ text }) => text === 'new').map(({ path }) => path)).toEqual([
      'programmes/aid.yaml',
    ]);
  });
});
