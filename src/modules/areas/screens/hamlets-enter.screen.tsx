import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/areas/$code/hamlets/enter',
  title: { vi: 'Ghi thôn, tổ dân phố', en: 'Enter hamlets' },
  permission: 'hamlet.manage',
  load: async () => (await import('./hamlets-enter.tsx')).EnterHamlets,
});
