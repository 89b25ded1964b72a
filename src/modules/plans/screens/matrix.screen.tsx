import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/matrix',
  title: { vi: 'Nội dung và nhiệm vụ', en: 'Provisions and tasks' },
  permission: 'plan.read',
  nav: {
    group: 'plans',
    order: 23,
    label: { vi: 'Nội dung và nhiệm vụ', en: 'Provisions and tasks' },
    under: 'key',
  },
  load: async () => (await import('./matrix.tsx')).Matrix,
});
