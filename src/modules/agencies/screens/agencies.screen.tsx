import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/agencies',
  title: { vi: 'Cơ quan', en: 'Agencies' },
  permission: 'agency.read',
  nav: { group: 'social', order: 10, label: { vi: 'Cơ quan', en: 'Agencies' } },
  load: async () => (await import('./agencies.tsx')).Agencies,
});
