import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/policies/$programme',
  title: { vi: 'Chính sách', en: 'Programme' },
  permission: 'signed_in',
  load: async () => (await import('./programme.tsx')).ProgrammePage,
});
