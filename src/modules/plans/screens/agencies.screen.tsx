import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/agencies',
  title: { vi: 'Việc của cơ quan', en: 'Work of the agencies' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 24,
    label: { vi: 'Việc của cơ quan', en: 'Work of the agencies' },
    under: 'key',
  },
  load: async () => (await import('./agencies.tsx')).Agencies,
});
