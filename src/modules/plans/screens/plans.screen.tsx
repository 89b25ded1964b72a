import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans',
  title: { vi: 'Tất cả kế hoạch', en: 'All plans' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 10,
    label: { vi: 'Tất cả kế hoạch', en: 'All plans' },
  },
  load: async () => (await import('./plans.tsx')).Plans,
});
