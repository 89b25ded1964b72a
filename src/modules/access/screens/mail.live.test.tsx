// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { getMail, removeMail, setMail } from '../contract/index.ts';
import { Mail } from './mail.tsx';

const none = replies(getMail, { mail: null, pending: null });
const kept = replies(getMail, { mail: 'ha@a.example', pending: null });
const sent = { pending: 'moi@a.example', expires: '2026-01-16T02:00:00Z' };

const show = (...answers: readonly Answering[]) =>
  live(<Mail />, { session: aSession(), answers: [...answers, replies(setMail, sent)] });

describe('the own mail address', () => {
  test('is named, and waits until its letter is answered', async () => {
    const view = show(none);
    await screen.findByText('Chưa có địa chỉ thư nào được xác nhận.');
    await view.fill('Địa chỉ thư', ' moi@a.example ');
    await view.press('Gửi thư xác nhận');
    expect(view.askedOf(setMail)[0]?.input).toMatchObject({ mail: 'moi@a.example' });
    expect(view.askedOf(getMail)).toHaveLength(2);
  });

  test('that waits is shown with the hour until which it does', async () => {
    const pending = { mail: 'moi@a.example', expires: sent.expires };
    const view = show(replies(getMail, { mail: null, pending }));
    await screen.findByText(/Đã gửi thư xác nhận tới moi@a.example/);
    expect(view.words()).toContain('trước 16/01/2026 09:00');
  });

  test('that is missing or wrong is said at its field', async () => {
    const view = show(none, fails(setMail, { detail: 'Địa chỉ thư chưa đúng dạng.' }));
    await screen.findByText('Chưa có địa chỉ thư nào được xác nhận.');
    await view.press('Gửi thư xác nhận');
    expect(view.words()).toContain('Ghi địa chỉ thư.');
    expect(view.askedOf(setMail)).toEqual([]);
    await view.fill('Địa chỉ thư', 'moi');
    await view.press('Gửi thư xác nhận');
    await screen.findByRole('link', { name: 'Địa chỉ thư chưa đúng dạng.' });
  });

  test('in use can be taken away', async () => {
    const view = show(kept, replies(removeMail, { removed: true }));
    await screen.findByText('Đang dùng: ha@a.example');
    await view.press('Bỏ địa chỉ thư');
    await screen.findByText('Đã bỏ địa chỉ thư.');
    expect(view.askedOf(removeMail)).toHaveLength(1);
  });
});
