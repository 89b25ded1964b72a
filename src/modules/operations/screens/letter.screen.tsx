import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/operations/letters/$id',
  title: { vi: 'Thư gửi đi', en: 'A letter sent' },
  permission: 'operations.read',
  load: async () => (await import('./letter.tsx')).LetterPage,
});
