import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/operations/letters',
  title: { vi: 'Thư và tin nhắn gửi đi', en: 'Mail and SMS sent' },
  permission: 'operations.read',
  nav: { group: 'system', order: 60, label: { vi: 'Thư gửi đi', en: 'Mail and SMS' } },
  load: async () => (await import('./letters.tsx')).Letters,
});
