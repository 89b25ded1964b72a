import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/timeline',
  title: { vi: 'Tiến độ theo năm', en: 'By year' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 22,
    label: { vi: 'Tiến độ theo năm', en: 'By year' },
    under: 'key',
  },
  load: async () => (await import('./schedule.tsx')).Schedule,
});
