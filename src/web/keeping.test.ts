// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { err, ok, unwrap } from '../kernel/index.ts';
import { aFailure } from '../../tests/support/live.tsx';
import type { Client } from '../ui/data.tsx';
import { keepingOf } from './keeping.tsx';

/** A client that notes what is asked and answers with one thing. */
function asking(answer: unknown) {
  const asked: (readonly [string, unknown])[] = [];
  const client = {
    call: async (operation: { readonly id: string }, input: unknown) => {
      asked.push([operation.id, input]);
      return answer;
    },
    addressOf: () => '',
  } as unknown as Client;
  return { keeping: keepingOf(client), asked };
}

const withId = (fields: object): unknown => ({
  ...fields,
  requestId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
});

test('a draft is found, saved over what was seen, and discarded', async () => {
  const draft = { body: '{}', version: 2, at: '2026-01-01T00:00:00Z' };
  const { keeping, asked } = asking(ok({ draft }));
  expect(unwrap(await keeping.drafts.find('f', 'r'))).toEqual(draft);
  await keeping.drafts.save('f', 'r', { seen: 2, body: '{}' });
  await keeping.drafts.discard('f', 'r');
  expect(asked).toEqual([
    ['draft.get', { form: 'f', record: 'r' }],
    ['draft.save', withId({ form: 'f', record: 'r', seen: 2, body: '{}' })],
    ['draft.discard', withId({ form: 'f', record: 'r' })],
  ]);
});

test('views are asked, kept, chosen and removed', async () => {
  const { keeping, asked } = asking(ok({ views: [] }));
  expect(unwrap(await keeping.views.list('l'))).toEqual([]);
  await keeping.views.save('l', { name: 'n', query: 'q=1', shared: true });
  await keeping.views.choose('l', null);
  await keeping.views.remove('id');
  expect(asked.map(([id]) => id)).toEqual(['view.list', 'view.save', 'view.choose', 'view.remove']);
  expect(asked[1]?.[1]).toEqual(withId({ list: 'l', name: 'n', query: 'q=1', shared: true }));
});

test('remarks are asked, written and withdrawn; a refusal comes through as it is', async () => {
  const failure = aFailure();
  const { keeping, asked } = asking(err(failure));
  expect(await keeping.talk.list('area', '1')).toEqual(err(failure));
  await keeping.talk.add('area', '1', 'x');
  await keeping.talk.withdraw('id');
  expect(await keeping.drafts.find('f', 'r')).toEqual(err(failure));
  expect(asked.slice(0, 3)).toEqual([
    ['remark.list', { kind: 'area', record: '1' }],
    ['remark.add', withId({ kind: 'area', record: '1', text: 'x' })],
    ['remark.withdraw', withId({ id: 'id' })],
  ]);
});
