import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/calendar',
  title: { vi: 'Lịch làm việc', en: 'Working calendar' },
  permission: 'signed_in',
  nav: { group: 'home', order: 40, label: { vi: 'Lịch làm việc', en: 'Calendar' } },
  load: async () => (await import('./calendar.tsx')).Calendar,
});
