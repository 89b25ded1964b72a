import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key',
  title: { vi: 'Kế hoạch', en: 'Plan' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 20,
    label: { vi: 'Kế hoạch', en: 'Plan' },
    under: 'key',
  },
  load: async () => (await import('./plan.tsx')).Plan,
});
