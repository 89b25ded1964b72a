import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/',
  title: { vi: 'Việc của tôi', en: 'My work' },
  permission: 'signed_in',
  nav: { group: 'home', order: 10, label: { vi: 'Việc của tôi', en: 'My work' } },
  load: async () => (await import('./home.tsx')).Home,
});
