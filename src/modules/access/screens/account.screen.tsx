import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/account',
  title: { vi: 'Tài khoản của tôi', en: 'My account' },
  permission: 'signed_in',
  load: async () => (await import('./account.tsx')).Account,
});
