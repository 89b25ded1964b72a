import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/policies',
  title: { vi: 'Chính sách', en: 'Programmes' },
  permission: 'signed_in',
  nav: { group: 'social', order: 30, label: { vi: 'Chính sách', en: 'Programmes' } },
  load: async () => (await import('./programmes.tsx')).Programmes,
});
