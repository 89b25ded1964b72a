import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/rights',
  title: { vi: 'Ai được làm gì', en: 'Who may do what' },
  permission: 'user.manage',
  nav: { group: 'system', order: 12, label: { vi: 'Ai được làm gì', en: 'Who may do what' } },
  load: async () => (await import('./rights.tsx')).Rights,
});
