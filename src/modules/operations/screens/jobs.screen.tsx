import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/operations/jobs',
  title: { vi: 'Công việc nền', en: 'Background jobs' },
  permission: 'signed_in',
  nav: { group: 'system', order: 50, label: { vi: 'Công việc nền', en: 'Background jobs' } },
  load: async () => (await import('./jobs.tsx')).Jobs,
});
