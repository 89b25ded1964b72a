import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/users/$login/hand-over',
  title: { vi: 'Bàn giao', en: 'Hand over' },
  permission: 'user.manage',
  load: async () => (await import('./hand-over.tsx')).HandOver,
});
