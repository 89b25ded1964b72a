import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/operations/jobs/$id',
  title: { vi: 'Công việc nền', en: 'Background job' },
  permission: 'signed_in',
  load: async () => (await import('./job.tsx')).JobPage,
});
