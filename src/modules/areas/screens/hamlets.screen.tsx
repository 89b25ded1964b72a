import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/areas/$code/hamlets',
  title: { vi: 'Thôn, tổ dân phố', en: 'Hamlets' },
  permission: 'area.read',
  load: async () => (await import('./hamlets.tsx')).Hamlets,
});
