import { expect, test } from 'vitest';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';

const { post, cookieOf } = accessApp(testDatabase(), { publicUrl: null });

test('where nobody said the address of the site, no link is sent, whatever a request says of its host', async () => {
  const cookie = await cookieOf('planner');
  const mail = await post('/api/me/mail', { mail: 'lan@a.example' }, cookie);
  expect([mail.status, mail.body.code]).toEqual([409, 'access.mail_not_set_up']);
  const reset = await post('/api/password-reset', { login: 'planner' });
  expect([reset.status, reset.body.code]).toEqual([409, 'access.mail_not_set_up']);
});
