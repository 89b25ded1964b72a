import { defineScreen } from '../../../ui/screen.ts';

export const screen = defineScreen({
  path: '/law/values/$name',
  title: { vi: 'Giá trị pháp luật', en: 'Value of the law' },
  permission: 'signed_in',
  load: async () => (await import('./value.tsx')).Value,
});
