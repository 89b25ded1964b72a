import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/agencies/$agency',
  title: { vi: 'Việc của cơ quan', en: 'Work of an agency' },
  permission: 'plan.read',
  load: async () => (await import('./agency-work.tsx')).AgencyWork,
});
