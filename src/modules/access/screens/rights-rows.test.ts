import { expect, test } from 'vitest';
import { acts } from '../contract/index.ts';
import { mayDo, rightsOf } from './rights-rows.ts';

const rights = rightsOf(acts);
const right = (id: string) => {
  const found = rights.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no act ${id}`);
  return found;
};

test('an act tells its roles, each with how far it reaches', () => {
  expect(right('user.disable')).toMatchObject({
    open: null,
    stepUp: true,
    roles: [{ role: 'administrator', reach: 'post' }],
  });
  expect(right('plan.approve').roles).toContainEqual({ role: 'leader', reach: 'city' });
});

test('a role tells its acts: what everybody may, it may too, and no more than its grants', () => {
  expect(mayDo(right('session.start'), ['clerk'])).toBe(true);
  expect(mayDo(right('me.delegate'), ['clerk'])).toBe(true);
  expect(mayDo(right('user.disable'), ['clerk'])).toBe(false);
  expect(mayDo(right('user.disable'), ['clerk', 'administrator'])).toBe(true);
});

test('no act is left without anybody who may do it', () => {
  expect(rights.filter(({ open, roles }) => open === null && roles.length === 0)).toEqual([]);
});
