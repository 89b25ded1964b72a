import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/operations/health',
  title: { vi: 'Tình trạng hệ thống', en: 'State of the system' },
  permission: 'operations.read',
  nav: { group: 'system', order: 40, label: { vi: 'Tình trạng hệ thống', en: 'System health' } },
  load: async () => (await import('./health.tsx')).Health,
});
