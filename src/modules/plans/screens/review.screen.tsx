import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/review',
  title: { vi: 'Điểm cần rà soát', en: 'Findings' },
  permission: 'plan.read',
  wide: true,
  nav: {
    group: 'plans',
    order: 25,
    label: { vi: 'Điểm cần rà soát', en: 'Findings' },
    under: 'key',
  },
  load: async () => (await import('./review.tsx')).Review,
});
