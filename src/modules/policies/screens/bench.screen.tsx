import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/bench',
  title: { vi: 'Bàn thử', en: 'Bench' },
  permission: 'signed_in',
  nav: { group: 'social', order: 31, label: { vi: 'Bàn thử', en: 'Bench' } },
  load: async () => (await import('./bench.tsx')).Bench,
});
