import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/agency-successors',
  title: { vi: 'Nơi tiếp nhận chưa kiểm chứng', en: 'Successors not verified' },
  permission: 'agency.decide',
  nav: {
    group: 'system',
    order: 33,
    label: { vi: 'Cơ quan chưa kiểm chứng', en: 'Agencies not verified' },
  },
  load: async () => (await import('./undecided.tsx')).UndecidedAgencies,
});
