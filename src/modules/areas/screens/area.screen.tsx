import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/areas/$code',
  title: { vi: 'Đơn vị hành chính', en: 'Administrative unit' },
  permission: 'area.read',
  load: async () => (await import('./area.tsx')).Area,
});
