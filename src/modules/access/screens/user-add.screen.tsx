import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/users/new',
  title: { vi: 'Thêm tài khoản', en: 'Add an account' },
  permission: 'user.manage',
  load: async () => (await import('./user-add.tsx')).UserAdd,
});
