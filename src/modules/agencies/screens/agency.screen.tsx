import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/agencies/$code',
  title: { vi: 'Cơ quan', en: 'Agency' },
  permission: 'agency.read',
  load: async () => (await import('./agency.tsx')).Agency,
});
