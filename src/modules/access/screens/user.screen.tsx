import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/users/$login',
  title: { vi: 'Tài khoản', en: 'Account' },
  permission: 'user.manage',
  load: async () => (await import('./user.tsx')).UserAccount,
});
