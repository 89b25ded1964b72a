import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/plans/$key/tasks/$code',
  title: { vi: 'Nhiệm vụ', en: 'Task' },
  permission: 'plan.read',
  load: async () => (await import('./task.tsx')).TaskScreen,
});
