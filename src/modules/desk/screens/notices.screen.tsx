import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/notices',
  title: { vi: 'Thông báo', en: 'Notices' },
  permission: 'signed_in',
  nav: { group: 'home', order: 20, label: { vi: 'Thông báo', en: 'Notices' } },
  load: async () => (await import('./notices.tsx')).Notices,
});
