import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/users',
  title: { vi: 'Tài khoản', en: 'Accounts' },
  permission: 'user.manage',
  nav: { group: 'system', order: 10, label: { vi: 'Tài khoản', en: 'Accounts' } },
  load: async () => (await import('./users.tsx')).Users,
});
