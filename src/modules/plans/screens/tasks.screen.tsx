import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/tasks',
  title: { vi: 'Nhiệm vụ', en: 'Tasks' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 21,
    label: { vi: 'Nhiệm vụ', en: 'Tasks' },
    under: 'key',
  },
  load: async () => (await import('./tasks.tsx')).Tasks,
});
