import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/areas',
  title: { vi: 'Địa bàn', en: 'Areas' },
  permission: 'area.read',
  nav: { group: 'social', order: 20, label: { vi: 'Địa bàn', en: 'Areas' } },
  load: async () => (await import('./areas.tsx')).Areas,
});
