import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/area-successors',
  title: { vi: 'Đơn vị tiếp nhận chưa kiểm chứng', en: 'Successors not verified' },
  permission: 'area.decide',
  nav: {
    group: 'system',
    order: 32,
    label: { vi: 'Địa bàn chưa kiểm chứng', en: 'Units not verified' },
  },
  load: async () => (await import('./undecided.tsx')).UndecidedAreas,
});
